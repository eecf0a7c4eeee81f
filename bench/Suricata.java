import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/// Has one process of Suricata read many captures, each into a folder of its own.
final class Suricata {
    private static final int TRIES = 300;
    private static final int BETWEEN_TRIES_MILLIS = 200;
    private static final int BETWEEN_LOOKS_MILLIS = 1000;

    private final Path folder;

    Suricata(Path folder) {
        this.folder = folder;
    }

    /// Where the EVE log of a capture lies, by the place of the capture in the list.
    Path eve(int number) {
        return said(number).resolve("eve.json");
    }

    private Path said(int number) {
        return folder.resolve("said").resolve(String.valueOf(number));
    }

    /// @param options added to the command line
    void read(List<Path> captures, List<String> options) throws Exception {
        Path socket = folder.resolve("socket");
        List<String> command =
                new ArrayList<>(List.of("suricata", "--unix-socket=" + socket, "-k", "none", "-l"));
        command.add(folder.toString());
        command.addAll(options);
        Process suricata =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("suricata.out").toFile())
                        .start();
        try (SocketChannel channel = connect(socket, suricata)) {
            say(channel, "{\"version\":\"0.2\"}");
            for (int i = 0; i < captures.size(); i++) {
                Path said = Files.createDirectories(said(i));
                say(
                        channel,
                        "{\"command\":\"pcap-file\",\"arguments\":{\"filename\":\"%s\",\"output-dir\":\"%s\"}}"
                                .formatted(plain(captures.get(i), said), said));
            }
            while (!say(channel, "{\"command\":\"pcap-file-number\"}").contains("\"message\":0")
                    || !say(channel, "{\"command\":\"pcap-current\"}").contains("None")) {
                Thread.sleep(BETWEEN_LOOKS_MILLIS);
            }
            say(channel, "{\"command\":\"shutdown\"}");
        } finally {
            suricata.destroy();
            suricata.waitFor();
        }
    }

    /// Suricata reads no packed captures.
    private static Path plain(Path capture, Path folder) throws IOException, InterruptedException {
        String name = capture.toString();
        Path plain = folder.resolve("plain.pcap");
        if (name.endsWith(".gz")) {
            try (var in = new GZIPInputStream(Files.newInputStream(capture))) {
                Files.copy(in, plain);
            } catch (IOException cut) {
                return plain; // as far as it goes
            }
            return plain;
        }
        if (name.endsWith(".zst")) {
            new ProcessBuilder("zstd", "-q", "-f", "-d", name, "-o", plain.toString())
                    .start()
                    .waitFor();
            return plain;
        }
        return capture.toAbsolutePath().normalize();
    }

    private static SocketChannel connect(Path socket, Process suricata) throws Exception {
        var address = UnixDomainSocketAddress.of(socket);
        for (int i = 0; i < TRIES && suricata.isAlive(); i++) {
            SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            try {
                channel.connect(address);
                return channel;
            } catch (IOException notYet) {
                channel.close();
                Thread.sleep(BETWEEN_TRIES_MILLIS);
            }
        }
        throw new IllegalStateException("suricata does not answer; see suricata.out");
    }

    private static String say(SocketChannel channel, String words) throws IOException {
        channel.write(ByteBuffer.wrap((words + "\n").getBytes(StandardCharsets.UTF_8)));
        StringBuilder answer = new StringBuilder();
        ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
        while (answer.indexOf("}") < 0) {
            buffer.clear();
            if (channel.read(buffer) < 0) {
                break;
            }
            answer.append(new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8));
        }
        return answer.toString().replace(" ", "");
    }
}
