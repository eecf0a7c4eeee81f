package wolfhound.sources.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import wolfhound.model.Header;
import wolfhound.rules.inspect.Inspection;
import wolfhound.rules.language.Buffer;
import wolfhound.rules.language.Field;

/// Lays the heads of HTTP before the rules, as they were sent and normalised. One for a
/// conversation, where rules concern it.
final class HttpRuleBuffers {
    private static final String HTTP2 = "HTTP/2";
    private static final byte[] COOKIE = ascii("cookie");
    private static final byte[] SET_COOKIE = ascii("set-cookie");
    private static final byte[] HOST = ascii("host");
    private static final byte[] LENGTH = ascii("content-length");
    private static final byte[] NEW_LINE = ascii("\r\n");
    private static final byte[] COLON = ascii(": ");

    /// A buffer that is the value of one field.
    private record Named(byte[] name, Buffer buffer) {}

    private static final List<Named> OF_REQUEST =
            List.of(
                    new Named(COOKIE, Buffer.HTTP_COOKIE),
                    new Named(ascii("user-agent"), Buffer.HTTP_USER_AGENT),
                    new Named(ascii("accept"), Buffer.HTTP_ACCEPT),
                    new Named(ascii("accept-language"), Buffer.HTTP_ACCEPT_LANGUAGE),
                    new Named(ascii("accept-encoding"), Buffer.HTTP_ACCEPT_ENCODING),
                    new Named(ascii("referer"), Buffer.HTTP_REFERER),
                    new Named(ascii("connection"), Buffer.HTTP_CONNECTION),
                    new Named(ascii("content-type"), Buffer.HTTP_CONTENT_TYPE),
                    new Named(LENGTH, Buffer.HTTP_CONTENT_LENGTH));

    private static final List<Named> OF_ANSWER =
            List.of(
                    new Named(SET_COOKIE, Buffer.HTTP_COOKIE),
                    new Named(ascii("server"), Buffer.HTTP_SERVER),
                    new Named(ascii("location"), Buffer.HTTP_LOCATION),
                    new Named(ascii("connection"), Buffer.HTTP_CONNECTION),
                    new Named(ascii("content-type"), Buffer.HTTP_CONTENT_TYPE),
                    new Named(LENGTH, Buffer.HTTP_CONTENT_LENGTH));

    private final Inspection rules;
    private final HttpRuleFields fields = new HttpRuleFields();
    private final RuleText made = new RuleText();
    private final HttpRuleUri uri = new HttpRuleUri(made);
    private byte[] head = new byte[0];
    private byte[] path = new byte[0];
    private int transaction;
    private boolean byClient;

