package wolfhound.rules.language;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import wolfhound.rules.language.Rule.Action;
import wolfhound.rules.language.Rule.Arrow;
import wolfhound.rules.language.Rule.Place;

/// Reads a line of a rule file.
///
/// `ACTION PROTOCOL ADDRESSES PORTS -> ADDRESSES PORTS (OPTION; OPTION: VALUE; …)`
///
/// Text is cut into [Piece]s that know where they stand; what an option means its [Keyword] knows;
/// what only the whole rule can show [RuleCheck] does. Bad input ends as a [Problem], never as an
/// exception.
public final class RuleParser {
    private static final Set<String> PACKET_PROTOCOLS =
            Set.of(
                    "ip",
                    "ip4",
                    "ipv4",
                    "ip6",
                    "ipv6",
                    "tcp",
                    "tcp-pkt",
                    "tcp-stream",
                    "udp",
                    "icmp",
                    "icmpv4",
                    "icmpv6",
                    "sctp",
                    "pkthdr",
                    "ether",
                    "arp",
                    "igmp");
    private static final Set<String> APPLICATION_PROTOCOLS =
            Set.of(
                    "http",
                    "http1",
                    "http2",
                    "ftp",
                    "ftp-data",
                    "tls",
                    "ssl",
                    "smb",
                    "smb2",
                    "dns",
                    "dcerpc",
                    "dhcp",
                    "ssh",
                    "smtp",
                    "imap",
                    "pop3",
                    "jabber",
                    "irc",
                    "msn",
                    "modbus",
                    "dnp3",
                    "enip",
                    "nfs",
                    "ike",
                    "ikev2",
                    "krb5",
                    "bittorrent-dht",
                    "ntp",
                    "rfb",
                    "rdp",
                    "snmp",
                    "tftp",
                    "sip",
                    "websocket",
                    "telnet",
                    "mqtt",
                    "pgsql",
                    "quic",
                    "ldap",
                    "doh2",
                    "mdns",
                    "template");
    private static final Set<String> ACTIONS =
            Set.of("alert", "pass", "drop", "reject", "rejectsrc", "rejectdst", "rejectboth");

    /// Keywords that a rule may have one of.
    private static final Set<String> ONCE =
            Set.of("msg", "sid", "rev", "gid", "flow", "dsize", "detection_filter");

    /// Of firewall rules and of the engine's own settings.
    private static final Set<String> OTHER_ACTIONS = Set.of("accept", "config");

    private final Variables variables;

    /// @param variables those that rules may name
    public RuleParser(Variables variables) {
        this.variables = variables;
    }

    /// A rule that the program itself writes.
    ///
    /// @throws IllegalArgumentException where it is not one
    public static Rule rule(String text) {
        return switch (new RuleParser(Variables.usual()).read(text, "text", 1)) {
            case Reading.Active(Rule rule, List<Problem> problems) -> rule;
            case Reading.Refused(Problem problem) ->
                    throw new IllegalArgumentException(
                            "column " + problem.column() + ": " + problem.sentence());
            default -> throw new IllegalArgumentException("no active rule: " + text);
        };
    }

    /// Reads one logical line.
    ///
    /// @param text with its continuation lines, where it has some
    /// @param number of its first line
    public Reading read(String text, String file, int number) {
        Line line = new Line(file, number);
        for (String part : Latin.of(text).split("\n", -1)) {
            line.add(part);
        }
        return read(line);
    }

    Reading read(Line line) {
        Piece text = new Piece(line.text(), 0).stripped();
        if (text.isEmpty() || text.startsWith(";")) {
            return new Reading.Nothing();
        }
        if (text.startsWith("#")) {
            return isRule(text) ? new Reading.Disabled() : new Reading.Nothing();
        }
        Kept notes = new Kept(line);
        try {
            Rule rule = new Reader(text, line, notes, variables).rule();
            return new Reading.Active(rule, List.copyOf(notes.problems));
        } catch (Complaint complaint) {
            return new Reading.Refused(problem(line, complaint));
        }
    }

    static boolean isApplicationProtocol(String name) {
        return APPLICATION_PROTOCOLS.contains(name)
                || name.equals("failed")
                || name.equals("unknown");
    }

