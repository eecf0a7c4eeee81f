package wolfhound.sources.wire;

import java.util.Locale;
import wolfhound.rules.inspect.Inspection;

/// What is wrong with heads of HTTP/1, told to rules by the names that Suricata has for it; each
/// once a head at most.
final class HttpRuleEvents {
    private static final int LONGEST_HOST = 255;
    private static final int LONGEST_LABEL = 63;

    private final Inspection rules;
    private final boolean byClient;
    private final boolean ofRequest;
    private final StringBuilder host = new StringBuilder();
    private final StringBuilder codings = new StringBuilder();
    private final StringBuilder transfer = new StringBuilder();
    private boolean isHosted;
    private boolean isVersion11;
    private boolean missesColon;
    private boolean isInvalid;
    private boolean isFolded;

    private HttpRuleEvents(Inspection rules, boolean byClient, boolean ofRequest) {
        this.rules = rules;
        this.byClient = byClient;
        this.ofRequest = ofRequest;
    }

    /// The head of a request stands between these positions.
    ///
    /// @return how its body is believed to come
    static HttpRuleView request(Inspection rules, boolean byClient, Bytes bytes, int at, int end) {
        var events = new HttpRuleEvents(rules, byClient, true);
        events.read(bytes, at, end);
        if (!events.isHosted && events.isVersion11) {
            events.tell("missing_host_header");
        }
        if (events.isHosted && !isHost(events.host.toString().strip())) {
            events.tell("request_header_host_invalid");
        }
        return events.view();
    }

    /// The head of an answer stands between these positions.
    ///
    /// @return how its body is believed to come
    static HttpRuleView answer(Inspection rules, boolean byClient, Bytes bytes, int at, int end) {
        var events = new HttpRuleEvents(rules, byClient, false);
        events.read(bytes, at, end);
        events.codings(events.codings.toString());
        return events.view();
    }

    private HttpRuleView view() {
        return HttpRuleView.of(transfer.toString(), codings.toString());
    }

    /// An answer to no request.
    static void unasked(Inspection rules, boolean byClient) {
        rules.event("app", "http.unable_to_match_response_to_request", byClient);
    }

    /// Whether no chunk stands here: what begins with no digit, after white space.
    static boolean isNoChunk(Bytes bytes, int from) {
        int at = from;
        while (at < bytes.length() && isWhite(bytes.u8(at))) {
            at++;
        }
        return at < bytes.length() && Character.digit(bytes.u8(at), 16) < 0;
    }

    static void badChunk(Inspection rules, boolean byClient, boolean ofRequest) {
        String side = ofRequest ? "request" : "response";
        rules.event("app", "http.invalid_" + side + "_chunk_len", byClient);
    }

    static boolean isWhite(int c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }

    private void tell(String name) {
        rules.event("app", "http." + name, byClient);
    }

    private void read(Bytes bytes, int at, int end) {
        int lineEnd = lineEnd(bytes, at, end);
        String first = bytes.text(at, lineEnd);
        isVersion11 = first.startsWith("HTTP/1.1") || first.stripTrailing().endsWith("HTTP/1.1");
        StringBuilder field = new StringBuilder();
        int from = behindFirst(bytes, lineEnd, end);
        while (from < end) {
            int to = lineEnd(bytes, from, end);
            String line = bytes.text(from, to);
            boolean blank = line.equals(" ") || line.equals("\t");
            if (line.isEmpty() || blank && bytes.u8(to) == '\n') {
                break;
            }
            take(line, field);
            from = behind(bytes, to, end);
        }
        field(field);
    }

    private void take(String line, StringBuilder field) {
        boolean folded = line.charAt(0) == ' ' || line.charAt(0) == '\t' || line.charAt(0) == 0;
        if (!folded) {
            field(field);
            field.append(line);
            return;
        }
        boolean another = !ofRequest && isVersion11 && line.indexOf(':') >= 0;
        if (field.isEmpty() || another && field.indexOf(":") >= 0) {
            if (!isFolded) {
                isFolded = true;
                tell(
                        ofRequest
                                ? "invalid_request_field_folding"
                                : "invalid_response_field_folding");
            }
            field(field);
            line = line.stripLeading();
        }
        field.append(line);
    }

