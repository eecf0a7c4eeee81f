package wolfhound.intel.format;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/// Finds the lists in what the user named: files, folders, archives (tar, zip; gzip and zstd around
/// them or around a file) and addresses; has each read in its format.
public final class Lists {
    /// Archives in archives in archives.
    private static final int DEEPEST = 4;

    /// The first bytes of a compiled set.
    public static final String COMPILED = "WHINTEL2";

    private final Listener listener;

    public Lists(Listener listener) {
        this.listener = listener;
    }

    /// Who takes the lists in.
    public interface Listener {
        /// A list begins; what it says is put there until the next begins.
        Sink list(String name, String format);

        /// A file is in no format that is known.
        void notAList(String name);

        /// An input cannot be read, or not to its end.
        void unreadable(String name, String why);

        /// A set that was compiled before.
        void compiled(Path file);
    }

    /// @param input a path, or an address of the web
    public void read(String input) {
        if (input.startsWith("http://") || input.startsWith("https://")) {
            try {
                new Fetch(input).each((name, in) -> open(name, in, 0));
            } catch (IOException failed) {
                listener.unreadable(input, reason(failed));
            }
            return;
        }
        Path path = Path.of(input);
        if (Files.isDirectory(path)) {
            try (Stream<Path> inside = Files.walk(path)) {
                for (Path file : inside.filter(Files::isRegularFile).sorted().toList()) {
                    if (!isHidden(path.relativize(file).toString())) {
                        file(file);
                    }
                }
            } catch (IOException | UncheckedIOException failed) {
                listener.unreadable(input, String.valueOf(failed.getMessage()));
            }
            return;
        }
        file(path);
    }

    /// Whether any part of the path begins with a dot, as those of version control do.
    private static boolean isHidden(String inside) {
        return inside.startsWith(".") && !inside.startsWith("./") || inside.contains("/.");
    }

    private void file(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] mark = in.readNBytes(COMPILED.length());
            if (new String(mark, StandardCharsets.US_ASCII).equals(COMPILED)) {
                listener.compiled(file);
                return;
            }
            open(file.toString(), new SequenceInputStream(new ByteArrayInputStream(mark), in), 0);
        } catch (IOException failed) {
            listener.unreadable(file.toString(), reason(failed));
        }
    }

    private static String reason(IOException failed) {
        if (failed instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (failed instanceof AccessDeniedException) {
            return "you may not read it";
        }
        return failed.getMessage() == null
                ? failed.getClass().getSimpleName()
                : failed.getMessage();
    }

    private void open(String name, InputStream in, int depth) throws IOException {
        BufferedInputStream ahead = new BufferedInputStream(in, Head.LENGTH + 1);
        ahead.mark(Head.LENGTH + 1);
        byte[] begin = ahead.readNBytes(Head.LENGTH);
        ahead.reset();
        if (depth < DEEPEST) {
            if (begins(begin, 0x1F, 0x8B)) {
                open(name, new GZIPInputStream(ahead, 1 << 16), depth + 1);
                return;
            }
            if (begins(begin, 0x28, 0xB5, 0x2F, 0xFD)) {
                open(name, new ZstdInputStream(ahead), depth + 1);
                return;
            }
            if (begins(begin, 'P', 'K', 3, 4)) {
                zip(name, ahead, depth);
                return;
            }
            if (TarArchiveInputStream.matches(begin, begin.length)) {
                tar(name, ahead, depth);
                return;
            }
        }
        ListFile file =
                new ListFile(name, new Head(name, begin, begin.length < Head.LENGTH), ahead);
        Optional<Format> format =
                FORMATS.stream().filter(one -> one.recognises(file.head())).findFirst();
        if (format.isEmpty()) {
            listener.notAList(name);
            return;
        }
        format.get().read(file, listener.list(name, format.get().name()));
    }

    private static final List<Format> FORMATS = Formats.all();

    private static boolean begins(byte[] bytes, int... with) {
        for (int i = 0; i < with.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != with[i]) {
                return false;
            }
        }
        return true;
    }

    private void zip(String name, InputStream in, int depth) throws IOException {
        ZipInputStream zip = new ZipInputStream(in);
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (!entry.isDirectory() && !isHidden(entry.getName())) {
                inside(name + "/" + entry.getName(), zip, depth);
            }
        }
    }

    private void tar(String name, InputStream in, int depth) throws IOException {
        TarArchiveInputStream tar = new TarArchiveInputStream(in);
        for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            if (entry.isFile() && !isHidden(entry.getName())) {
                inside(name + "/" + entry.getName(), tar, depth);
            }
        }
    }

    /// One that cannot be read does not stop those behind it, as long as the archive is whole.
    private void inside(String name, InputStream content, int depth) {
        try {
            open(name, new Unclosed(content), depth + 1);
        } catch (IOException failed) {
            listener.unreadable(name, reason(failed));
        }
    }

    /// The content of an archive stays open when one of its files was read.
    private static final class Unclosed extends FilterInputStream {
        Unclosed(InputStream in) {
            super(in);
        }

        @Override
        public void close() {}
    }
}
