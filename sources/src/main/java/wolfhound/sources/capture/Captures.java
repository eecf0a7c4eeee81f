package wolfhound.sources.capture;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// All captures that the user named, one after the other: files, folders of them (recursive, in the
/// order of their names; what is no capture is skipped there), and `-` for standard input. Each may
/// be pcap or pcapng, plain, gzip or zstd, told by content. What is damaged is read as far as it
/// goes and named in the [Tally], with every input's end.
///
/// Read by one thread at a time. A block is the caller's until it is given back to [#next].
public final class Captures implements AutoCloseable {
    /// The input that stands for standard input.
    public static final String STANDARD_INPUT = "-";

    private final Deque<Named> waiting = new ArrayDeque<>();
    private final Set<Path> passedOver;
    private final InputStream standardInput;
    private final Tally tally;
    private @Nullable CaptureFile open;

    /// @param asked for by the user, not found in a folder: must be a capture
    private record Named(Path path, boolean asked) {}

    public Captures(List<Path> inputs, Tally tally) {
        this(inputs, Set.of(), tally);
    }

    /// @param passedOver files in the folders that somebody else reads
    public Captures(List<Path> inputs, Set<Path> passedOver, Tally tally) {
        this(inputs, passedOver, standardInput(), tally);
    }

    /// As a channel, so that an interrupt ends a read that waits for more.
    private static InputStream standardInput() {
        return Channels.newInputStream(new FileInputStream(FileDescriptor.in).getChannel());
    }

    Captures(List<Path> inputs, InputStream standardInput, Tally tally) {
        this(inputs, Set.of(), standardInput, tally);
    }

    private Captures(
            List<Path> inputs, Set<Path> passedOver, InputStream standardInput, Tally tally) {
        for (Path input : inputs) {
            waiting.addLast(new Named(input, true));
        }
        this.passedOver = passedOver;
        this.standardInput = standardInput;
        this.tally = tally;
    }

    /// Fills the block, which never mixes files, with the next packets.
    ///
    /// @return false at the end of the last input; the block is empty then
    public boolean next(Block block) {
        while (true) {
            if (open == null && !openNext(block)) {
                block.begin("", 1);
                return false;
            }
            CaptureFile file = open;
            if (file != null && file.next(block)) {
                return true;
            }
            close();
        }
    }

    /// Opens the next input that is a capture.
    private boolean openNext(Block block) {
        while (!waiting.isEmpty()) {
            Named next = waiting.removeFirst();
            if (Files.isDirectory(next.path)) {
                enter(next);
                continue;
            }
            if (!next.asked && passedOver.contains(next.path)) {
                continue;
            }
            CaptureFile file = open(next, block);
            if (file != null) {
                open = file;
                return true;
            }
        }
        return false;
    }

    private void enter(Named folder) {
        try (Stream<Path> entries = Files.list(folder.path)) {
            entries.filter(Captures::isEntered)
                    .sorted((a, b) -> b.getFileName().compareTo(a.getFileName()))
                    .forEach(entry -> waiting.addFirst(new Named(entry, false)));
        } catch (IOException | java.io.UncheckedIOException unreadable) {
            refuse(folder.path.toString(), "cannot be listed: " + reason(unreadable));
        }
    }

    /// Links to folders are not followed (they may lead in a circle), nor are pipes and devices.
    private static boolean isEntered(Path entry) {
        return Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS) || Files.isRegularFile(entry);
    }

    private @Nullable CaptureFile open(Named input, Block block) {
        boolean standard = input.asked && input.path.toString().equals(STANDARD_INPUT);
        String name = standard ? STANDARD_INPUT : input.path.toString();
        try {
            InputStream raw = standard ? standardInput : Files.newInputStream(input.path);
            CaptureFile file = CaptureFile.open(name, raw, block, tally);
            if (file.isCapture()) {
                return file;
            }
            file.discard();
            if (!input.asked) {
                tally.count("files in folders that are no captures", 1);
                return null;
            }
            refuse(name, file.whyNot());
        } catch (IOException unreadable) {
            refuse(name, "cannot be read: " + reason(unreadable));
        }
        return null;
    }

    private void refuse(String name, String why) {
        tally.input(new Tally.Input(name, 0, 0, name + " " + why, false));
    }

    private static String reason(Exception failure) {
        return switch (failure) {
            case NoSuchFileException missing -> "there is no such file";
            case AccessDeniedException denied -> "permission is denied";
            default ->
                    String.valueOf(failure.getMessage()).isBlank()
                            ? failure.getClass().getSimpleName().toLowerCase(Locale.ROOT)
                            : String.valueOf(failure.getMessage());
        };
    }

    /// Ends the open input; those that wait are left unread.
    @Override
    public void close() {
        if (open != null) {
            open.close();
            open = null;
        }
    }
}
