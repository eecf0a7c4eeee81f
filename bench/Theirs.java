import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import wolfhound.model.Address;
import wolfhound.sources.content.Content;

/// The facts that tshark tells of a capture, read of its fields packet by packet and of the
/// objects that it exports.
final class Theirs {
    /// Types of records whose value tshark writes as one field, in the order of the records.
    static final Map<String, String> VALUES =
            Map.of(
                    "A", "dns.a",
                    "AAAA", "dns.aaaa",
                    "CNAME", "dns.cname",
                    "NS", "dns.ns",
                    "PTR", "dns.ptr.domain_name",
                    "MX", "dns.mx.mail_exchange",
                    "SOA", "dns.soa.mname",
                    "SRV", "dns.srv.target");

    private static final String CUT = "the packet was cut while it was captured";

    private final Facts facts = new Facts();

    /// The protocols of each conversation.
    private final Map<String, Set<String>> protocols = new HashMap<>();

    /// How often a fact was seen in one frame of this place in a stream: what stands there again is
    /// a retransmission, which tshark reads again and nobody said twice.
    private final Map<String, Integer> seenAt = new HashMap<>();

    /// Whether every packet of a conversation was a reset: to nobody then, and answering what was
    /// not seen.
    private final Map<String, Boolean> onlyResets = new HashMap<>();

    /// Conversations in which a hello of TLS was seen.
    private final Set<String> greeted = new HashSet<>();

    private int packets;

    private Theirs() {}

    static Theirs of(Tshark.Output output) throws IOException {
        var both = new Theirs();
        for (Path fields : output.fields()) {
            var theirs = new Theirs();
            theirs.read(fields);
            both.facts.unite(theirs.facts);
            both.packets = theirs.packets;
            theirs.protocols.forEach((ends, names) -> both.protocols(ends).addAll(names));
        }
        both.explainUpgrades();
        both.noteFiles(output.objects());
        return both;
    }

