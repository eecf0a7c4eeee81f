package wolfhound.outputs;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import wolfhound.model.CaseStore;
import wolfhound.model.Host;
import wolfhound.model.HostCase;

/// Cases in one file, a JSON object a line: small enough to carry, plain enough to grep. A new
/// hunt's cases take the place of the old ones only when all are written.
public final class CaseFile implements CaseStore, AutoCloseable {
    private final Path file;
    private @Nullable Path beside;
    private @Nullable OutputStream stream;
    private @Nullable JsonGenerator json;

    private CaseFile(Path file) {
        this.file = file;
    }

    /// The cases in this file, to be found.
    public static CaseFile at(Path file) {
        return new CaseFile(file);
    }

    /// Cases that will be in this file, in the place of those there, once this is closed.
    public static CaseFile replacing(Path file) {
        CaseFile cases = new CaseFile(file);
        cases.open();
        return cases;
    }

    private void open() {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            beside = Files.createTempFile(folder, file.getFileName() + ".", ".next");
            stream = new BufferedOutputStream(Files.newOutputStream(beside));
            json = Json.lines(stream);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void keep(HostCase hostCase) {
        if (json == null) {
            throw new IllegalStateException("opened for finding: " + file);
        }
        CaseCodec.write(json, hostCase);
    }

    @Override
    public Optional<HostCase> find(Host host) {
        try (Stream<HostCase> cases = all()) {
            return cases.filter(hostCase -> hostCase.host().equals(host)).findFirst();
        }
    }

    /// Close the stream when done.
    ///
    /// @throws UncheckedIOException when the file cannot be read or a line of it is no case
    @Override
    public Stream<HostCase> all() {
        try {
            BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
            return reader.lines()
                    .filter(line -> !line.isBlank())
                    .map(this::parse)
                    .onClose(() -> close(reader));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private HostCase parse(String line) {
        try (JsonParser parser = Json.FACTORY.createParser(ObjectReadContext.empty(), line)) {
            parser.nextToken();
            return CaseCodec.read(parser);
        } catch (JacksonException | IllegalArgumentException | DateTimeException damaged) {
            throw new UncheckedIOException(
                    new IOException(file + " is damaged: " + damaged.getMessage(), damaged));
        }
    }

    private static void close(BufferedReader reader) {
        try {
            reader.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        if (json == null || stream == null || beside == null) {
            return;
        }
        try {
            json.close();
            stream.close();
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
