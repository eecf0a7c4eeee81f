package wolfhound.scenarios.stage;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import wolfhound.scenarios.wire.Octets;

/// An answer of HTTP. `Date` and `Content-Length` are filled in where they are given by name alone.
public record Answer(int status, String reason, List<String> headers, byte[] body) {
    private static final byte[] NOTHING = {};

    public static Answer of(int status, String reason, String... headers) {
        return new Answer(status, reason, List.of(headers), NOTHING);
    }

    /// 200, as a common web server gives it.
    public static Answer ok(String type, byte[] body) {
        return of(200, "OK", "Server: nginx", "Date", "Content-Type: " + type, "Content-Length")
                .body(body);
    }

    public static Answer ok(String type, String body) {
        return ok(type, body.getBytes(StandardCharsets.UTF_8));
    }

    public static Answer notFound() {
        String page =
                "<html><head><title>404 Not Found</title></head><body>nothing here</body></html>";
        return of(
                        404,
                        "Not Found",
                        "Server: nginx",
                        "Date",
                        "Content-Type: text/html",
                        "Content-Length")
                .body(page.getBytes(StandardCharsets.UTF_8));
    }

    public static Answer movedTo(String url) {
        return of(302, "Found", "Server: nginx", "Date", "Location: " + url, "Content-Length");
    }

    public static Answer noContent() {
        return of(204, "No Content", "Server: nginx", "Date");
    }

    public Answer with(String... more) {
        List<String> all = new ArrayList<>(headers);
        all.addAll(List.of(more));
        return new Answer(status, reason, List.copyOf(all), body);
    }

    public Answer body(byte[] instead) {
        return new Answer(status, reason, headers, instead);
    }

    byte[] bytes(String date) {
        StringBuilder head = new StringBuilder("HTTP/1.1 ");
        head.append(status).append(' ').append(reason).append("\r\n");
        for (String header : headers) {
            head.append(
                    switch (header) {
                        case "Date" -> "Date: " + date;
                        case "Content-Length" -> "Content-Length: " + body.length;
                        default -> header;
                    });
            head.append("\r\n");
        }
        return joined(head.append("\r\n"), body);
    }

    static byte[] joined(CharSequence head, byte[] body) {
        return new Octets().text(head.toString()).bytes(body).toBytes();
    }
}
