package wolfhound.engine.detector;

import java.time.Instant;
import wolfhound.engine.memory.HostMemory;
import wolfhound.model.FileKind;
import wolfhound.model.Group;
import wolfhound.model.WebExchange;
import wolfhound.model.WebRequest;

/// On whose behalf a request goes out: a person's, who looks at a page, or nobody's. A program can
/// copy every field of a browser; what it cannot copy is the page that a browser would have fetched
/// before it posted.
final class Errand {
    /// Coded characters beyond which they are no token.
    private static final int LONG_CODE = 96;

    private Errand() {}

    /// No person and no page stands behind it.
    static boolean isNobodys(WebRequest request, Scene scene) {
        RequestFacts facts = scene.facts(request);
        return switch (facts.client()) {
            case MASKED, NAMELESS -> true;
            case COMPONENT ->
                    (request.method().equals("POST") || facts.cargo().isSealed())
                            && !isOfAPhone(request);
            case BROWSER ->
                    request.method().equals("POST")
                            && isHeavy(facts.cargo())
                            && isPageless(request, scene.host());
            // Players with a ticket call themselves by one word too; they ask no script for it.
            case ODD -> Outside.asksBareAddress(request) && RequestShape.asksAScript(request);
            case LIBRARY, NAMED -> false;
        };
    }

    /// On telephones the name of the browser's view is given to every library of an app, so that
    /// all of them look alike and none hides.
    private static boolean isOfAPhone(WebRequest request) {
        String agent = request.userAgent();
        return agent.contains("Android") || agent.contains("iPhone") || agent.contains("iPad");
    }

    /// More than the form with a token that a page sends which was open before the watch began.
    private static boolean isHeavy(Cargo cargo) {
        return switch (cargo.kind()) {
            case CIPHER, BINARY, UPLOAD -> true;
            case CODED -> cargo.run() >= LONG_CODE;
            case NOTHING, READABLE, FORM -> false;
        };
    }

    /// It posts for a page, and has none: says none, or one of the same server that this host never
    /// fetched. Beacons of pages name the page of another site, or carry its cookie.
    static boolean isPageless(WebRequest request, HostMemory host) {
        String from = request.headers().first("Referer");
        if (from.isEmpty()) {
            return request.headers().lacks("Origin") && request.headers().lacks("Cookie");
        }
        return hostOf(from).equalsIgnoreCase(request.host())
                && request.headers().lacks("Cookie")
                && !hasPageOf(request, host);
    }

    /// Did a browser of this host fetch a page of the server, as far as is remembered. Where the
    /// memory does not reach back to the first contact, it may have.
    private static boolean hasPageOf(WebRequest request, HostMemory host) {
        Instant oldest = request.seen().at();
        for (WebExchange page : host.pages()) {
            oldest = page.seen().at().isBefore(oldest) ? page.seen().at() : oldest;
            boolean same = page.request().host().equals(request.host());
            if (same
                    && page.request().method().equals("GET")
                    && page.body().kind() == FileKind.HTML
                    && WebClient.of(page.request()) == WebClient.BROWSER) {
                return true;
            }
        }
        Instant first = oldest;
        return host.peer(request.seen().peer().address())
                .map(peer -> peer.first().isBefore(first.minusSeconds(1)))
                .orElse(false);
    }

    /// What one program has to tell one server, in whatever way it is looked at: the shape of the
    /// requests, the lie about their type, that they go on. A maker's odd program is odd in all of
    /// these at once, so they are one cause.
    static Group talk(WebRequest request) {
        return new Group(Group.Cause.CONVERSATION, "talk with " + request.host());
    }

    static String hostOf(String url) {
        int start = url.indexOf("://");
        if (start < 0) {
            return "";
        }
        int end = url.indexOf('/', start + 3);
        String authority = url.substring(start + 3, end < 0 ? url.length() : end);
        int colon = authority.lastIndexOf(':');
        return colon > 0 ? authority.substring(0, colon) : authority;
    }
}
