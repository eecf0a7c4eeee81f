package wolfhound.engine.detector;

import java.util.Locale;
import wolfhound.model.WebRequest;

/// What kind of program made a request, by the shape of its header: browsers send languages and
/// codings, programs send little, and a program that claims to be a browser without sending what
/// browsers send wears a mask.
enum WebClient {
    /// Claims a browser and sends what browsers send.
    BROWSER,
    /// Claims a browser and sends less than any browser does.
    MASKED,
    /// Says what program it is.
    NAMED,
    /// Sends no user agent.
    NAMELESS;

    static WebClient of(WebRequest request) {
        String agent = request.userAgent();
        if (agent.isBlank()) {
            return NAMELESS;
        }
        if (!claimsBrowser(agent)) {
            return NAMED;
        }
        if (isOldProtocol(request) || isBareUpload(request)) {
            return MASKED;
        }
        boolean likeABrowser =
                request.headers().has("Accept-Language")
                        || request.headers().has("Accept-Encoding")
                        || request.headers().has("Referer")
                        || request.headers().has("Origin")
                        || request.headers().has("Sec-Fetch-Mode")
                        || request.path().equals("/favicon.ico");
        return likeABrowser ? BROWSER : MASKED;
    }

    /// No browser of this century begins in HTTP/1.0; proxies that do say so.
    private static boolean isOldProtocol(WebRequest request) {
        return request.version().equals("1.0")
                && !request.headers().has("Via")
                && !request.headers().has("X-Forwarded-For")
                && !request.headers().has("Referer");
    }

    /// A page that posts says where it stands, or has a cookie; what posts bytes without either is
    /// no page.
    private static boolean isBareUpload(WebRequest request) {
        return request.method().equals("POST")
                && request.body().declaredType().equals("application/octet-stream")
                && !request.headers().has("Referer")
                && !request.headers().has("Origin")
                && !request.headers().has("Cookie");
    }

    private static boolean claimsBrowser(String agent) {
        if (!agent.startsWith("Mozilla/") && !agent.startsWith("Opera/")) {
            return false;
        }
        String lower = agent.toLowerCase(Locale.ROOT);
        // Programs that put their own name into the browser's place say who they are: `(compatible;
        // bingbot/2.0; +http://…)`.
        return !lower.contains("bot")
                && !lower.contains("+http")
                && !lower.contains("crawler")
                && !lower.contains("spider");
    }

    /// Neither a browser nor a program with a name.
    boolean hides() {
        return this == MASKED || this == NAMELESS;
    }

    /// As a clause of a sentence.
    String words() {
        return switch (this) {
            case BROWSER -> "a browser";
            case MASKED ->
                    "a program that claims to be a browser and sends none of a browser's fields";
            case NAMED -> "a program";
            case NAMELESS -> "a program that does not say its name";
        };
    }
}
