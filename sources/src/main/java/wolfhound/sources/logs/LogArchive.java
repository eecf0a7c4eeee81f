package wolfhound.sources.logs;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import wolfhound.sources.capture.Inflow;
import wolfhound.sources.capture.Tally;

/// The logs within archives (tar, plain or packed by gzip or zstd), unpacked to a folder of their
/// own until all was read: logs that belong together are read side by side, and an archive has them
/// one behind the other.
public final class LogArchive implements AutoCloseable {
    /// What one archive may unpack to; the rest is left.
    static final long MOST_UNPACKED = 64L << 30;

    private static final int BLOCK = 512;

    private final Path folder;
    private final Tally tally;
    private int files;

    private LogArchive(Path folder, Tally tally) {
        this.folder = folder;
        this.tally = tally;
    }

    /// @throws IOException where no temporary folder can be made
    public static LogArchive open(Tally tally) throws IOException {
        return new LogArchive(Files.createTempDirectory("wolfhound-logs"), tally);
    }

    /// Is it an archive, by its content.
    public static boolean isArchive(Path path) {
        byte[] begin = LogFile.beginning(path, BLOCK).getBytes(StandardCharsets.ISO_8859_1);
        return begin.length == BLOCK && TarArchiveInputStream.matches(begin, BLOCK);
    }

    /// The logs in it; what else it has is passed over. A break ends it, and is told as of any
    /// input.
    public List<LogInput> unpack(Path archive) {
        List<LogInput> logs = new ArrayList<>();
        long left = MOST_UNPACKED;
        try (InputStream raw = Files.newInputStream(archive);
                Inflow inflow = Inflow.of(raw, new Tally());
                TarArchiveInputStream tar = new TarArchiveInputStream(new Flowing(inflow))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (!entry.isFile()) {
                    continue;
                }
                if (entry.getSize() > left) {
                    tally.count("files of archives beyond the bound", 1);
                    continue;
                }
                left -= entry.getSize();
                Path file = unpack(tar, entry.getName());
                LogInput.of(file, archive + "/" + entry.getName()).ifPresent(logs::add);
            }
        } catch (IOException | IllegalArgumentException broken) {
            String name = archive.toString();
            String why = name + " breaks off: " + broken.getMessage();
            tally.input(new Tally.Input(name, 0, 0, why, !logs.isEmpty()));
        }
        return logs;
    }

    /// Each into a folder of its own: names may repeat, and none leads out of it.
    private Path unpack(InputStream content, String name) throws IOException {
        Path home = Files.createDirectory(folder.resolve(String.valueOf(files++)));
        String last = name.substring(name.lastIndexOf('/') + 1);
        Path file = home.resolve(last.isEmpty() || last.equals("..") ? "log" : last);
        try (OutputStream out = Files.newOutputStream(file)) {
            content.transferTo(out);
        }
        return file;
    }

    /// Deletes what was unpacked.
    @Override
    public void close() {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException | UncheckedIOException stays) {
            tally.count("temporary folders that could not be deleted", 1);
        }
    }

    /// The unpacked bytes as a stream.
    private static final class Flowing extends InputStream {
        private final Inflow inflow;

        Flowing(Inflow inflow) {
            this.inflow = inflow;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int from, int count) throws IOException {
            int end = inflow.fill(into, from, from + count);
            if (end > from || count == 0) {
                return end - from;
            }
            if (!inflow.problem().isEmpty()) {
                throw new IOException(inflow.problem());
            }
            return -1;
        }
    }
}