    private static Problem problem(Line line, Complaint complaint) {
        Place place = line.place(complaint.at());
        int column = line.column(complaint.at());
        return complaint.keyword().isEmpty()
                ? new Problem.Wrong(place, column, complaint.sentence())
                : new Problem.NotSupported(
                        place, column, complaint.keyword(), complaint.sentence(), false);
    }

    /// `#alert …(…`, `## alert …`.
    private static boolean isRule(Piece comment) {
        String text = comment.text();
        int from = 0;
        while (from < text.length() && (text.charAt(from) == '#' || text.charAt(from) <= ' ')) {
            from++;
        }
        int to = from;
        while (to < text.length() && text.charAt(to) > ' ') {
            to++;
        }
        return ACTIONS.contains(text.substring(from, to)) && text.indexOf('(', to) > 0;
    }

    /// What is said of a rule that may be loaded.
    private record Kept(Line line, List<Problem> problems) implements Draft.Notes {
        Kept(Line line) {
            this(line, new ArrayList<>(0));
        }

        @Override
        public void doubtful(int at, String sentence) {
            problems.add(new Problem.Doubtful(line.place(at), line.column(at), sentence));
        }

        @Override
        public void costly(int at, String sentence) {
            problems.add(new Problem.Costly(line.place(at), line.column(at), sentence));
        }

        @Override
        public void leftOut(int at, String keyword, String sentence) {
            problems.add(
                    new Problem.NotSupported(
                            line.place(at), line.column(at), keyword, sentence, true));
        }
    }

    /// Goes through one rule from left to right.
    private static final class Reader {
        private final Piece text;
        private final Line line;
        private final Draft draft;
        private final Variables variables;
        private int next;

        Reader(Piece text, Line line, Draft.Notes notes, Variables variables) {
            this.variables = variables;
            this.text = text;
            this.line = line;
            this.draft = new Draft(notes);
        }

        Rule rule() {
            Action action = action(word("an action such as `alert`"));
            String protocol = protocol(word("a protocol such as `tcp`"));
            Piece sourceAddresses = list("addresses of the source");
            Piece sourcePorts = list("ports of the source");
            Arrow arrow = arrow(word("`->`, `<>` or `=>`"));
            Piece targetAddresses = list("addresses of the target");
            Piece targetPorts = list("ports of the target");
            variables.addresses(sourceAddresses);
            variables.ports(sourcePorts);
            variables.addresses(targetAddresses);
            variables.ports(targetPorts);
            options();
            draft.finish();
            RuleCheck.check(draft, protocol, arrow);
            List<Rule.Block> blocks = new ArrayList<>();
            for (Draft.Part part : draft.parts()) {
                blocks.add(
                        new Rule.Block(
                                part.buffer,
                                part.transforms,
                                part.looks.stream().map(Draft.Spot::look).toList(),
                                part.side));
            }
            return new Rule(
                    action,
                    protocol,
                    new Rule.End(sourceAddresses.text(), sourcePorts.text()),
                    arrow,
                    new Rule.End(targetAddresses.text(), targetPorts.text()),
                    List.copyOf(blocks),
                    List.copyOf(draft.tests),
                    List.copyOf(draft.effects),
                    about(),
                    line.place());
        }

        private Rule.About about() {
            Map<String, List<String>> metadata = new LinkedHashMap<>();
            draft.metadata.forEach((key, values) -> metadata.put(key, List.copyOf(values)));
            return new Rule.About(
                    draft.generator,
                    draft.id,
                    draft.revision,
                    draft.message,
                    draft.className,
                    draft.priority,
                    List.copyOf(draft.references),
                    java.util.Collections.unmodifiableMap(metadata));
        }

        // ---- header

        private static Action action(Piece word) {
            return switch (word.lower()) {
                case "alert" -> Action.ALERT;
                case "pass" -> Action.PASS;
                case "drop" -> Action.DROP;
                case "reject" -> Action.REJECT;
                case "rejectsrc" -> Action.REJECT_SOURCE;
                case "rejectdst" -> Action.REJECT_TARGET;
                case "rejectboth" -> Action.REJECT_BOTH;
                default -> {
                    if (OTHER_ACTIONS.contains(word.text()) || word.text().indexOf(':') > 0) {
                        throw Complaint.notSupported(
                                word.at(),
                                word.text(),
                                "the action " + word.shown() + " is not supported");
                    }
                    throw word.wrong(
                            "an action: `alert`, `pass`, `drop`, `reject`, `rejectsrc`,"
                                    + " `rejectdst` or `rejectboth`");
                }
            };
        }

