import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Runs tshark over a capture, once for all kinds, and keeps what it wrote where that is wanted.
final class Tshark {
    private static final List<String> FIELDS =
            List.of(
                    "frame.number",
                    "frame.protocols",
                    "ip.src",
                    "ip.dst",
                    "ipv6.src",
                    "ipv6.dst",
                    "tcp.stream",
                    "tcp.srcport",
                    "tcp.dstport",
                    "tcp.flags",
                    "tcp.seq_raw",
                    "tcp.len",
                    "tcp.analysis.retransmission",
                    "tcp.analysis.out_of_order",
                    "udp.stream",
                    "udp.srcport",
                    "udp.dstport",
                    "dns.id",
                    "dns.flags.response",
                    "dns.flags.opcode",
                    "dns.count.queries",
                    "dns.count.answers",
                    "dns.count.auth_rr",
                    "dns.count.add_rr",
                    "dns.qry.name",
                    "dns.qry.type",
                    "dns.resp.name",
                    "dns.resp.type",
                    "dns.a",
                    "dns.aaaa",
                    "dns.cname",
                    "dns.ns",
                    "dns.ptr.domain_name",
                    "dns.mx.mail_exchange",
                    "dns.soa.mname",
                    "dns.srv.target",
                    "dns.txt",
                    "http.request.method",
                    "http.host",
                    "http.request.uri",
                    "http.response.code",
                    "http2.headers.method",
                    "http2.headers.authority",
                    "http2.headers.path",
                    "http2.headers.status",
                    "tls.handshake.extensions_server_name",
                    "tls.handshake.ja3",
                    "smtp.req.command",
                    "pop.request.command",
                    "imap.request.command",
                    "irc.request.command",
                    "irc.response.command",
                    "irc.response.num_command",
                    "ftp.request.command",
                    "imf.subject",
                    "dns.srv.service",
                    "dns.srv.proto",
                    "dns.srv.name",
                    "frame.len",
                    "frame.cap_len");

    private static final Map<String, Integer> COLUMNS = new HashMap<>();

    static {
        for (int i = 0; i < FIELDS.size(); i++) {
            COLUMNS.put(FIELDS.get(i), i);
        }
    }

    private static final List<String> CARRIERS = List.of("http", "smb", "tftp", "imf", "ftp-data");

    /// Neither stands in what is read.
    private static final char BETWEEN_FIELDS = '\u001f';

    private static final char BETWEEN_VALUES = '\u001e';

    static final int RST = 4;

    private static final int PATIENCE_MINUTES = 15;

    /// The two ways in which tshark follows streams. In order it waits for what is missing and for
    /// the end of a body: it tells files, and nothing behind a loss. As they came it does not wait.
    private static final String IN_ORDER = "in-order";

    private static final String AS_THEY_CAME = "as-they-came";

    /// What tshark wrote of one capture.
    record Output(Path folder) {
        List<Path> fields() {
            return List.of(folder.resolve(IN_ORDER), folder.resolve(AS_THEY_CAME));
        }

        List<Exported> objects() throws IOException {
            List<Exported> objects = new ArrayList<>();
            for (String carrier : CARRIERS) {
                Path exported = folder.resolve(carrier);
                if (!Files.isDirectory(exported)) {
                    continue;
                }
                try (var files = Files.list(exported)) {
                    files.forEach(
                            file -> objects.add(new Exported(carrier.replace("-data", ""), file)));
                }
            }
            return objects;
        }
    }

    record Exported(String carrier, Path file) {}

    /// One packet's fields; each may have several values, one a layer or one a message.
    record Frame(String[] columns) {
        static Optional<Frame> of(String line) {
            String[] columns = line.split(String.valueOf(BETWEEN_FIELDS), -1);
            return columns.length == FIELDS.size()
                    ? Optional.of(new Frame(columns))
                    : Optional.empty();
        }

        String protocols() {
            return one("frame.protocols");
        }

        String one(String field) {
            return columns[COLUMNS.get(field)];
        }

