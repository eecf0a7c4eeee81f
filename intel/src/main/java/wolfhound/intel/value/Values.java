package wolfhound.intel.value;

import java.net.IDN;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import wolfhound.model.Address;
import wolfhound.model.Indicator.Kind;
import wolfhound.model.Network;

/// Reads values as lists write them: in any case, with or without a scheme, disarmed as in
/// `hxxp://bad[.]example`, with names in any script.
public final class Values {
    private static final Pattern JA4 =
            Pattern.compile(
                    "[tdq](?:s[23]|1[0-3]|00|d[1-3])[di][0-9]{4}[a-z0-9]{2}_[0-9a-f]{12}_[0-9a-f]{12}");
    private static final int LONGEST_NAME = 253;
    private static final int LONGEST_LABEL = 63;
    private static final int MOST_PORT = 65_535;

    private Values() {}

    /// What the text is by its looks: an address, endpoint, network, URL, digest of a file, JA4,
    /// mail address, path or name; a name stands for those below it too. 32 hex digits are taken
    /// for a digest of a file.
    public static Optional<Value> any(String raw) {
        String text = armed(raw.strip());
        if (text.isEmpty()) {
            return Optional.empty();
        }
        char first = text.charAt(0);
        if (first == '/') {
            return path(text);
        }
        int scheme = text.indexOf("://");
        if (scheme > 0) {
            return url(text);
        }
        boolean digits = Character.digit(first, 16) >= 0 || first == ':' || first == '[';
        if (digits) {
            Optional<Value> value = addressed(text);
            if (value.isPresent()) {
                return value;
            }
            Optional<Value> digest = digest(Kind.FILE_DIGEST, text);
            if (digest.isPresent()) {
                return digest;
            }
        }
        if (text.indexOf('@') > 0) {
            return mail(text);
        }
        int slash = text.indexOf('/');
        if (slash > 0) {
            boolean wrongNetwork =
                    digits
                            && text.substring(slash + 1).chars().allMatch(Character::isDigit)
                            && Address.parse(text.substring(0, slash)).isPresent();
            return wrongNetwork ? Optional.empty() : url(text);
        }
        if (text.length() == 36 && JA4.matcher(text.toLowerCase(Locale.ROOT)).matches()) {
            return ja4(text);
        }
        int colon = text.indexOf(':');
        if (colon > 0 && port(text.substring(colon + 1)) > 0) {
            return url(text + "/"); // a name and a port: a server of the web at that port
        }
        return domain(text);
    }

    /// A value of a kind that is known, in the form in which it is shown.
    public static Optional<Value> of(Kind kind, String text) {
        return switch (kind) {
            case ADDRESS, ENDPOINT -> addressed(text);
            case NETWORK -> network(text);
            case HOST_NAME -> hostName(text);
            case DOMAIN -> domain(text);
            case URL -> url(text);
            case FILE_DIGEST, CERTIFICATE, JA3, JA3S -> digest(kind, text);
            case PATH -> path(text);
            case JA4 -> ja4(text);
            case MAIL_ADDRESS -> mail(text);
        };
    }

    /// An address, an address and a port, or a network.
    public static Optional<Value> addressed(String raw) {
        String text = armed(raw.strip());
        if (text.indexOf('/') > 0) {
            return network(text);
        }
        Optional<Address> address = Address.parse(text);
        if (address.isPresent()) {
            return address.map(Value::of);
        }
        int colon = text.lastIndexOf(':');
        if (colon < 0) {
            return Optional.empty();
        }
        String host = text.substring(0, colon);
        boolean brackets = host.startsWith("[") && host.endsWith("]");
        int port = port(text.substring(colon + 1));
        return port < 1
                ? Optional.empty()
                : Address.parse(brackets ? host.substring(1, host.length() - 1) : host)
                        .map(a -> Value.of(a, port));
    }

    public static Optional<Value> network(String raw) {
        return Network.parse(armed(raw.strip()))
                .map(network ->
                        network.prefix() == 128 ? Value.of(network.address()) : Value.of(network));
    }

    /// An address, or a network where it says how many bits; `port` 0 for none.
    public static Optional<Value> address(String raw, int port) {
        Optional<Address> address = Address.parse(armed(raw.strip()));
        return port > 0
                ? address.map(a -> Value.of(a, port))
                : address.isPresent() ? address.map(Value::of) : network(raw);
    }

