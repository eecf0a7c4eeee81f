package wolfhound.intel;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import wolfhound.model.Address;
import wolfhound.model.Body;
import wolfhound.model.ConversationId;
import wolfhound.model.DomainName;
import wolfhound.model.Flow;
import wolfhound.model.Headers;
import wolfhound.model.Host;
import wolfhound.model.NameLookup;
import wolfhound.model.Origin;
import wolfhound.model.Peer;
import wolfhound.model.SecureSession;
import wolfhound.model.Seen;
import wolfhound.model.Transport;
import wolfhound.model.WebRequest;

/// What a laptop does, an observation at a time.
final class Traffic {
    static final Instant NOW = Instant.parse("2024-03-04T09:00:00Z");
    private static final Host LAPTOP = Host.of("10.0.0.7");

    private Traffic() {}

    static Seen seen(String peer, int port) {
        Address other = Address.of(peer);
        return new Seen(
                NOW,
                LAPTOP,
                50_000,
                new Peer(other, port),
                true,
                new Origin(
                        "story",
                        1,
                        new ConversationId(Transport.TCP, LAPTOP.address(), 50_000, other, port)),
                1);
    }

    static Flow opens(String peer, int port) {
        return new Flow(seen(peer, port), Flow.Phase.OPENED, Duration.ZERO, "", 0, 0, 1, 0);
    }

    static NameLookup looksUp(String name, String... addresses) {
        List<NameLookup.Answer> answers =
                List.of(addresses).stream()
                        .map(a -> new NameLookup.Answer(new DomainName(name, name), "A", 60, a))
                        .toList();
        return new NameLookup(
                seen("10.0.0.1", 53),
                new DomainName(name, name),
                "A",
                NameLookup.Way.DNS,
                answers.isEmpty() ? NameLookup.Outcome.NO_SUCH_NAME : NameLookup.Outcome.ANSWERED,
                answers,
                Duration.ofMillis(5),
                40,
                60);
    }

    static WebRequest requests(String peer, int port, String host, String target) {
        return new WebRequest(
                seen(peer, port), "1.1", "GET", target, host, Headers.NONE, Body.NONE);
    }

    static SecureSession shakesHands(String name, String ja3) {
        return new SecureSession(
                seen("198.51.100.7", 443),
                "tls",
                "TLS 1.2",
                new DomainName(name, name),
                false,
                List.of(),
                ja3,
                "",
                "",
                "",
                List.of(),
                SecureSession.Outcome.ESTABLISHED);
    }
}