    HttpRuleBuffers(Inspection rules) {
        this.rules = rules;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /// The head of a request stands between these positions.
    void request(int transaction, boolean byClient, Bytes bytes, int at, int end) {
        begin(transaction, byClient, bytes);
        int from = bytes.arrayOffset() + at;
        int to = bytes.arrayOffset() + end;
        int behind = behindLine(from, to);
        int line = textEnd(from, behind);
        give(Buffer.HTTP_REQUEST_LINE, from, line);
        int method = wordEnd(from, line);
        give(Buffer.HTTP_METHOD, from, method);
        int target = skipBlanks(method, line);
        int targetEnd = target;
        while (targetEnd < line && head[targetEnd] != ' ') {
            targetEnd++;
        }
        give(Buffer.HTTP_URI_RAW, target, targetEnd);
        int protocol = skipBlanks(targetEnd, line);
        if (protocol < line) {
            give(Buffer.HTTP_PROTOCOL, protocol, line);
        }
        boolean connect = method - from == 7 && bytes.startsWith("CONNECT ", at);
        uri.read(head, target, targetEnd, connect);
        int pathEnd = uri.make(targetEnd);
        give(Buffer.HTTP_URI);
        parameters(target, targetEnd);
        path = Arrays.copyOf(made.array(), pathEnd);
        fields.read(head, behind, to);
        fields(from, line, behind, to, COOKIE, OF_REQUEST, Buffer.HTTP_REQUEST_HEADER);
        host();
        rules.ready(transaction, byClient, false);
    }

    /// The head of a request in HTTP/2: its fields with those that are none (`:path`) stand in the
    /// headers, and the target as it was sent is the URI, as Suricata has it.
    void request(int number, boolean client, Http2Head known, List<Header> sent) {
        transaction = number;
        byClient = client;
        give(Buffer.HTTP_METHOD, known.method());
        give(Buffer.HTTP_URI, known.target());
        give(Buffer.HTTP_URI_RAW, known.target());
        give(Buffer.HTTP_REQUEST_LINE, known.method() + " " + known.target() + " " + HTTP2);
        int query = known.target().indexOf('?');
        path = ascii(query < 0 ? known.target() : known.target().substring(0, query));
        String authority = value(sent, ":authority");
        if (!authority.isEmpty()) {
            give(Buffer.HTTP_HOST_RAW, authority);
            made.clear();
            made.add(ascii(authority));
            withoutPort();
            made.lower();
            give(Buffer.HTTP_HOST);
        }
        fields(sent, COOKIE, OF_REQUEST, Buffer.HTTP_REQUEST_HEADER);
    }

    /// The head of an answer in HTTP/2.
    void answer(int number, boolean client, List<Header> sent) {
        transaction = number;
        byClient = client;
        give(Buffer.HTTP_RESPONSE_LINE, HTTP2);
        give(Buffer.HTTP_STATUS_CODE, value(sent, ":status"));
        fields(sent, SET_COOKIE, OF_ANSWER, Buffer.HTTP_RESPONSE_HEADER);
    }

    private static String value(List<Header> sent, String name) {
        for (Header field : sent) {
            if (field.is(name)) {
                return field.value();
            }
        }
        return "";
    }

    private void fields(List<Header> sent, byte[] cookie, List<Named> named, Buffer each) {
        give(Buffer.HTTP_PROTOCOL, HTTP2);
        StringBuilder lines = new StringBuilder();
        StringBuilder all = new StringBuilder();
        StringBuilder names = new StringBuilder("\r\n");
        for (Header field : sent) {
            String line = field.name() + ": " + field.value();
            byte[] name = ascii(field.name());
            all.append(line).append("\r\n");
            if (!Arrays.equals(name, cookie)) {
                lines.append(line).append("\r\n");
            }
            names.append(field.name()).append("\r\n");
            give(each, line);
            give(Buffer.HTTP2_HEADER_NAME, field.name());
            for (Named known : named) {
                if (Arrays.equals(name, known.name)) {
                    give(known.buffer, field.value());
                }
            }
        }
        give(Buffer.HTTP_HEADER, lines.toString());
        give(Buffer.HTTP_HEADER_RAW, all.toString());
        give(Buffer.HTTP_HEADER_NAMES, names.append("\r\n").toString());
        rules.number(transaction, byClient, Field.HTTP2_FRAME, Http2Frame.HEADERS);
        rules.ready(transaction, byClient, false);
    }

    private void give(Buffer buffer, String text) {
        byte[] bytes = ascii(text);
        rules.buffer(transaction, byClient, buffer, bytes, 0, bytes.length);
    }

    /// How many parameters the query has.
    private void parameters(int from, int to) {
        int at = from;
        while (at < to && head[at] != '?') {
            at++;
        }
        int count = at + 1 < to && head[at + 1] != '#' ? 1 : 0;
        for (int i = at + 1; i < to && head[i] != '#'; i++) {
            count += head[i] == '&' ? 1 : 0;
        }
        rules.number(transaction, byClient, Field.URI_PARAMETERS, count);
    }

    /// The normalised path of the last request.
    byte[] path() {
        return path;
    }

    /// The head of an answer stands between these positions.
    void answer(int transaction, boolean byClient, Bytes bytes, int at, int end) {
        begin(transaction, byClient, bytes);
        int from = bytes.arrayOffset() + at;
        int to = bytes.arrayOffset() + end;
        int behind = behindLine(from, to);
        int line = textEnd(from, behind);
        give(Buffer.HTTP_RESPONSE_LINE, from, line);
        int protocol = wordEnd(from, line);
        give(Buffer.HTTP_PROTOCOL, from, protocol);
        int code = skipBlanks(protocol, line);
        int codeEnd = wordEnd(code, line);
        give(Buffer.HTTP_STATUS_CODE, code, codeEnd);
        int message = skipBlanks(codeEnd, line);
        if (message < line) {
            give(Buffer.HTTP_STATUS_MESSAGE, message, line);
        }
        fields.read(head, behind, to);
        fields(from, line, behind, to, SET_COOKIE, OF_ANSWER, Buffer.HTTP_RESPONSE_HEADER);
        rules.ready(transaction, byClient, false);
    }

    private void begin(int number, boolean client, Bytes bytes) {
        transaction = number;
        byClient = client;
        head = bytes.array();
    }

    private void fields(
            int from,
            int line,
            int behind,
            int end,
            byte[] cookie,
            List<Named> named,
            Buffer each) {
        give(Buffer.HTTP_HEADER_RAW, behind, end);
        made.clear();
        for (int i = 0; i < fields.count(); i++) {
            if (fields.isFirst(i) && !fields.is(i, cookie)) {
                write(i);
            }
        }
        if (made.length() > 0) {
            give(Buffer.HTTP_HEADER);
        }
        if (fields.count() > 0) {
            names();
        }
        made.clear();
        made.add(head, from, line);
        made.add(NEW_LINE);
        for (int i = 0; i < fields.count(); i++) {
            if (fields.isFirst(i)) {
                write(i);
            }
        }
        if (fields.count() > 0) {
            made.add(NEW_LINE);
        }
        give(Buffer.HTTP_START);
        for (int i = 0; i < fields.count(); i++) {
            if (fields.isFirst(i)) {
                field(i, named, each);
            }
        }
    }

    private void names() {
        made.clear();
        made.add(NEW_LINE);
        for (int i = 0; i < fields.count(); i++) {
            if (fields.isFirst(i)) {
                fields.writeName(i, made);
                made.add(NEW_LINE);
            }
        }
        made.add(NEW_LINE);
        give(Buffer.HTTP_HEADER_NAMES);
    }

    private void field(int i, List<Named> named, Buffer each) {
        made.clear();
        write(i);
        made.cut(made.length() - NEW_LINE.length);
        give(each);
        for (Named known : named) {
            if (fields.is(i, known.name)) {
                made.clear();
                fields.writeValue(i, made, isMany(i));
                give(known.buffer);
            }
        }
    }

    /// `Name: value` and a line end.
    private void write(int i) {
        fields.writeName(i, made);
        made.add(COLON);
        fields.writeValue(i, made, isMany(i));
        made.add(NEW_LINE);
    }

    /// Of a length said twice the first counts.
    private boolean isMany(int i) {
        return !fields.is(i, LENGTH);
    }

    /// The host of the target, else of its field: there without its port, and in lower case only
    /// where it has none.
    private void host() {
        if (uri.hasHost()) {
            uri.writeHost();
            give(Buffer.HTTP_HOST);
            give(Buffer.HTTP_HOST_RAW);
            return;
        }
        for (int i = 0; i < fields.count(); i++) {
            if (fields.isFirst(i) && fields.is(i, HOST)) {
                made.clear();
                fields.writeValue(i, made, true);
                give(Buffer.HTTP_HOST_RAW);
                if (made.length() > 0) {
                    withoutPort();
                    give(Buffer.HTTP_HOST);
                }
            }
        }
    }

    private void withoutPort() {
        int at = 0;
        if (made.length() > 0 && made.at(0) == '[') {
            while (at < made.length() && made.at(at) != ']') {
                at++;
            }
        }
        while (at < made.length() && made.at(at) != ':') {
            at++;
        }
        if (at == made.length()) {
            made.lower();
        }
        made.cut(at);
    }

    private void give(Buffer buffer) {
        rules.buffer(transaction, byClient, buffer, made.array(), 0, made.length());
    }

    private void give(Buffer buffer, int from, int to) {
        rules.buffer(transaction, byClient, buffer, head, from, to);
    }

    private int behindLine(int from, int to) {
        int at = from;
        while (at < to && head[at] != '\n') {
            at++;
        }
        return Math.min(to, at + 1);
    }

    private int textEnd(int from, int behind) {
        int end = behind;
        while (end > from && (head[end - 1] == '\n' || head[end - 1] == '\r')) {
            end--;
        }
        return end;
    }

    private int wordEnd(int from, int to) {
        int at = from;
        while (at < to && head[at] != ' ' && head[at] != '\t') {
            at++;
        }
        return at;
    }

    private int skipBlanks(int from, int to) {
        int at = from;
        while (at < to && (head[at] == ' ' || head[at] == '\t')) {
            at++;
        }
        return at;
    }
}
