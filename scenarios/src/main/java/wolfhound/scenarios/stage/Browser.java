package wolfhound.scenarios.stage;

import wolfhound.scenarios.wire.TlsClient;

/// A person's web browser: the headers of its make, pages with what belongs to them, referrers and
/// cookies.
public final class Browser {
    private final Actor actor;
    private final Bodies bodies;
    private final String userAgent;
    private final String cookie;

    public Browser(Actor actor) {
        this(
                actor,
                actor.machine()
                        .platform()
                        .browsers()
                        .get(
                                actor.stage()
                                        .random()
                                        .nextInt(actor.machine().platform().browsers().size())));
    }

    public Browser(Actor actor, String userAgent) {
        this.actor = actor;
        this.bodies = new Bodies(actor.stage());
        this.userAgent = userAgent;
        this.cookie = "sid=" + actor.stage().hex(24);
    }

    /// A request as this browser writes it.
    ///
    /// @param referer where the person comes from, empty for nowhere
    public Ask wants(String target, String referer) {
        Ask ask =
                Ask.get(target)
                        .with(
                                "Host",
                                "Connection: keep-alive",
                                "User-Agent: " + userAgent,
                                "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
        if (!referer.isEmpty()) {
            ask = ask.with("Referer: " + referer);
        }
        return ask.with("Accept-Encoding: gzip, deflate", "Accept-Language: en-GB,en;q=0.9");
    }

    /// A form sent off, as browsers do.
    public Ask posts(String target, String referer, String form) {
        return Ask.post(target, form)
                .with(
                        "Host",
                        "Connection: keep-alive",
                        "Content-Length",
                        "Cache-Control: max-age=0")
                .with(
                        "Origin: " + origin(referer),
                        "Content-Type: application/x-www-form-urlencoded")
                .with("User-Agent: " + userAgent, "Accept: text/html,*/*;q=0.8")
                .with("Referer: " + referer, "Accept-Encoding: gzip, deflate")
                .with("Accept-Language: en-GB,en;q=0.9", "Cookie: " + cookie);
    }

    /// Reads a page in the clear, with its style, script and a few pictures.
    public Browser visits(String domain, String path) {
        String page = "http://" + domain + path;
        Web web = Web.to(actor, domain);
        web.asks(wants(path, ""), html(domain).with("Set-Cookie: " + cookie + "; path=/"));
        web.asks(inside("/site.css", page), Answer.ok("text/css", bodies.prose(600)));
        web.asks(inside("/site.js", page), Answer.ok("application/javascript", bodies.script(900)));
        int pictures = actor.stage().between(1, 4);
        for (int i = 0; i < pictures; i++) {
            byte[] picture = bodies.jpeg(actor.stage().between(800, 5_000));
            web.asks(inside("/pictures/" + i + ".jpg", page), Answer.ok("image/jpeg", picture));
        }
        web.closes();
        return this;
    }

    public Browser visits(String domain) {
        return visits(domain, "/");
    }

    /// Reads a page under TLS.
    public Browser visitsSecurely(String domain) {
        Secure secure = Secure.to(actor, stack(), domain);
        int turns = actor.stage().between(2, 5);
        for (int i = 0; i < turns; i++) {
            secure.says(actor.stage().between(300, 900)).hears(actor.stage().between(900, 9_000));
        }
        secure.closes();
        return this;
    }

    /// Fetches one thing that a page it came from points to.
    public Browser fetches(String domain, String path, String referer, Answer answer) {
        Web.to(actor, domain).asks(wants(path, referer), answer).closes();
        return this;
    }

    public Browser pauses(double seconds) {
        actor.pauses(seconds);
        return this;
    }

    public Actor actor() {
        return actor;
    }

    public Answer html(String title) {
        return Answer.ok(
                "text/html; charset=utf-8", bodies.page(title, actor.stage().between(600, 3_000)));
    }

    /// The stack under its TLS.
    public TlsClient stack() {
        return userAgent.contains("Firefox") ? TlsClient.FIREFOX : TlsClient.CHROMIUM;
    }

    private Ask inside(String path, String page) {
        return Ask.get(path)
                .with("Host", "Connection: keep-alive", "User-Agent: " + userAgent)
                .with("Accept: */*", "Referer: " + page, "Accept-Encoding: gzip, deflate")
                .with("Accept-Language: en-GB,en;q=0.9", "Cookie: " + cookie);
    }

    private static String origin(String url) {
        int slash = url.indexOf('/', "https://".length());
        return slash < 0 ? url : url.substring(0, slash);
    }
}
