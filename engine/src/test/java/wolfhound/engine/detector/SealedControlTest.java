package wolfhound.engine.detector;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import wolfhound.engine.Story;
import wolfhound.model.DomainName;
import wolfhound.model.NameLookup;
import wolfhound.model.SealedTalk;
import wolfhound.model.SecureSession;
import wolfhound.model.Seen;
import wolfhound.model.Transport;

/// Who speaks when inside a cipher.
class SealedControlTest {
    private static final String SERVER = "203.0.113.9";
    private static final long MADE = 1_600_000_000L;
    private static final long TWENTY_YEARS = 630_720_000L;
    private static final List<String> NO_CERTIFICATE = List.of();

    private static Story story(Detector<?>... detectors) {
        return Story.with(detectors)
                .looksUp("www.news.example", "A", NameLookup.Outcome.ANSWERED, "198.51.100.200");
    }

    /// A talk of turns like `>464 at 0`: who, how much, and the second in which it began.
    private static Story talks(
            Story story, int port, List<String> certificate, String name, String... said) {
        Seen seen = story.seen(Transport.TCP, SERVER, port, true);
        List<SecureSession.Certificate> shown =
                certificate.stream()
                        .map(subject ->
                                new SecureSession.Certificate(
                                        subject,
                                        subject,
                                        "01",
                                        MADE,
                                        MADE + TWENTY_YEARS,
                                        List.of(),
                                        "RSA",
                                        2048,
                                        "00"))
                        .toList();
        var session =
                new SecureSession(
                        seen,
                        "tls",
                        "TLS 1.2",
                        name.isEmpty() ? DomainName.NONE : Story.domain(name),
                        false,
                        List.of(),
                        "own-client",
                        "",
                        "",
                        "",
                        shown,
                        SecureSession.Outcome.ESTABLISHED);
        List<SealedTalk.Turn> turns = new ArrayList<>();
        for (String each : said) {
            String[] part = each.substring(1).split(" at ");
            Instant at =
                    seen.at().plus(Duration.ofMillis((long) (1000 * Double.parseDouble(part[1]))));
            turns.add(new SealedTalk.Turn(at, each.startsWith(">"), Long.parseLong(part[0])));
        }
        return story.see(session).see(new SealedTalk(seen, session, turns));
    }

    @Test
    void seesAReportThatNobodyAnswersAndAWatchKept() {
        Story story =
                talks(
                        story(new SealedControl(), new StrangeCertificate(), new OwnHello()),
                        7084,
                        List.of("CN=Server"),
                        "",
                        ">464 at 0",
                        ">240 at 12",
                        "<64 at 12.4",
                        ">240 at 26");
        assertThat(story.signs()).contains("sealed-report", "certificate-of-nobody");
        assertThat(story.ends()).isEqualTo("suspect");
    }

    @Test
    void convictsWhereTheServerThenGivesTheOrders() {
        Story story =
                talks(
                        story(
                                new SealedControl(),
                                new StrangeCertificate(),
                                new OwnHello(),
                                new BareAddress()),
                        7084,
                        List.of("CN=Server"),
                        "",
                        ">464 at 0",
                        ">240 at 12",
                        "<64 at 12.4",
                        "<272 at 21",
                        ">176 at 21.1",
                        "<160 at 30",
                        ">336 at 30.2",
                        "<176 at 47",
                        ">240 at 47.3");
        assertThat(story.signs()).contains("sealed-report", "sealed-orders");
        assertThat(story.ends()).isEqualTo("infected");
    }

    @Test
    void noticesAWatchKeptUnderACertificateThatNobodyCanSee() {
        Story story =
                talks(
                        story(new SealedControl(), new BareAddress()),
                        2404,
                        NO_CERTIFICATE,
                        "",
                        ">900 at 0",
                        "<40 at 30",
                        ">120 at 30.1",
                        "<40 at 60",
                        ">120 at 60.1",
                        "<40 at 90",
                        ">120 at 90.1");
        assertThat(story.signs()).contains("sealed-report", "sealed-orders");
        assertThat(story.ends()).isNotEqualTo("infected");
    }

    @Test
    void clearsAQueueOfMessagesThatConfirmsEachAndIsKeptAwake() {
        Story story =
                talks(
                        story(new SealedControl(), new StrangeCertificate(), new OwnHello()),
                        8883,
                        List.of("CN=broker,O=Heating Works"),
                        "",
                        ">120 at 0",
                        "<40 at 0.1",
                        ">31 at 30",
                        "<31 at 30.1",
                        ">31 at 60",
                        "<31 at 60.1");
        assertThat(story.signs()).doesNotContain("sealed-report", "sealed-orders");
        assertThat(story.ends()).isEqualTo("clear");
    }

    @Test
    void clearsASenderOfLogsThatIsNeverTold() {
        Story story =
                talks(
                        story(new SealedControl(), new StrangeCertificate(), new OwnHello()),
                        6514,
                        List.of("CN=logs,O=Office Ltd"),
                        "",
                        ">400 at 0",
                        ">380 at 40",
                        ">512 at 71");
        assertThat(story.signs()).doesNotContain("sealed-report", "sealed-orders");
        assertThat(story.ends()).isEqualTo("clear");
    }

    @Test
    void acceptsLongAnswersOfAServerThatIsAskedByItsName() {
        Story story =
                talks(
                        story(new SealedControl()),
                        443,
                        NO_CERTIFICATE,
                        "push.maker.example",
                        ">500 at 0",
                        "<300 at 30",
                        ">500 at 30.1",
                        "<300 at 60",
                        ">500 at 60.1");
        assertThat(story.evidence()).isEmpty();
    }

    @Test
    void seesThePollsInsideOneConversation() {
        Story story =
                talks(
                        story(new OwnHello()),
                        449,
                        List.of("O=Internet Widgits Pty Ltd,ST=Some-State,C=AU"),
                        "",
                        ">512 at 0",
                        "<176 at 1",
                        ">512 at 5",
                        "<176 at 6",
                        ">512 at 11",
                        "<176 at 12",
                        ">512 at 17",
                        "<176 at 18",
                        ">512 at 23",
                        "<176 at 24");
        assertThat(story.signs()).contains("secure-polls");
    }

    @Test
    void seesAProgramsWorthWhileItIsHandedOver() {
        Story story =
                talks(
                        story(new OwnHello()),
                        447,
                        List.of("O=Internet Widgits Pty Ltd,ST=Some-State,C=AU"),
                        "",
                        ">224 at 0",
                        "<140000 at 0.3");
        assertThat(story.signs()).contains("secure-download");
    }
}
