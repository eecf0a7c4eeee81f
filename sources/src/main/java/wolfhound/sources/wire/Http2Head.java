package wolfhound.sources.wire;

import java.util.ArrayList;
import java.util.List;
import wolfhound.model.Header;
import wolfhound.model.Headers;

/// The head of a message of HTTP/2, with what HTTP/1 says in its first line taken out of the fields
/// (RFC 9113 §8.3). The authority becomes a field `host` where it stood, as whoever hands the
/// message on in HTTP/1 has it (§8.3.1).
///
/// @param method empty in an answer, and where it is not known
/// @param status 0 in a request, and where it is not known
record Http2Head(String method, String target, int status, Headers headers) {
    static Http2Head of(Hpack.Fields fields) {
        String method = "";
        String path = "";
        String authority = "";
        int status = 0;
        List<Header> others = new ArrayList<>();
        for (Header field : fields.known()) {
            switch (field.name()) {
                case ":method" -> method = field.value();
                case ":path" -> path = field.value();
                case ":status" -> status = number(field.value());
                case ":authority" -> {
                    authority = field.value();
                    others.add(new Header("host", authority));
                }
                default -> {
                    if (!field.name().startsWith(":")) {
                        others.add(field);
                    }
                }
            }
        }
        // CONNECT has no path (§8.5).
        String target = path.isEmpty() ? authority : path;
        return new Http2Head(method, target, status, new Headers(List.copyOf(others)));
    }

    private static int number(String status) {
        boolean digits = status.length() == 3 && status.chars().allMatch(Words::isDigit);
        return digits ? Integer.parseInt(status) : 0;
    }
}