    /// A field is whole; begins another.
    private void field(StringBuilder field) {
        if (field.isEmpty()) {
            return;
        }
        int colon = field.indexOf(":");
        String side = ofRequest ? "request" : "response";
        if (colon < 0) {
            if (!missesColon) {
                missesColon = true;
                isInvalid = true;
                tell(side + "_field_missing_colon");
            }
        } else {
            String name = field.substring(0, colon);
            if (!isInvalid && !isToken(name)) {
                isInvalid = true;
                tell(side + "_header_invalid");
            }
            String value = stripped(field.substring(colon + 1));
            String known = name.strip().toLowerCase(Locale.ROOT);
            switch (known) {
                case "host" -> {
                    host.append(isHosted ? ", " : "").append(value);
                    isHosted = true;
                }
                case "content-encoding" -> add(codings, value);
                case "transfer-encoding" -> add(transfer, value);
                default -> {}
            }
        }
        field.setLength(0);
    }

    private static void add(StringBuilder values, String value) {
        values.append(values.isEmpty() ? "" : ", ").append(value);
    }

    /// Without blanks around it, and no other white space.
    private static String stripped(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && (text.charAt(from) == ' ' || text.charAt(from) == '\t')) {
            from++;
        }
        while (to > from && (text.charAt(to - 1) == ' ' || text.charAt(to - 1) == '\t')) {
            to--;
        }
        return text.substring(from, to);
    }

    /// RFC 9110 §5.6.2; a request may have no name at all.
    private boolean isToken(String name) {
        if (name.isEmpty() && !ofRequest) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c <= ' ' || c >= 0x7F || "()<>@,;:\\\"/[]?={}".indexOf(c) >= 0) {
                return false;
            }
        }
        return true;
    }

    private void codings(String said) {
        String whole = said.toLowerCase(Locale.ROOT);
        if (whole.isEmpty() || isUsual(whole.replace("\0", ""))) {
            return;
        }
        boolean abnormal = false;
        int layers = 0;
        for (String coding : whole.split("[, ]+", -1)) {
            if (coding.isEmpty()) {
                continue;
            }
            if (++layers > HttpRuleView.LAYERS) {
                tell("too_many_encoding_layers");
                break;
            }
            abnormal |= !isUsual(coding);
        }
        if (abnormal) {
            tell("abnormal_ce_header");
        }
    }

    private static boolean isUsual(String coding) {
        return switch (coding) {
            case "gzip", "x-gzip", "deflate", "x-deflate", "lzma", "inflate", "none" -> true;
            default -> false;
        };
    }

    /// A name of labels, or an address, with a port or without.
    private static boolean isHost(String said) {
        if (said.startsWith("[")) {
            return said.indexOf(']') > 0;
        }
        int colon = said.indexOf(':');
        String name = colon < 0 ? said : said.substring(0, colon);
        if (colon >= 0 && !isPort(said.substring(colon + 1).strip())) {
            return false;
        }
        if (name.isEmpty() || name.length() > LONGEST_HOST) {
            return false;
        }
        String labels = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        for (String label : labels.split("\\.", -1)) {
            if (label.isEmpty() || label.length() > LONGEST_LABEL || !isLabel(label)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLabel(String label) {
        for (int i = 0; i < label.length(); i++) {
            char c = label.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
            if (!letter && !(c >= '0' && c <= '9') && c != '-' && c != '_') {
                return false;
            }
        }
        return true;
    }

    private static boolean isPort(String text) {
        boolean digits = !text.isEmpty() && text.length() <= 5;
        for (int i = 0; i < text.length(); i++) {
            digits &= text.charAt(i) >= '0' && text.charAt(i) <= '9';
        }
        return digits && Integer.parseInt(text) > 0 && Integer.parseInt(text) <= 0xFFFF;
    }

    /// Where the line ends: at a line feed, with or without a carriage return before it; in an
    /// answer a carriage return ends it alone, but where it begins the line.
    private int lineEnd(Bytes bytes, int from, int end) {
        int at = from;
        while (at < end && bytes.u8(at) != '\n') {
            boolean both = at + 1 < end && bytes.u8(at + 1) == '\n';
            if (bytes.u8(at) == '\r' && (both || !ofRequest && at > from)) {
                break;
            }
            at++;
        }
        return at;
    }

    private static int behindFirst(Bytes bytes, int lineEnd, int end) {
        boolean both =
                lineEnd + 1 < end && bytes.u8(lineEnd) == '\r' && bytes.u8(lineEnd + 1) == '\n';
        return Math.min(end, lineEnd + (both ? 2 : 1));
    }

    /// Behind a field of an answer that a line feed ends, a carriage return belongs to its end.
    private int behind(Bytes bytes, int lineEnd, int end) {
        boolean reversed =
                !ofRequest
                        && lineEnd + 1 < end
                        && bytes.u8(lineEnd) == '\n'
                        && bytes.u8(lineEnd + 1) == '\r';
        return reversed ? lineEnd + 2 : behindFirst(bytes, lineEnd, end);
    }
}