    private void read(Path fields) throws IOException {
        try (BufferedReader lines =
                Files.newBufferedReader(fields, StandardCharsets.ISO_8859_1)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                var frame = Tshark.Frame.of(line);
                if (frame.isPresent()) {
                    packets++;
                    note(frame.get());
                }
            }
        }
        facts.packets(packets);
        onlyResets.forEach(
                (ends, only) -> {
                    if (!only) {
                        facts.addOnce(Kind.CONVERSATION, ends, "");
                    }
                });
    }

    /// What Wolfhound tells of a request that ends in version 2 is the answer there.
    private void explainUpgrades() {
        for (Facts.Fact fact : facts.of(Kind.HTTP_STATUS).keySet()) {
            if (fact.text().equals("101") && knows(Kind.HTTP2_STATUS, fact.ends())) {
                facts.explain(
                        Kind.HTTP_STATUS, fact.ends(), fact.text(), "the answer is in HTTP/2");
            }
        }
    }

    private Set<String> protocols(String ends) {
        return protocols.computeIfAbsent(ends, key -> new HashSet<>());
    }

    Facts facts() {
        return facts;
    }

    /// How far tshark read.
    int packets() {
        return packets;
    }

    /// Did tshark take anything in this conversation for the kind's protocol.
    boolean knows(Kind kind, String ends) {
        return kind.protocol.isEmpty()
                || protocols.getOrDefault(ends, Set.of()).contains(kind.protocol);
    }

    /// Packets quoted in an error of ICMP are nobody's words.
    private void note(Tshark.Frame frame) {
        String ends = ends(frame);
        if (frame.protocols().matches(".*:icmp(v6)?:.*") || ends.isEmpty()) {
            return;
        }
        protocols(ends).addAll(List.of(frame.protocols().split(":")));
        boolean reset = frame.isTcp() && frame.hasFlag(Tshark.RST);
        onlyResets.merge(ends, reset, Boolean::logicalAnd);
        Map<String, Integer> said = new HashMap<>();
        if ((frame.protocols() + ":").contains(":dns:")) {
            noteNames(frame, ends);
        }
        noteWeb(frame, said);
        noteSessions(frame, ends);
        noteLines(frame, said);
        noteMail(frame, said);
        noteNew(frame, ends, said);
    }

    private static String ends(Tshark.Frame frame) {
        boolean tcp = frame.isTcp();
        String transport = tcp ? "tcp" : "udp";
        String[] addresses = frame.addresses();
        if (addresses.length == 0 || frame.last(transport + ".srcport").isEmpty()) {
            return "";
        }
        return Facts.ends(
                transport,
                Address.of(addresses[0]) + " " + frame.last(transport + ".srcport"),
                Address.of(addresses[1]) + " " + frame.last(transport + ".dstport"));
    }

    /// A frame may hold several messages (over TCP); their records are listed one after the other.
    private void noteNames(Tshark.Frame frame, String ends) {
        List<String> operations = frame.all("dns.flags.opcode");
        List<String> names = frame.all("dns.qry.name");
        List<String> types = frame.all("dns.qry.type");
        var records = new Records(frame);
        int question = 0;
        for (int message = 0; message < operations.size(); message++) {
            boolean query = operations.get(message).equals("0");
            for (int i = frame.number("dns.count.queries", message); i > 0; i--, question++) {
                if (query && question < names.size() && question < types.size()) {
                    note(
                            frame,
                            Kind.DNS_QUESTION,
                            ends,
                            Facts.name(names.get(question)) + " " + type(types.get(question)));
                }
            }
            for (int i = frame.number("dns.count.answers", message); i > 0; i--) {
                String answer = records.next();
                if (query && !answer.isEmpty()) {
                    note(frame, Kind.DNS_ANSWER, ends, answer);
                }
            }
            records.skip(frame.number("dns.count.auth_rr", message));
            records.skip(frame.number("dns.count.add_rr", message));
        }
    }

    private void note(Tshark.Frame frame, Kind kind, String ends, String text) {
        if (facts.addOnce(kind, ends, text) && frame.isCut()) {
            facts.explain(kind, ends, text, CUT);
        }
    }

    private static String type(String number) {
        return number.isEmpty() ? "" : Facts.type(Integer.parseInt(number));
    }

    /// The records of one frame in order, each with the next value of its type.
    private static final class Records {
        private final Tshark.Frame frame;
        private final List<String> names;
        private final List<String> types;
        private final Map<String, Integer> used = new HashMap<>();
        private int at;
        private int named;

        Records(Tshark.Frame frame) {
            this.frame = frame;
            this.names = frame.all("dns.resp.name");
            this.types = frame.all("dns.resp.type");
        }

        /// Name, type and value; empty behind the last.
        String next() {
            if (at >= types.size()) {
                return "";
            }
            String type = type(types.get(at++));
            String name = Facts.name(type.equals("SRV") ? service() : name());
            String field = VALUES.get(type);
            if (field == null) {
                return name + " " + type + " ";
            }
            List<String> values = frame.all(field);
            int index = used.merge(type, 1, Integer::sum) - 1;
            String value = index < values.size() ? values.get(index) : "";
            return name + " " + type + " " + Facts.name(value);
        }

        private String name() {
            return named < names.size() ? names.get(named++) : "";
        }

        /// The name of a record of a service (RFC 2782) is told in its three parts.
        private String service() {
            int index = used.getOrDefault("SRV", 0);
            return Stream.of("dns.srv.service", "dns.srv.proto", "dns.srv.name")
                    .map(frame::all)
                    .filter(parts -> index < parts.size() && !parts.get(index).isEmpty())
                    .map(parts -> parts.get(index))
                    .collect(Collectors.joining("."));
        }

        void skip(int count) {
            for (int i = 0; i < count; i++) {
                next();
            }
        }
    }

    /// SSDP is filed under HTTP's fields. Interim answers (RFC 9110 §15.2) answer nothing yet, but
    /// 101 does. A frame with several requests lists methods, hosts and targets each by itself.
    private void noteWeb(Tshark.Frame frame, Map<String, Integer> said) {
        if (frame.protocols().contains(":ssdp")) {
            return;
        }
        List<String> methods = frame.all("http.request.method");
        List<String> hosts = frame.all("http.host");
        List<String> targets = frame.all("http.request.uri");
        for (int i = 0; i < methods.size(); i++) {
            String host = i < hosts.size() ? hosts.get(i) : "";
            String target = i < targets.size() ? targets.get(i) : "";
            say(said, Kind.HTTP_REQUEST, Facts.request(methods.get(i), Facts.host(host), target));
        }
        noteSecond(frame, said);
        for (String status : frame.all("http.response.code")) {
            if (status.length() == 3 && (!status.startsWith("1") || status.equals("101"))) {
                say(said, Kind.HTTP_STATUS, status);
            }
        }
    }

    private static void noteSecond(Tshark.Frame frame, Map<String, Integer> said) {
        List<String> methods = frame.all("http2.headers.method");
        List<String> hosts = frame.all("http2.headers.authority");
        List<String> targets = frame.all("http2.headers.path");
        for (int i = 0; i < methods.size(); i++) {
            String host = i < hosts.size() ? hosts.get(i) : "";
            String target = i < targets.size() ? targets.get(i) : "";
            say(said, Kind.HTTP2_REQUEST, Facts.request(methods.get(i), Facts.host(host), target));
        }
        for (String status : frame.all("http2.headers.status")) {
            if (!status.startsWith("1")) {
                say(said, Kind.HTTP2_STATUS, status);
            }
        }
    }

    /// Wolfhound tells one hello a conversation, the first.
    private void noteSessions(Tshark.Frame frame, String ends) {
        String reason =
                frame.protocols().contains(":openvpn:")
                        ? "TLS inside of OpenVPN"
                        : greeted.contains(ends) ? "a second hello (HelloRetryRequest)" : "";
        for (String name : frame.all("tls.handshake.extensions_server_name")) {
            if (!name.isEmpty()) {
                facts.addOnce(Kind.TLS_SERVER_NAME, ends, Facts.name(name));
            }
        }
        for (String ja3 : frame.all("tls.handshake.ja3")) {
            if (facts.addOnce(Kind.TLS_JA3, ends, ja3) && !reason.isEmpty()) {
                facts.explain(Kind.TLS_JA3, ends, ja3, reason);
            }
            greeted.add(ends);
        }
    }

    private void noteLines(Tshark.Frame frame, Map<String, Integer> said) {
        for (String verb : frame.all("smtp.req.command")) {
            say(said, Kind.SMTP_COMMAND, Facts.fourLetters(upper(verb)));
        }
        for (String verb : frame.all("pop.request.command")) {
            if (verb.length() <= 4) { // longer are the secrets of SASL, which are no commands
                say(said, Kind.POP_COMMAND, upper(verb));
            }
        }
        for (String verb : frame.all("imap.request.command")) {
            say(said, Kind.IMAP_COMMAND, upper(verb));
        }
        for (String verb : frame.all("ftp.request.command")) {
            say(said, Kind.FTP_COMMAND, upper(verb));
        }
        for (String command : frame.all("irc.request.command")) {
            say(said, Kind.IRC_LINE, "> " + upper(command));
        }
        for (String command : frame.all("irc.response.command")) {
            say(said, Kind.IRC_LINE, "< " + upper(command));
        }
    }

    private void noteMail(Tshark.Frame frame, Map<String, Integer> said) {
        if (frame.protocols().matches(".*:smtp:.*imf.*")) {
            say(said, Kind.MAIL, "");
        }
    }

    private static String upper(String verb) {
        return Facts.plain(verb).toUpperCase(Locale.ROOT);
    }

    private static void say(Map<String, Integer> said, Kind kind, String fact) {
        said.merge(kind.ordinal() + " " + fact, 1, Integer::sum);
    }

    private void noteNew(Tshark.Frame frame, String ends, Map<String, Integer> said) {
        said.forEach(
                (fact, count) -> {
                    int before = 0;
                    if (frame.isTcp()) {
                        String at = frame.place() + " " + fact;
                        before = seenAt.getOrDefault(at, 0);
                        seenAt.put(at, Math.max(before, count));
                    }
                    int blank = fact.indexOf(' ');
                    Kind kind = Kind.values()[Integer.parseInt(fact.substring(0, blank))];
                    String text = fact.substring(blank + 1);
                    for (int i = before; i < count; i++) {
                        facts.add(kind, ends, text);
                    }
                    if (frame.isCut() && kind.protocol.equals("http")) {
                        facts.explain(kind, ends, text, CUT);
                    }
                    if (kind == Kind.IRC_LINE && !text.matches("[<>] ([A-Z]{1,16}|[0-9]{3})")) {
                        facts.explain(kind, ends, text, "no command of IRC");
                    }
                });
    }

    private void noteFiles(List<Tshark.Exported> objects) throws IOException {
        for (Tshark.Exported object : objects) {
            byte[] bytes = Files.readAllBytes(object.file());
            Content content = Content.ofFile();
            content.take(bytes, 0, bytes.length);
            if (Facts.isComparedFile(content.kind())) {
                facts.add(
                        Kind.FILE,
                        "",
                        Facts.file(object.carrier(), content.kind(), bytes.length)
                                + " "
                                + content.sha256());
            }
        }
    }
}
