package wolfhound.rules.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import wolfhound.model.Network;

/// What the variables of rules mean, and the sets of addresses and ports that their texts resolve
/// to; rules with the same text share one set. One thread at a time.
public final class Variables {
    /// Private, shared, link-local and unique-local networks: those that Wolfhound watches.
    private static final String HOME =
            "[10.0.0.0/8,172.16.0.0/12,192.168.0.0/16,100.64.0.0/10,169.254.0.0/16,fc00::/7,"
                    + "fe80::/10]";

    /// Lists in lists, and variables in variables.
    private static final int DEEPEST = 16;

    private final Map<String, String> texts = new LinkedHashMap<>();
    private final Map<String, AddressSet> addresses = new HashMap<>();
    private final Map<String, PortSet> ports = new HashMap<>();

    private Variables(String home) {
        texts.put("HOME_NET", home);
        texts.put("EXTERNAL_NET", "!$HOME_NET");
        for (String name :
                List.of(
                        "HTTP_SERVERS",
                        "SMTP_SERVERS",
                        "SQL_SERVERS",
                        "DNS_SERVERS",
                        "TELNET_SERVERS",
                        "DC_SERVERS",
                        "DNP3_SERVER",
                        "DNP3_CLIENT",
                        "MODBUS_SERVER",
                        "MODBUS_CLIENT",
                        "ENIP_SERVER",
                        "ENIP_CLIENT")) {
            texts.put(name, "$HOME_NET");
        }
        texts.put("AIM_SERVERS", "$EXTERNAL_NET");
        texts.put("HTTP_PORTS", "80");
        texts.put("SHELLCODE_PORTS", "!80");
        texts.put("ORACLE_PORTS", "1521");
        texts.put("SSH_PORTS", "22");
        texts.put("FTP_PORTS", "21");
        texts.put("DNP3_PORTS", "20000");
        texts.put("MODBUS_PORTS", "502");
        texts.put("FILE_DATA_PORTS", "[$HTTP_PORTS,110,143]");
        texts.put("GENEVE_PORTS", "6081");
        texts.put("VXLAN_PORTS", "4789");
        texts.put("TEREDO_PORTS", "3544");
    }

    /// The usual variables.
    public static Variables usual() {
        return new Variables(HOME);
    }

    /// The usual variables, with these home networks where there are some.
    public static Variables of(List<Network> homeNetworks) {
        return homeNetworks.isEmpty()
                ? usual()
                : new Variables(
                        homeNetworks.stream()
                                .map(Network::toString)
                                .collect(Collectors.joining(",", "[", "]")));
    }

    /// Gives a variable another meaning, or a new one a meaning.
    ///
    /// @param assignment `NAME=value`, as in `HTTP_PORTS=[80,8080]`
    /// @return what is wrong with it, in words
    public Optional<String> set(String assignment) {
        int equals = assignment.indexOf('=');
        String name = equals < 0 ? "" : assignment.substring(0, equals).strip();
        if (name.startsWith("$")) {
            name = name.substring(1);
        }
        boolean named =
                !name.isEmpty()
                        && name.chars().allMatch(c -> c == '_' || Character.isLetterOrDigit(c));
        if (!named || equals + 1 == assignment.length()) {
            return Optional.of("expected NAME=VALUE, as in HTTP_PORTS=[80,8080]");
        }
        String before = texts.put(name, assignment.substring(equals + 1).strip());
        addresses.clear();
        ports.clear();
        Piece variable = new Piece("$" + name, 0);
        try {
            if (name.endsWith("_PORTS")) {
                ports(variable);
            } else {
                addresses(variable);
            }
            return Optional.empty();
        } catch (Complaint wrong) {
            if (before == null) {
                texts.remove(name);
            } else {
                texts.put(name, before);
            }
            return Optional.of(wrong.sentence());
        }
    }

    /// The addresses of one end of a rule that was read with these variables.
    public AddressSet addresses(String text) {
        return addresses(new Piece(text, 0));
    }

    /// The ports of one end of a rule that was read with these variables.
    public PortSet ports(String text) {
        return ports(new Piece(text, 0));
    }

    AddressSet addresses(Piece text) {
        AddressSet known = addresses.get(text.text());
        if (known == null) {
            known = addresses(text, 0);
            addresses.put(text.text(), known);
        }
        return known;
    }