    /// A number from 1 to 65535, else 0.
    public static int port(String text) {
        if (text.isEmpty() || text.length() > 5) {
            return 0;
        }
        int port = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return 0;
            }
            port = port * 10 + c - '0';
        }
        return port <= MOST_PORT ? port : 0;
    }

    /// One name alone.
    public static Optional<Value> hostName(String raw) {
        return name(raw, Kind.HOST_NAME);
    }

    /// A name and those below it; `*.` and a leading dot say the same.
    public static Optional<Value> domain(String raw) {
        return name(raw, Kind.DOMAIN);
    }

    private static Optional<Value> name(String raw, Kind kind) {
        String plain = plainName(raw);
        return plain.isEmpty() ? Optional.empty() : Optional.of(Value.of(kind, plain));
    }

    /// In small letters of ASCII without dots at its ends; empty for what is no name.
    public static String plainName(String raw) {
        String text = armed(raw.strip());
        int from = text.startsWith("*.") ? 2 : 0;
        int to = text.length();
        while (from < to && text.charAt(from) == '.') {
            from++;
        }
        while (to > from && text.charAt(to - 1) == '.') {
            to--;
        }
        String name = small(text.substring(from, to));
        if (!isAscii(name)) {
            try {
                name = IDN.toASCII(name, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
            } catch (IllegalArgumentException notAName) {
                return "";
            }
        }
        return isName(name) ? name : "";
    }

    private static boolean isName(String name) {
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            return false;
        }
        int label = 0;
        boolean letters = false;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '.') {
                if (label == 0) {
                    return false;
                }
                label = 0;
                letters = false;
                continue;
            }
            boolean letter = c >= 'a' && c <= 'z';
            if (!letter && (c < '0' || c > '9') && c != '-' && c != '_') {
                return false;
            }
            letters |= letter;
            label++;
            if (label > LONGEST_LABEL) {
                return false;
            }
        }
        return letters; // the last label of no name is a number
    }

    /// Host and path in the form `host[:port]/path[?query]`.
    public static Optional<Value> url(String raw) {
        String text = armed(raw.strip());
        int scheme = text.indexOf("://");
        String kind = scheme < 0 ? "http" : small(text.substring(0, scheme));
        String rest = scheme < 0 ? text : text.substring(scheme + 3);
        int end = endOfAuthority(rest);
        String authority = rest.substring(rest.lastIndexOf('@', end - 1) + 1, end);
        String path = rest.substring(end);
        int fragment = path.indexOf('#');
        path = fragment < 0 ? path : path.substring(0, fragment);
        int colon = authority.lastIndexOf(':');
        boolean withPort = colon > authority.lastIndexOf(']') && colon > 0;
        String host = withPort ? authority.substring(0, colon) : authority;
        int port = withPort ? port(authority.substring(colon + 1)) : 0;
        if (withPort && port == 0) {
            return Optional.empty();
        }
        String plain = plainHost(host);
        if (plain.isEmpty()) {
            return Optional.empty();
        }
        boolean usual = port == 0 || port == 80 && kind.equals("http") || port == 443;
        String server = usual ? plain : plain + ":" + port;
        return Optional.of(Value.of(Kind.URL, server + plainPath(path)));
    }

    private static int endOfAuthority(String rest) {
        for (int i = 0; i < rest.length(); i++) {
            char c = rest.charAt(i);
            if (c == '/' || c == '?' || c == '#') {
                return i;
            }
        }
        return rest.length();
    }

    private static String plainHost(String host) {
        boolean brackets = host.startsWith("[") && host.endsWith("]");
        Optional<Address> address =
                Address.parse(brackets ? host.substring(1, host.length() - 1) : host);
        if (address.isPresent()) {
            return address.get().isV4() ? address.get().toString() : "[" + address.get() + "]";
        }
        return plainName(host);
    }

    /// A path that any server may be asked for; `/` alone is none.
    public static Optional<Value> path(String raw) {
        String path = plainPath(raw.strip());
        return path.length() < 2 ? Optional.empty() : Optional.of(Value.of(Kind.PATH, path));
    }

    /// As [#plainPath], of a request: what is beyond ASCII are bytes.
    public static String asked(String target) {
        return escaped(target.isEmpty() ? "/" : target, StandardCharsets.ISO_8859_1);
    }

    /// With bytes beyond ASCII as `%C3%A9`, so that a list in UTF-8 and the bytes of a request
    /// meet.
    public static String plainPath(String raw) {
        String path = raw.isEmpty() ? "/" : raw.charAt(0) == '/' ? raw : "/" + raw;
        return escaped(path, StandardCharsets.UTF_8);
    }

    private static String escaped(String path, Charset sent) {
        if (isAscii(path)) {
            return path;
        }
        StringBuilder out = new StringBuilder(path.length() + 16);
        for (byte b : path.getBytes(sent)) {
            if (b >= 0) {
                out.append((char) b);
            } else {
                out.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
            }
        }
        return out.toString();
    }

    /// Hex digits of an MD5, SHA-1 or SHA-256; with colons between them too.
    public static Optional<Value> digest(Kind kind, String raw) {
        String text = raw.strip();
        if (text.length() > 2 && text.charAt(2) == ':') {
            text = text.replace(":", "");
        }
        int length = text.length();
        boolean fits =
                kind == Kind.JA3 || kind == Kind.JA3S
                        ? length == 32
                        : length == 32 || length == 40 || length == 64;
        if (!fits) {
            return Optional.empty();
        }
        for (int i = 0; i < length; i++) {
            if (Character.digit(text.charAt(i), 16) < 0 || text.charAt(i) > 'f') {
                return Optional.empty();
            }
        }
        return Optional.of(new Value(kind, HexFormat.of().parseHex(text)));
    }

    public static Optional<Value> ja4(String raw) {
        String text = small(raw.strip());
        return JA4.matcher(text).matches()
                ? Optional.of(Value.of(Kind.JA4, text))
                : Optional.empty();
    }

    public static Optional<Value> mail(String raw) {
        String text = small(armed(raw.strip()));
        int at = text.lastIndexOf('@');
        boolean mail = at > 0 && isAscii(text) && text.indexOf(' ') < 0;
        return mail && isName(text.substring(at + 1))
                ? Optional.of(Value.of(Kind.MAIL_ADDRESS, text))
                : Optional.empty();
    }

    /// As it was before somebody made it harmless to click on.
    static String armed(String text) {
        boolean bracketed = text.indexOf('[') >= 0 && text.indexOf(']') > 0;
        String plain = text;
        if (bracketed) {
            plain =
                    plain.replace("[.]", ".")
                            .replace("[:]", ":")
                            .replace("[at]", "@")
                            .replace("[dot]", ".");
        }
        return plain.regionMatches(true, 0, "hxxp", 0, 4) ? "http" + plain.substring(4) : plain;
    }

    static String small(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 'A' && c <= 'Z' || c > 127) {
                return text.toLowerCase(Locale.ROOT);
            }
        }
        return text;
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 127) {
                return false;
            }
        }
        return true;
    }
}
