package wolfhound.sources.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What rules see of HTTP/2, as Suricata 7 shows it where not said otherwise.
class RulesOnHttp2Test {
    private static final int HEADERS = 1;
    private static final int PRIORITY = 2;
    private static final int RESET = 3;
    private static final int SETTINGS = 4;
    private static final int GO_AWAY = 7;
    private static final int WINDOW_UPDATE = 8;
    private static final int END_OF_STREAM = 1;
    private static final int END_OF_HEADERS = 4;

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] frame(int type, int flags, int stream, byte[] payload) {
        var out = new ByteArrayOutputStream();
        out.write(payload.length >>> 16);
        out.write(payload.length >>> 8);
        out.write(payload.length);
        out.write(type);
        out.write(flags);
        out.writeBytes(new byte[] {0, 0, 0, (byte) stream});
        out.writeBytes(payload);
        return out.toByteArray();
    }

    /// Fields as literals that nobody remembers (RFC 7541 §6.2.2).
    private static byte[] fields(String... namesAndValues) {
        var out = new ByteArrayOutputStream();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            out.write(0);
            out.write(namesAndValues[i].length());
            out.writeBytes(latin(namesAndValues[i]));
            out.write(namesAndValues[i + 1].length());
            out.writeBytes(latin(namesAndValues[i + 1]));
        }
        return out.toByteArray();
    }

    private static DialogueHarness begun() {
        return DialogueHarness.of(new Http2())
                .client("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")
                .client(frame(SETTINGS, 0, 0, new byte[0]))
                .server(frame(SETTINGS, 0, 0, new byte[0]));
    }

    private static List<String> seen(DialogueHarness script) {
        return TransactionsSeen.of(script);
    }

    @Test
    void laysARequestAndItsAnswer() {
        byte[] asked =
                fields(
                        ":method", "GET",
                        ":authority", "Web.Example.org:8080",
                        ":path", "/a//b%20c?x=1",
                        "user-agent", "wolf/1",
                        "cookie", "k=v");
        byte[] answered = fields(":status", "200", "content-type", "text/html");
        var script =
                begun().client(frame(HEADERS, END_OF_HEADERS | END_OF_STREAM, 1, asked))
                        .server(frame(HEADERS, END_OF_HEADERS, 1, answered))
                        .server(frame(0, END_OF_STREAM, 1, latin("hello wolf")));
        assertThat(seen(script))
                .containsSubsequence(
                        "2 > http.method: GET",
                        "2 > http.uri: /a//b%20c?x=1",
                        "2 > http.uri.raw: /a//b%20c?x=1",
                        "2 > http.request_line: GET /a//b%20c?x=1 HTTP/2",
                        "2 > http.host.raw: Web.Example.org:8080",
                        "2 > http.host: web.example.org",
                        "2 > http.protocol: HTTP/2",
                        "2 > http2.header_name: user-agent",
                        "2 > http.user_agent: wolf/1",
                        "2 > http.request_header: cookie: k=v",
                        "2 > http.cookie: k=v",
                        "2 > http.header: :method: GET\r\n:authority: Web.Example.org:8080\r\n"
                                + ":path: /a//b%20c?x=1\r\nuser-agent: wolf/1\r\n",
                        "2 > http.header_names: \r\n:method\r\n:authority\r\n:path\r\n"
                                + "user-agent\r\ncookie\r\n\r\n",
                        "2 > http2.frametype: 1",
                        "2 > whole",
                        "2 < http.response_line: HTTP/2",
                        "2 < http.stat_code: 200",
                        "2 < http.content_type: text/html",
                        "2 < file.data: hello wolf",
                        "2 < whole");
    }

    @Test
    void laysWhatIsPosted() {
        byte[] asked = fields(":method", "POST", ":path", "/up?x=1");
        var script =
                begun().client(frame(HEADERS, END_OF_HEADERS, 1, asked))
                        .client(frame(0, END_OF_STREAM, 1, latin("uploaded")));
        assertThat(seen(script))
                .contains(
                        "2 > http.request_body: uploaded",
                        "2 > file.data: uploaded",
                        "2 > file.name: /up",
                        "2 > whole");
    }

    @Test
    void laysEachFrameThatIsNoMessage() {
        var script =
                begun().client(frame(WINDOW_UPDATE, 0, 0, new byte[] {(byte) 0x80, 0, 1, 0}))
                        .client(frame(PRIORITY, 0, 1, new byte[] {0, 0, 0, 0, 15}))
                        .server(frame(RESET, 0, 1, new byte[] {0, 0, 0, 8}))
                        .server(frame(GO_AWAY, 0, 0, new byte[] {0, 0, 0, 1, 0, 0, 0, 11, 'x'}));
        assertThat(seen(script))
                .contains(
                        "0 > http2.frametype: 4",
                        "1 < http2.frametype: 4",
                        "2 > http2.frametype: 8",
                        "2 > http2.window: 256",
                        "3 > http2.priority: 15",
                        "4 < http2.errorcode: 8",
                        "5 < http2.frametype: 7",
                        "5 < http2.errorcode: 11");
    }
}
