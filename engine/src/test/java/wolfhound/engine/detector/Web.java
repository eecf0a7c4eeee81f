package wolfhound.engine.detector;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import wolfhound.engine.Story;
import wolfhound.model.Body;
import wolfhound.model.Excerpt;
import wolfhound.model.FileKind;
import wolfhound.model.Headers;
import wolfhound.model.Seen;
import wolfhound.model.Transport;
import wolfhound.model.WebExchange;
import wolfhound.model.WebRequest;

/// Exchanges of HTTP for stories: what a browser, a masked program or a nameless one sends.
final class Web {
    static final String BROWSER =
            "Mozilla/5.0 (Windows NT 6.1; WOW64; rv:40.0) Gecko/20100101 Firefox/40.0";

    private Web() {}

    static Headers browser(String host) {
        return Story.headers(
                "Host",
                host,
                "User-Agent",
                BROWSER,
                "Accept",
                "text/html",
                "Accept-Language",
                "en-US",
                "Accept-Encoding",
                "gzip",
                "Referer",
                "http://" + host + "/start");
    }

    static Headers masked(String host) {
        return Story.headers(
                "Accept", "*/*", "User-Agent", BROWSER, "Host", host, "Cache-Control", "no-cache");
    }

    static Headers nameless(String host) {
        return Story.headers("Host", host, "Connection", "close");
    }

    static Headers named(String host, String agent) {
        return Story.headers("Host", host, "User-Agent", agent, "Accept", "*/*");
    }

    static Body random(int length, String declared, long seed) {
        byte[] bytes = new byte[Math.min(length, 2048)];
        new Random(seed).nextBytes(bytes);
        return new Body(length, declared, FileKind.RANDOM, 7.9, "", new Excerpt(bytes, length));
    }

    static Body text(String text, String declared, FileKind kind) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return new Body(bytes.length, declared, kind, 4.5, "", Excerpt.of(bytes));
    }

    static Body program(int length, String declared) {
        return new Body(
                length,
                declared,
                FileKind.PE,
                6.5,
                "",
                new Excerpt("MZ".getBytes(StandardCharsets.ISO_8859_1), length));
    }

    /// One exchange of the story's host with this address.
    static void exchange(
            Story story,
            String peer,
            int port,
            String method,
            String target,
            Headers headers,
            Body asked,
            int status,
            Body answer) {
        Seen seen = story.seen(Transport.TCP, peer, port, true);
        String host = headers.first("Host").replaceFirst(":\\d+$", "");
        WebRequest request = new WebRequest(seen, "1.1", method, target, host, headers, asked);
        story.see(request);
        story.see(
                new WebExchange(
                        seen,
                        request,
                        status,
                        "OK",
                        Story.headers("Content-Type", answer.declaredType()),
                        answer,
                        true));
    }
}