        List<String> all(String field) {
            String column = one(field);
            return column.isEmpty()
                    ? List.of()
                    : List.of(column.split(String.valueOf(BETWEEN_VALUES), -1));
        }

        /// The value of the innermost layer.
        String last(String field) {
            List<String> all = all(field);
            return all.isEmpty() ? "" : all.getLast();
        }

        /// A number of a message, 0 where a cut packet lacks it.
        int number(String field, int index) {
            List<String> all = all(field);
            return index < all.size() && !all.get(index).isEmpty()
                    ? Integer.parseInt(all.get(index))
                    : 0;
        }

        boolean hasFlag(int flags) {
            String all = last("tcp.flags");
            return !all.isEmpty() && (Integer.decode(all) & flags) != 0;
        }

        /// Is the innermost transport TCP.
        boolean isTcp() {
            String layers = protocols() + ":";
            return layers.lastIndexOf(":tcp:") > layers.lastIndexOf(":udp:");
        }

        /// Source and target of the network layer below the innermost transport; none where that
        /// only carries a tunnel, in which something else is.
        String[] addresses() {
            String layers = protocols() + ":";
            int transport = Math.max(layers.lastIndexOf(":tcp:"), layers.lastIndexOf(":udp:"));
            if (transport < 0 || layers.substring(transport).matches(".*:(eth|ip|ipv6):.*")) {
                return new String[0];
            }
            int v4 = layers.lastIndexOf(":ip:", transport);
            int v6 = layers.lastIndexOf(":ipv6:", transport);
            String field = v6 > v4 ? "ipv6" : "ip";
            String source = last(field + ".src");
            return source.isEmpty()
                    ? new String[0]
                    : new String[] {source, last(field + ".dst")};
        }

        /// Was the packet cut while it was captured.
        boolean isCut() {
            return !one("frame.len").equals(one("frame.cap_len"));
        }

        /// Where in which stream this packet's bytes stand.
        String place() {
            return last("tcp.stream")
                    + " "
                    + last("tcp.srcport")
                    + " "
                    + last("tcp.seq_raw")
                    + " "
                    + last("tcp.len");
        }
    }

    private final Optional<Path> kept;

    /// @param kept where output is kept for the next run, and looked for
    Tshark(Optional<Path> kept) {
        this.kept = kept;
    }

    /// Reads a capture, or finds what was kept of an earlier reading.
    Output read(Path capture, String name) throws IOException, InterruptedException {
        Path folder =
                kept.isPresent()
                        ? kept.get().resolve(name.replace('/', '@'))
                        : Files.createTempDirectory("parity");
        Path done = folder.resolve("done");
        if (!Files.exists(done)) {
            forget(folder);
            Files.createDirectories(folder);
            run(capture, folder, IN_ORDER);
            run(capture, folder, AS_THEY_CAME);
            Files.createFile(done);
        }
        return new Output(folder);
    }

    void release(Output output) throws IOException {
        if (kept.isEmpty()) {
            forget(output.folder());
        }
    }

    private static void forget(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var walk = Files.walk(folder)) {
            for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static void run(Path capture, Path folder, String way)
            throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                "tshark",
                                "-n",
                                "-r",
                                capture.toString(),
                                "-o",
                                "tcp.reassemble_out_of_order:" + way.equals(IN_ORDER),
                                "-o",
                                "http.desegment_body:" + way.equals(IN_ORDER),
                                "-T",
                                "fields",
                                "-E",
                                "separator=" + BETWEEN_FIELDS,
                                "-E",
                                "aggregator=" + BETWEEN_VALUES));
        for (String field : FIELDS) {
            command.add("-e");
            command.add(field);
        }
        for (String carrier : way.equals(IN_ORDER) ? CARRIERS : List.<String>of()) {
            command.add("--export-objects");
            command.add(carrier + "," + folder.resolve(carrier));
        }
        Process tshark =
                new ProcessBuilder(command)
                        .redirectOutput(folder.resolve(way).toFile())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        if (!tshark.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
            tshark.destroyForcibly().waitFor();
            System.err.println("tshark did not end with " + capture);
        }
    }
}
