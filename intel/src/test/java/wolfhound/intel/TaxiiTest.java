package wolfhound.intel;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A collection of TAXII 2.1 from a small server of our own, and other lists from it.
class TaxiiTest {
    private static final String TAXII = "application/taxii+json;version=2.1";

    private HttpServer server;
    private final List<String> asked = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/collections/91a7/objects/", this::objects);
        server.createContext(
                "/list.txt", exchange -> answer(exchange, 200, "text/plain", "bad.example\n"));
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void objects(HttpExchange exchange) throws IOException {
        asked.add(String.valueOf(exchange.getRequestURI().getRawQuery()));
        String login = exchange.getRequestHeaders().getFirst("Authorization");
        String expected =
                "Basic "
                        + Base64.getEncoder()
                                .encodeToString("me:word".getBytes(StandardCharsets.UTF_8));
        if (!expected.equals(login)) {
            answer(exchange, 401, "text/plain", "no");
            return;
        }
        boolean first = exchange.getRequestURI().getQuery() == null;
        String more = first ? "\"more\":true,\"next\":\"a b\"," : "\"more\":false,";
        answer(
                exchange,
                200,
                TAXII,
                "{"
                        + more
                        + "\"objects\":[{\"type\":\"indicator\",\"id\":\"i\",\"pattern_type\":\"stix\",\"pattern\":\"[domain-name:value"
                        + " = '"
                        + (first ? "first" : "second")
                        + ".example']\"}]}");
    }

    private static void answer(HttpExchange exchange, int status, String type, String text)
            throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private String address(String login, String path) {
        return "http://" + login + "127.0.0.1:" + server.getAddress().getPort() + path;
    }

    @Test
    void readsACollectionPageByPage() {
        Intake intake = Intake.of(List.of(address("me:word@", "/api/collections/91a7")));
        assertThat(intake.unreadable()).isEmpty();
        assertThat(intake.intelligence().about("first.example")).hasSize(1);
        assertThat(intake.intelligence().about("second.example")).hasSize(1);
        assertThat(asked).containsExactly("null", "next=a+b");
    }

    @Test
    void saysThatANameAndPasswordAreMissing() {
        Intake intake = Intake.of(List.of(address("", "/api/collections/91a7/objects/")));
        assertThat(intake.unreadable().getFirst())
                .contains("the server answered 401; put name and password into the address");
    }

    @Test
    void keepsThePasswordOutOfWhatItTells() {
        Intake intake = Intake.of(List.of(address("me:word@", "/api/collections/91a7")));
        Intelligence intel = intake.intelligence();
        assertThat(intel.indicator(0).place()).doesNotContain("word");
    }

    @Test
    void fetchesAnyOtherList() {
        Intake intake = Intake.of(List.of(address("", "/list.txt")));
        assertThat(intake.intelligence().about("bad.example")).hasSize(1);
    }

    @Test
    void knowsTheSensorsOwnFeeds() {
        HttpServer own = server;
        own.createContext(
                "/own.txt", exchange -> answer(exchange, 200, "text/plain", "other.example\n"));
        String address = "http://localhost:" + own.getAddress().getPort() + "/own.txt";
        Intelligence intel = Intake.of(List.of(address)).intelligence();
        assertThat(intel.refusal(intel.about("other.example").getFirst())).isEmpty();
        assertThat(intel.ground().of("localhost").getFirst().what())
                .isEqualTo("a feed of the sensor's own");
    }
}
