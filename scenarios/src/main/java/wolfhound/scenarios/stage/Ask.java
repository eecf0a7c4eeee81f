package wolfhound.scenarios.stage;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A request of HTTP as its client writes it: which headers, in which order. A header given by its
/// name alone is filled in: `Host` with the name of the server, `Content-Length` with the length.
public record Ask(String method, String target, String version, List<String> headers, byte[] body) {
    private static final byte[] NOTHING = {};

    public static Ask of(String method, String target) {
        return new Ask(method, target, "HTTP/1.1", List.of(), NOTHING);
    }

    public static Ask get(String target) {
        return of("GET", target);
    }

    public static Ask post(String target, byte[] body) {
        return of("POST", target).body(body);
    }

    public static Ask post(String target, String body) {
        return post(target, body.getBytes(StandardCharsets.ISO_8859_1));
    }

    /// These headers, after those it has.
    public Ask with(String... more) {
        List<String> all = new ArrayList<>(headers);
        all.addAll(List.of(more));
        return new Ask(method, target, version, List.copyOf(all), body);
    }

    public Ask body(byte[] instead) {
        return new Ask(method, target, version, headers, instead);
    }

    public Ask version(String instead) {
        return new Ask(method, target, instead, headers, body);
    }

    byte[] bytes(String host) {
        StringBuilder head = new StringBuilder();
        head.append(method).append(' ').append(target).append(' ').append(version).append("\r\n");
        for (String header : headers) {
            head.append(
                    switch (header) {
                        case "Host" -> "Host: " + host;
                        case "Content-Length" -> "Content-Length: " + body.length;
                        default -> header;
                    });
            head.append("\r\n");
        }
        return Answer.joined(head.append("\r\n"), body);
    }
}