    PortSet ports(Piece text) {
        PortSet known = ports.get(text.text());
        if (known == null) {
            known = ports(text, 0);
            ports.put(text.text(), known);
        }
        return known;
    }

    private AddressSet addresses(Piece text, int depth) {
        deep(text, depth);
        if (isList(text)) {
            List<AddressSet> wanted = new ArrayList<>();
            List<AddressSet> unwanted = new ArrayList<>();
            for (Piece element : elements(text)) {
                if (element.startsWith("!")) {
                    unwanted.add(addresses(element.from(1), depth + 1));
                } else {
                    wanted.add(addresses(element, depth + 1));
                }
            }
            AddressSet from = wanted.isEmpty() ? AddressSet.EVERYTHING : AddressSet.union(wanted);
            AddressSet left = from.without(AddressSet.union(unwanted));
            if (left.isNothing()) {
                throw text.wrong("a list that leaves some address");
            }
            return left;
        }
        if (text.startsWith("!")) {
            AddressSet left = AddressSet.EVERYTHING.without(addresses(text.from(1), depth + 1));
            if (left.isNothing()) {
                throw text.wrong("a negation that leaves some address");
            }
            return left;
        }
        if (text.startsWith("$")) {
            return addresses(meaning(text), depth + 1);
        }
        if (text.lower().equals("any")) {
            return AddressSet.EVERYTHING;
        }
        return AddressSet.element(text.text())
                .orElseThrow(() ->
                        text.wrong("an address, a network such as `10.0.0.0/8`, or a variable"));
    }

    private PortSet ports(Piece text, int depth) {
        deep(text, depth);
        if (isList(text)) {
            List<PortSet> wanted = new ArrayList<>();
            List<PortSet> unwanted = new ArrayList<>();
            for (Piece element : elements(text)) {
                if (element.startsWith("!")) {
                    unwanted.add(ports(element.from(1), depth + 1));
                } else {
                    wanted.add(ports(element, depth + 1));
                }
            }
            PortSet from = wanted.isEmpty() ? PortSet.EVERYTHING : PortSet.union(wanted);
            PortSet left = from.without(PortSet.union(unwanted));
            if (left.isNothing()) {
                throw text.wrong("a list that leaves some port");
            }
            return left;
        }
        if (text.startsWith("!")) {
            PortSet left = PortSet.EVERYTHING.without(ports(text.from(1), depth + 1));
            if (left.isNothing()) {
                throw text.wrong("a negation that leaves some port");
            }
            return left;
        }
        if (text.startsWith("$")) {
            return ports(meaning(text), depth + 1);
        }
        if (text.lower().equals("any")) {
            return PortSet.EVERYTHING;
        }
        return PortSet.element(text.text())
                .orElseThrow(() ->
                        text.wrong(
                                "a port from 0 to 65535, a range such as `1024:2048`, or a"
                                        + " variable"));
    }

    /// What a variable stands for, at the place of the variable.
    private Piece meaning(Piece variable) {
        String name = variable.text().substring(1);
        String meaning = texts.get(name);
        if (meaning == null) {
            throw Complaint.wrong(
                    variable.at(),
                    "the variable "
                            + variable.shown()
                            + " is not defined; give it a value with"
                            + " --var "
                            + Latin.text(name)
                            + "=VALUE");
        }
        return new Piece(meaning, variable.at());
    }

    private static void deep(Piece text, int depth) {
        if (depth > DEEPEST) {
            throw text.wrong("at most " + DEEPEST + " lists or variables in each other");
        }
    }

    private static boolean isList(Piece text) {
        return text.startsWith("[") || text.text().indexOf(',') > 0 && !text.startsWith("![");
    }

    /// What stands between the commas that are in no inner list.
    private static List<Piece> elements(Piece text) {
        boolean bracketed = text.startsWith("[");
        int last = text.text().length() - 1;
        if (bracketed && text.text().charAt(last) != ']') {
            throw text.wrong("a `]` at the end of the list");
        }
        int from = bracketed ? 1 : 0;
        int to = bracketed ? last : last + 1;
        List<Piece> elements = new ArrayList<>();
        int depth = 0;
        int begin = from;
        for (int i = from; i < to; i++) {
            char c = text.text().charAt(i);
            depth += c == '[' ? 1 : c == ']' ? -1 : 0;
            if (c == ',' && depth == 0) {
                elements.add(text.part(begin, i));
                begin = i + 1;
            }
        }
        elements.add(text.part(begin, to));
        return elements;
    }
}
