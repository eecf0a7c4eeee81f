package wolfhound.engine.detector;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import wolfhound.model.Header;
import wolfhound.model.WebRequest;

/// What in a header shows that it was written by hand: fields that are no browser's, values that
/// are no values, one field twice. Browsers and libraries write theirs by rule, and none of these
/// ever comes out; who strings a request together from text gets them wrong.
///
/// Honest programs add fields of their own to say who they are. So this is asked of programs alone
/// that claim to be a browser: a browser adds such fields for a page, and then sends the rest of
/// its dress as well.
final class HomemadeHeader {
    private static final int MOST_FIELDS = 64;

    /// What browsers, their components and the proxies between send (RFC 9110 and what came before
    /// it).
    private static final Set<String> USUAL =
            Set.of(
                    "host",
                    "user-agent",
                    "accept",
                    "accept-language",
                    "accept-encoding",
                    "accept-charset",
                    "connection",
                    "keep-alive",
                    "proxy-connection",
                    "cache-control",
                    "pragma",
                    "referer",
                    "origin",
                    "cookie",
                    "cookie2",
                    "content-length",
                    "content-type",
                    "content-encoding",
                    "content-md5",
                    "content-disposition",
                    "content-language",
                    "transfer-encoding",
                    "te",
                    "expect",
                    "from",
                    "date",
                    "dnt",
                    "range",
                    "if-range",
                    "if-match",
                    "if-none-match",
                    "if-modified-since",
                    "if-unmodified-since",
                    "upgrade",
                    "upgrade-insecure-requests",
                    "via",
                    "forwarded",
                    "max-forwards",
                    "authorization",
                    "proxy-authorization",
                    "ua-cpu",
                    "ua-os",
                    "ua-color",
                    "ua-pixels",
                    "unless-modified-since",
                    "soapaction",
                    "icy-metadata",
                    "save-data",
                    "purpose",
                    "priority",
                    "http2-settings",
                    "content-transfer-encoding",
                    "mime-version");

    private HomemadeHeader() {}

    /// The flaws, each as a clause; empty where there are none.
    static List<String> flaws(WebRequest request) {
        List<String> flaws = new ArrayList<>();
        Set<String> met = new HashSet<>();
        int fields = 0;
        for (Header field : request.headers()) {
            if (fields++ >= MOST_FIELDS) {
                break;
            }
            String name = field.name().toLowerCase(Locale.ROOT);
            if (!isUsual(name)) {
                flaws.add("a field that no browser has, «" + cut(field.name()) + "»");
            } else if (!met.add(name) && !name.equals("cookie")) {
                flaws.add("«" + cut(field.name()) + "» twice");
            }
            if (isNoValue(name, field.value())) {
                flaws.add("«" + cut(field.name() + ": " + field.value()) + "»");
            }
        }
        return flaws;
    }

    private static boolean isUsual(String name) {
        return USUAL.contains(name)
                || name.startsWith("sec-")
                || name.startsWith("x-forwarded")
                || name.equals("x-requested-with")
                || name.startsWith("if-")
                || name.startsWith("access-control-");
    }

    /// Values that their field cannot have.
    private static boolean isNoValue(String name, String value) {
        return switch (name) {
            case "accept" -> !value.contains("/") && !value.equals("*") || value.contains("*.*");
            case "referer" ->
                    !value.isEmpty() && !value.contains("://") && !value.startsWith("about:");
            case "content-encoding" -> value.equalsIgnoreCase("binary");
            case "connection" -> {
                String lower = value.toLowerCase(Locale.ROOT);
                yield lower.contains("close") && lower.contains("keep-alive");
            }
            default -> false;
        };
    }

    private static String cut(String text) {
        return text.length() > 40 ? text.substring(0, 37) + "…" : text;
    }
}
