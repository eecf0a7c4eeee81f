package wolfhound.intel.format;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import wolfhound.intel.ground.Landmark;
import wolfhound.intel.value.Value;

/// Fetches a list from the web when the user names its address: any file, or a collection of TAXII
/// 2.1 page by page (`…/collections/ID/` or `…/collections/ID/objects/`). A name and password stand
/// in the address. Nothing is fetched that was not named.
final class Fetch {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MOST_PAGES = 10_000;
    private static final int LARGEST_PAGE = 256 << 20;
    private static final String TAXII = "application/taxii+json;version=2.1";

    private final URI address;
    private final String shown;
    private final Optional<String> login;

    Fetch(String text) throws IOException {
        URI all;
        try {
            all = URI.create(text);
        } catch (IllegalArgumentException wrong) {
            throw new IOException("is no address: " + wrong.getMessage());
        }
        this.login = Optional.ofNullable(all.getUserInfo());
        String without = login.isPresent() ? text.replaceFirst("//[^/@]*@", "//") : text;
        boolean collection = without.matches(".*/collections/[^/?]+/?");
        this.shown =
                collection
                        ? (without.endsWith("/") ? without : without + "/") + "objects/"
                        : without;
        this.address = URI.create(shown);
    }

    /// Told of each page.
    interface Page {
        void read(String name, InputStream in) throws IOException;
    }

    void each(Page page) throws IOException {
        try (HttpClient client =
                HttpClient.newBuilder()
                        .connectTimeout(PATIENCE)
                        .followRedirects(HttpClient.Redirect.NORMAL)
                        .build()) {
            String next = "";
            for (int number = 1; number <= MOST_PAGES; number++) {
                HttpResponse<InputStream> answer = ask(client, next);
                try (InputStream in = answer.body()) {
                    if (answer.statusCode() != 200) {
                        throw new IOException(
                                "the server answered " + answer.statusCode() + refused(answer));
                    }
                    String type = answer.headers().firstValue("Content-Type").orElse("");
                    if (!type.contains("taxii")) {
                        page.read(shown, in);
                        return;
                    }
                    byte[] all = in.readNBytes(LARGEST_PAGE);
                    page.read(
                            shown + (number == 1 ? "" : ", page " + number),
                            new ByteArrayInputStream(all));
                    next = next(all);
                }
                if (next.isEmpty()) {
                    return;
                }
            }
            throw new IOException("has more than " + MOST_PAGES + " pages; the first are read");
        }
    }

    private static String refused(HttpResponse<?> answer) {
        return answer.statusCode() == 401 || answer.statusCode() == 403
                ? "; put name and password into the address, as https://name:password@server/…"
                : "";
    }

    private HttpResponse<InputStream> ask(HttpClient client, String next) throws IOException {
        String separator = shown.contains("?") ? "&" : "?";
        URI page =
                next.isEmpty()
                        ? address
                        : URI.create(
                                shown
                                        + separator
                                        + "next="
                                        + URLEncoder.encode(next, StandardCharsets.UTF_8));
        HttpRequest.Builder request =
                HttpRequest.newBuilder(page)
                        .timeout(PATIENCE)
                        .header("Accept", TAXII + ", */*;q=0.5")
                        .header("User-Agent", "wolfhound");
        login.ifPresent(word ->
                request.header(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString(word.getBytes(StandardCharsets.UTF_8))));
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new IOException("was interrupted");
        }
    }

    /// What to ask for the next page with; empty on the last.
    private static String next(byte[] envelope) {
        List<String> more = new ArrayList<>(List.of("", ""));
        Json.items(
                new ByteArrayInputStream(envelope),
                new Silent(),
                (member, node) -> {
                    if (member.equals("more")) {
                        more.set(0, node.text());
                    } else if (member.equals("next")) {
                        more.set(1, node.text());
                    }
                });
        return more.get(0).equals("true") ? more.get(1) : "";
    }

    /// Hears nothing: the page itself was told already.
    private static final class Silent implements Sink {
        @Override
        public void say(Said said) {}

        @Override
        public void know(Landmark mark, Value value, long line) {}

        @Override
        public void wrong(long line, String sentence) {}

        @Override
        public void leaveOut(String what) {}
    }
}