        private static String protocol(Piece word) {
            String name = word.lower();
            if (PACKET_PROTOCOLS.contains(name) || APPLICATION_PROTOCOLS.contains(name)) {
                return name;
            }
            int colon = name.indexOf(':');
            if (colon > 0) {
                throw Complaint.notSupported(
                        word.at() + colon,
                        "hook",
                        "hooks such as " + word.shown() + " are not supported");
            }
            throw word.wrong("a protocol such as `tcp`, `udp`, `ip`, `http`, `dns` or `tls`");
        }

        private static Arrow arrow(Piece word) {
            return switch (word.text()) {
                case "->" -> Arrow.TO;
                case "<>" -> Arrow.EITHER;
                case "=>" -> Arrow.TRANSACTION;
                default -> throw word.wrong("`->`, `<>` or `=>`");
            };
        }

        private Piece word(String expected) {
            skip();
            int from = next;
            while (next < text.text().length() && text.text().charAt(next) > ' ') {
                next++;
            }
            return some(from, expected);
        }

        /// A word, or a list with its blanks.
        private Piece list(String expected) {
            skip();
            int from = next;
            int depth = 0;
            for (; next < text.text().length(); next++) {
                char c = text.text().charAt(next);
                if (c == '[') {
                    depth++;
                } else if (c == ']') {
                    depth--;
                } else if (c <= ' ' && depth <= 0) {
                    break;
                } else if (c == '(') {
                    break;
                }
            }
            if (depth != 0) {
                throw Complaint.wrong(
                        text.at() + from,
                        depth > 0
                                ? "expected a `]` for each `[` in this list"
                                : "expected a `[` for each `]` in this list");
            }
            return some(from, expected);
        }

        private Piece some(int from, String expected) {
            if (from == next) {
                throw text.part(next, Math.min(next + 1, text.text().length())).wrong(expected);
            }
            return text.part(from, next);
        }

        private void skip() {
            while (next < text.text().length() && text.text().charAt(next) <= ' ') {
                next++;
            }
        }

        // ---- options

        private void options() {
            skip();
            String all = text.text();
            if (next >= all.length() || all.charAt(next) != '(') {
                throw text.part(next, Math.min(next + 8, all.length()))
                        .wrong("`(` before the options");
            }
            int end = all.length();
            while (end > next + 1 && (all.charAt(end - 1) <= ' ' || all.charAt(end - 1) == ')')) {
                end--;
            }
            if (end == all.length()) {
                draft.notes.doubtful(
                        text.at() + all.length(), "expected `)` at the end of the rule");
            }
            next++;
            while (true) {
                skip();
                if (next >= end) {
                    break;
                }
                option(end);
            }
        }

        private void option(int end) {
            String all = text.text();
            int from = next;
            int semicolon = all.indexOf(';', from);
            while (semicolon > from && all.charAt(semicolon - 1) == '\\') {
                semicolon = all.indexOf(';', semicolon + 1);
            }
            if (semicolon < 0 || semicolon >= end) {
                throw text.part(from, end).wrong("an option that ends in `;`");
            }
            next = semicolon + 1;
            Piece whole = text.part(from, semicolon);
            int colon = whole.text().indexOf(':');
            Option option =
                    colon < 0
                            ? new Option(whole, null)
                            : new Option(whole.part(0, colon), whole.from(colon + 1));
            read(option);
        }

        private void read(Option option) {
            if (option.keyword().isEmpty()) {
                throw Complaint.wrong(option.keyword().at(), "expected a keyword, found nothing");
            }
            Optional<Keyword> keyword = Keywords.named(option.name());
            if (keyword.isEmpty()) {
                keyword = Keywords.named(option.name().toLowerCase(Locale.ROOT));
            }
            keyword.orElseThrow(() -> option.keyword().wrong("a keyword of the rule language"))
                    .read(draft, option);
            if (draft.seen.putIfAbsent(option.name(), option.keyword().at()) != null
                    && ONCE.contains(option.name())) {
                throw Complaint.wrong(
                        option.keyword().at(),
                        "`" + option.name() + "` is given twice in one rule");
            }
        }
    }
}
