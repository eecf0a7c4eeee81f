package wolfhound.sources.wire;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;

/// The text of an X.500 name as RFC 2253 has it: last part first, `CN=www,O=Example\, Inc.,C=US`.
/// Types that RFC 2253 does not name but people know have their usual names (`EMAILADDRESS`,
/// `SERIALNUMBER`); all others are dotted numbers.
final class DistinguishedName {
    private static final int MOST_PARTS = 64;
    private static final int LONGEST_VALUE = 512;

    private static final Map<String, String> TYPES =
            Map.ofEntries(
                    Map.entry("2.5.4.3", "CN"),
                    Map.entry("2.5.4.4", "SN"),
                    Map.entry("2.5.4.5", "SERIALNUMBER"),
                    Map.entry("2.5.4.6", "C"),
                    Map.entry("2.5.4.7", "L"),
                    Map.entry("2.5.4.8", "ST"),
                    Map.entry("2.5.4.9", "STREET"),
                    Map.entry("2.5.4.10", "O"),
                    Map.entry("2.5.4.11", "OU"),
                    Map.entry("2.5.4.12", "T"),
                    Map.entry("2.5.4.13", "DESCRIPTION"),
                    Map.entry("2.5.4.17", "POSTALCODE"),
                    Map.entry("2.5.4.42", "GIVENNAME"),
                    Map.entry("0.9.2342.19200300.100.1.1", "UID"),
                    Map.entry("0.9.2342.19200300.100.1.25", "DC"),
                    Map.entry("1.2.840.113549.1.9.1", "EMAILADDRESS"));

    /// Types that tools write in another way.
    private static final Map<String, String> USUAL =
            Map.of(
                    "EMAILADDRESS", "Email",
                    "SERIALNUMBER", "serialNumber",
                    "STREET", "streetAddress",
                    "POSTALCODE", "postalCode",
                    "GIVENNAME", "givenName",
                    "SN", "surname",
                    "T", "title",
                    "UID", "uid",
                    "DESCRIPTION", "description",
                    "2.5.4.15", "businessCategory");

    private DistinguishedName() {}

    /// Reads the sequence of sets of attributes that the cursor goes through.
    static String text(Der parts, Bytes bytes) {
        StringBuilder name = new StringBuilder();
        for (int count = 0; count < MOST_PARTS && parts.step(Der.SET); count++) {
            String part = part(parts.inside(), bytes);
            name.insert(0, name.isEmpty() || part.isEmpty() ? part : part + ",");
        }
        return name.toString();
    }

    private static String part(Der attributes, Bytes bytes) {
        StringBuilder part = new StringBuilder();
        while (part.length() < LONGEST_VALUE && attributes.step(Der.SEQUENCE)) {
            Der attribute = attributes.inside();
            if (!attribute.step(Der.OBJECT_IDENTIFIER)) {
                break;
            }
            String type = attribute.objectIdentifier();
            if (!attribute.step()) {
                break;
            }
            part.append(part.isEmpty() ? "" : "+")
                    .append(TYPES.getOrDefault(type, type))
                    .append('=')
                    .append(value(attribute, bytes));
        }
        return part.toString();
    }

    private static String value(Der value, Bytes bytes) {
        int to = Math.min(value.to(), value.from() + LONGEST_VALUE);
        return switch (value.tag()) {
            case 12 -> escaped(decoded(bytes, value.from(), to, StandardCharsets.UTF_8));
            case 30 -> escaped(decoded(bytes, value.from(), to, StandardCharsets.UTF_16BE));
            case 18, 19, 20, 22, 26, 27 -> escaped(bytes.text(value.from(), to));
            default -> "#" + HexFormat.of().formatHex(bytes.copy(value.from(), to));
        };
    }

    private static String decoded(Bytes bytes, int at, int to, Charset charset) {
        return new String(bytes.array(), bytes.arrayOffset() + at, to - at, charset);
    }

    /// The same name as tools write it that read certificates on the wire: first part first,
    /// nothing escaped, `C=US, O=Example, Inc., CN=www`.
    static String inOrder(String name) {
        StringBuilder text = new StringBuilder(name.length() + 16);
        StringBuilder part = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '\\' && i + 1 < name.length()) {
                part.append(name.charAt(++i));
            } else if (c == ',') {
                text.insert(0, ", " + part);
                part.setLength(0);
            } else if (c == '=') {
                type(part);
            } else {
                part.append(c == '+' ? " + " : c);
            }
        }
        return text.insert(0, part).toString();
    }

    /// Ends a type, if it is one: in what is no type an equals sign means itself.
    private static void type(StringBuilder part) {
        int from = part.lastIndexOf(" + ");
        int start = from < 0 ? 0 : from + 3;
        String usual = USUAL.get(part.substring(start));
        if (usual != null) {
            part.replace(start, part.length(), usual);
        }
        part.append('=');
    }

    /// RFC 2253 §2.4.
    static String escaped(String value) {
        StringBuilder text = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean atEdge = i == 0 || i == value.length() - 1;
            if (",+\"\\<>;".indexOf(c) >= 0 || c == ' ' && atEdge || c == '#' && i == 0) {
                text.append('\\');
            }
            text.append(c);
        }
        return text.toString();
    }
}
