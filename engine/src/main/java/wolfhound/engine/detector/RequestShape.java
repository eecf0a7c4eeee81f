package wolfhound.engine.detector;

import java.util.Locale;
import wolfhound.model.WebRequest;

/// The shape of a request with its contents taken out: what stays when a family moves to another
/// server.
final class RequestShape {
    private static final int MOST = 200;

    private RequestShape() {}

    /// Method, shape of path and query, names of the fields in order, user agent.
    static String of(WebRequest request) {
        return request.method()
                + " "
                + path(request.path())
                + "?"
                + query(request.query())
                + " "
                + fields(request)
                + " "
                + cut(request.userAgent());
    }

    /// Field names in order, in small letters.
    static String fields(WebRequest request) {
        return request.headers().order().toLowerCase(Locale.ROOT);
    }

    /// Each run of letters or digits becomes one letter `a` or digit `0`, the extension stays:
    /// `/images/x9.php` → `/a/a0.php`.
    static String path(String path) {
        int dot = path.lastIndexOf('.');
        int slash = path.lastIndexOf('/');
        boolean named = dot > slash && path.length() - dot <= 6;
        String stem = named ? path.substring(0, dot) : path;
        return runs(cut(stem)) + (named ? path.substring(dot).toLowerCase(Locale.ROOT) : "");
    }

    /// The names of the parameters where there are some, else the shape.
    static String query(String query) {
        if (query.isEmpty()) {
            return "";
        }
        StringBuilder names = new StringBuilder();
        for (String part : cut(query).split("&")) {
            int equals = part.indexOf('=');
            names.append(equals > 0 && equals < 16 ? part.substring(0, equals) + "=" : runs(part))
                    .append('&');
        }
        return names.toString();
    }

    private static String runs(String text) {
        StringBuilder shape = new StringBuilder();
        char last = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char kind = Character.isLetter(c) ? 'a' : Character.isDigit(c) ? '0' : c;
            if (kind != last || kind != 'a' && kind != '0') {
                shape.append(kind);
            }
            last = kind;
        }
        return shape.toString();
    }

    private static String cut(String text) {
        return text.length() > MOST ? text.substring(0, MOST) : text;
    }

    /// Does the path name a script that a server runs.
    static boolean asksAScript(WebRequest request) {
        String path = request.path().toLowerCase(Locale.ROOT);
        return path.endsWith(".php")
                || path.endsWith(".asp")
                || path.endsWith(".aspx")
                || path.endsWith(".cgi")
                || path.endsWith(".pl")
                || path.endsWith(".jsp");
    }
}
