package wolfhound.scenarios.stage;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// A mail as its program writes it: headers in order, text, attachments (RFC 5322, RFC 2045).
public record Mail(
        String from, List<String> to, List<String> headers, String text, List<Part> parts) {
    private static final String BOUNDARY = "----=_Part_7721_9f2c";
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(76, new byte[] {'\r', '\n'});

    public record Part(String name, String type, byte[] content) {}

    public static Mail from(String from, String... to) {
        return new Mail(from, List.of(to), List.of(), "", List.of());
    }

    public Mail with(String... more) {
        List<String> all = new ArrayList<>(headers);
        all.addAll(List.of(more));
        return new Mail(from, to, List.copyOf(all), text, parts);
    }

    public Mail text(String instead) {
        return new Mail(from, to, headers, instead, parts);
    }

    public Mail attached(String name, String type, byte[] content) {
        List<Part> all = new ArrayList<>(parts);
        all.add(new Part(name, type, content));
        return new Mail(from, to, headers, text, List.copyOf(all));
    }

    /// What goes between DATA and the lone dot.
    String message() {
        StringBuilder out = new StringBuilder();
        headers.forEach(header -> out.append(header).append("\r\n"));
        if (parts.isEmpty()) {
            return out.append("\r\n").append(text).append("\r\n").toString();
        }
        out.append(
                "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\""
                        + BOUNDARY
                        + "\"\r\n\r\n");
        out.append("--" + BOUNDARY + "\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n");
        out.append(text).append("\r\n");
        for (Part part : parts) {
            out.append("--" + BOUNDARY + "\r\nContent-Type: ").append(part.type);
            out.append("; name=\"").append(part.name).append("\"\r\n");
            out.append(
                    "Content-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename=\"");
            out.append(part.name).append("\"\r\n\r\n");
            out.append(LINES.encodeToString(part.content)).append("\r\n");
        }
        return out.append("--" + BOUNDARY + "--\r\n").toString();
    }
}
