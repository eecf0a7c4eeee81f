package wolfhound.engine.detector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import wolfhound.engine.Story;
import wolfhound.model.DomainName;
import wolfhound.model.Flow;
import wolfhound.model.NameLookup;
import wolfhound.model.SecureSession;
import wolfhound.model.Transport;

/// What certificates say of those who show them.
class CertificateDetectorsTest {
    private static final long MADE = 1_490_000_000L;
    private static final long A_YEAR = 31_536_000L;

    private static Story story() {
        return browses(
                Story.with(
                                new StrangeCertificate(),
                                new SecureRing(),
                                new KitCertificate(),
                                new OwnHello(),
                                new BlindTrust(),
                                new MakersRing(),
                                new BareAddress())
                        .looksUp(
                                "www.news.example",
                                "A",
                                NameLookup.Outcome.ANSWERED,
                                "198.51.100.200"));
    }

    /// Another client on the host, with a server of no interest.
    private static Story browses(Story story) {
        return story.see(
                new SecureSession(
                        story.seen(Transport.TCP, "198.51.100.200", 443, true),
                        "tls",
                        "TLS 1.2",
                        new DomainName("www.news.example", "news.example"),
                        false,
                        List.of("h2"),
                        "browser",
                        "",
                        "",
                        "",
                        List.of(),
                        SecureSession.Outcome.ESTABLISHED));
    }

    private static void shows(
            Story story, String peer, int port, String name, String subject, String issuer) {
        SecureSession.Certificate own =
                new SecureSession.Certificate(
                        subject, issuer, "01", MADE, MADE + A_YEAR, List.of(), "RSA", 2048, peer);
        DomainName asked = name.isEmpty() ? DomainName.NONE : new DomainName(name, name);
        story.see(
                new SecureSession(
                        story.seen(Transport.TCP, peer, port, true),
                        "tls",
                        "TLS 1.2",
                        asked,
                        false,
                        List.of(),
                        "own-client",
                        "",
                        "",
                        "",
                        List.of(own),
                        SecureSession.Outcome.ESTABLISHED));
        story.after(20);
    }

    @Test
    void convictsARingOfGeneratedCertificatesAtBareAddresses() {
        Story story = story();
        shows(
                story,
                "203.0.113.1",
                443,
                "",
                "CN=rvgvtfdf,O=tg4r6tds,L=gf23et65adt,C=AU",
                "CN=rvgvtfdf,O=tg4r6tds,L=gf23et65adt,C=AU");
        shows(
                story,
                "198.51.100.2",
                449,
                "",
                "CN=bqxkzrwt,O=zk3v9qpx,C=AU",
                "CN=bqxkzrwt,O=zk3v9qpx,C=AU");
        shows(
                story,
                "192.0.2.3",
                447,
                "",
                "CN=qwxzkjvf,O=hg7t5fdx,C=AU",
                "CN=qwxzkjvf,O=hg7t5fdx,C=AU");
        assertThat(story.signs())
                .contains("self-made-ring", "certificate-of-nobody", "bare-address");
        assertThat(story.ends()).isEqualTo("infected");
    }

    @Test
    void clearsAnApplianceWithACertificateOfItsOwnMaking() {
        Story story = story();
        shows(
                story,
                "203.0.113.1",
                443,
                "vpn.office.example",
                "CN=vpn.office.example,O=Office Ltd",
                "CN=vpn.office.example,O=Office Ltd");
        assertThat(story.ends()).isEqualTo("clear");
    }

    @Test
    void clearsAClientOfAnAnonymityNetwork() {
        Story story = story();
        for (int i = 1; i <= 5; i++) {
            shows(
                    story,
                    "203.0.113." + i,
                    9001,
                    "",
                    "CN=www.hq3yzs2f" + i + ".net",
                    "CN=www.k7tqbn4w" + i + ".com");
        }
        assertThat(story.signs()).doesNotContain("self-made-ring");
        assertThat(story.ends()).isNotEqualTo("infected");
    }

    @Test
    void noticesAClientThatTakesAnExampleForTheServerItAskedFor() {
        Story story = story();
        shows(
                story,
                "203.0.113.1",
                443,
                "shop4you.example",
                "CN=localhost,O=Internet Widgits Pty Ltd,ST=Some-State,C=AU",
                "CN=localhost,O=Internet Widgits Pty Ltd,ST=Some-State,C=AU");
        story.flow(Transport.TCP, "203.0.113.1", 443, Flow.Phase.GOING_ON, "tls", 2000, 400_000);
        assertThat(story.signs())
                .containsExactlyInAnyOrder(
                        "certificate-of-nobody", "secure-download", "hello-of-its-own");
        assertThat(story.ends()).isEqualTo("suspect");
    }

    @Test
    void convictsAClientThatComesBackToAnExampleAndTakesAProgramFromIt() {
        Story story = story();
        for (int i = 0; i < 4; i++) {
            shows(
                    story,
                    "203.0.113.1",
                    443,
                    "shop4you.example",
                    "CN=localhost,O=Internet Widgits Pty Ltd,ST=Some-State,C=AU",
                    "CN=localhost,O=Internet Widgits Pty Ltd,ST=Some-State,C=AU");
        }
        story.flow(Transport.TCP, "203.0.113.1", 443, Flow.Phase.GOING_ON, "tls", 2000, 400_000);
        assertThat(story.signs()).contains("secure-returns");
        assertThat(story.ends()).isEqualTo("infected");
    }

    @Test
    void letsAMakersAgentComeBackToTheCertificateThatBearsItsName() {
        Story story = story();
        for (int i = 0; i < 6; i++) {
            shows(
                    story,
                    "203.0.113.1",
                    443,
                    "agent.backups.example",
                    "CN=Backup Appliance,O=Backups Ltd,C=US",
                    "CN=Backup Appliance,O=Backups Ltd,C=US");
        }
        assertThat(story.signs()).doesNotContain("secure-returns");
        assertThat(story.ends()).isNotEqualTo("infected");
    }

    @Test
    void convictsARingWhoseAuthoritiesAreCalledLikeServers() {
        Story story = story();
        shows(
                story,
                "203.0.113.1",
                443,
                "",
                "CN=mawbiwxt.us,OU=Iworb Inc.",
                "CN=oaxdeqhw.us,O=Tihzeki Inc");
        shows(
                story,
                "198.51.100.2",
                995,
                "",
                "CN=ougpzeqf.mobi,OU=Uvgmeodi Inc.",
                "CN=wiuqowxe.net,O=Lewqi Inc");
        shows(
                story,
                "192.0.2.3",
                2222,
                "",
                "CN=iwwoobd.net,OU=Weazd Inc.",
                "CN=ezqaud.org,O=Osdqe Inc");
        assertThat(story.signs()).contains("certificates-of-one-hand", "self-made-ring");
        assertThat(story.ends()).isEqualTo("infected");
    }

    @Test
    void letsAGatewayAndItsSubstituteBeLeftAsTheyCame() {
        Story story = story();
        for (int i = 1; i <= 2; i++) {
            shows(
                    story,
                    "203.0.113." + i,
                    443,
                    "",
                    "CN=localhost,O=Internet Widgits Pty Ltd,ST=Some-State,C=AU",
                    "CN=localhost,O=Internet Widgits Pty Ltd,ST=Some-State,C=AU");
        }
        assertThat(story.signs()).doesNotContain("certificates-of-one-hand");
        assertThat(story.ends()).isNotEqualTo("infected");
    }

    @Test
    void letsServersOfOneCompanyHaveItsAuthority() {
        Story story = story();
        for (int i = 1; i <= 3; i++) {
            shows(
                    story,
                    "203.0.113." + i,
                    443,
                    "",
                    "CN=edge" + i + ".carrier.example.com",
                    "CN=ca.carrier.example.com");
        }
        assertThat(story.signs()).doesNotContain("certificates-of-one-hand", "self-made-ring");
    }

    @Test
    void letsSomebodysOwnCloudGiveMuch() {
        Story story = story();
        shows(
                story,
                "203.0.113.1",
                443,
                "cloud.family.example",
                "CN=cloud.family.example",
                "CN=cloud.family.example");
        story.flow(Transport.TCP, "203.0.113.1", 443, Flow.Phase.GOING_ON, "tls", 2000, 400_000);
        assertThat(story.ends()).isEqualTo("clear");
    }

    @Test
    void findsARingWhoseCertificatesAreCipheredAndAccusesNobodyByItAlone() {
        Story story = story();
        for (int i = 1; i <= 5; i++) {
            hello(story, (i * 30) + ".0.113.9", i % 2 == 0 ? 443 : 2222);
        }
        assertThat(story.signs()).contains("self-made-ring", "bare-address");
        assertThat(story.ends()).isEqualTo("clear");
    }

    @Test
    void findsNoRingInBareServersMetHoursApart() {
        Story story = story();
        for (int i = 1; i <= 5; i++) {
            hello(story, (i * 30) + ".0.113.9", i % 2 == 0 ? 443 : 2222);
            story.after(3600);
        }
        assertThat(story.signs()).doesNotContain("self-made-ring");
    }

    /// Only the client's hello is in the open.
    private static void hello(Story story, String peer, int port) {
        story.see(
                new SecureSession(
                        story.seen(Transport.TCP, peer, port, true),
                        "tls",
                        "TLS 1.3",
                        DomainName.NONE,
                        false,
                        List.of(),
                        "an-old-client",
                        "",
                        "",
                        "",
                        List.of(),
                        SecureSession.Outcome.ESTABLISHED));
        story.after(20);
    }

    @Test
    void knowsTheDefaultCertificateOfARemoteControlKit() {
        Story story = story();
        shows(story, "203.0.113.1", 7707, "", "CN=AsyncRAT Server", "CN=AsyncRAT Server");
        assertThat(story.signs()).contains("kit-certificate");
        assertThat(story.ends()).isEqualTo("infected");
    }

    @Test
    void noticesAnAuthorityThatIsCalledLikeItsOnlyServer() {
        Story story = story();
        shows(
                story,
                "203.0.113.81",
                995,
                "",
                "C=ES,OU=Uraci Tvfowe,CN=eoreroi.mobi",
                "C=ES,ST=KP,L=Tosu,O=Oeioabos Ocawzei Lefb Inc.,CN=eoreroi.mobi");
        assertThat(story.signs()).contains("certificate-of-nobody");
        assertThat(story.evidence())
                .anySatisfy(item -> assertThat(item.because()).contains("under another's name"));
    }

    private static void polls(Story story, String peer, int times, int more) {
        for (int i = 0; i < times; i++) {
            story.after(60)
                    .flow(
                            Transport.TCP,
                            peer,
                            443,
                            Flow.Phase.ENDED,
                            "tls",
                            700 + i % 3,
                            1400 + i * more);
        }
    }

    @Test
    void seesOneQuestionAskedOfAServerOfNobodyAgainAndAgain() {
        Story story = story();
        shows(story, "203.0.113.81", 443, "", "CN=gate", "CN=gate");
        polls(story, "203.0.113.81", 6, 0);
        assertThat(story.signs()).contains("secure-polls");
        assertThat(story.ends()).isNotEqualTo("infected");
    }

    @Test
    void seesNoPollsInConversationsOfAllSizes() {
        Story story = story();
        shows(story, "203.0.113.81", 443, "", "CN=gate", "CN=gate");
        polls(story, "203.0.113.81", 6, 300);
        assertThat(story.signs()).doesNotContain("secure-polls");
    }

    @Test
    void countsVisitsToAnAddressWithoutANameAndWithInventedNames() {
        Story story = story();
        for (int i = 0; i < 4; i++) {
            String invented = "CN=rvgvtfdf,O=tg4r6tds,L=gf23et65adt,C=AU";
            shows(story, "203.0.113.1", 443, "", invented, invented);
        }
        assertThat(story.signs()).contains("secure-returns");
        assertThat(story.ends()).isEqualTo("suspect");
    }

    @Test
    void doesNotConvictARecorderThatWasNeverSetUp() {
        Story story = story();
        String example = "O=Internet Widgits Pty Ltd,ST=Some-State,C=AU";
        for (int i = 0; i < 20; i++) {
            shows(story, "203.0.113.1", 9443, "", example, example);
        }
        assertThat(story.ends()).isEqualTo("suspect");
    }

    @Test
    void noticesTheNameOfAServerThatNobodyLookedUp() {
        Story story = story();
        String stray = "CN=mantelgarden.com,O=Hofsa SIA,L=Jakarta,C=ID";
        for (int i = 0; i < 4; i++) {
            shows(story, "203.0.113.1", 443, "", stray, stray);
        }
        assertThat(story.signs()).contains("certificate-of-nobody", "secure-returns");
        assertThat(story.ends()).isEqualTo("suspect");
    }

    @Test
    void clearsAControllerThatIsNamedAsOnesInsideAre() {
        Story story = story();
        String inside = "CN=controller.local,O=Wireless Works,C=US";
        for (int i = 0; i < 8; i++) {
            shows(story, "203.0.113.1", 443, "", inside, inside);
        }
        assertThat(story.signs()).doesNotContain("certificate-of-nobody", "secure-returns");
        assertThat(story.ends()).isEqualTo("clear");
    }

    @Test
    void doesNotConvictAnAgentThatChecksNothingAtItsUsersOwnServer() {
        Story story = story();
        String example = "O=Internet Widgits Pty Ltd,ST=Some-State,C=AU";
        for (int i = 0; i < 20; i++) {
            shows(story, "203.0.113.1", 9443, "home.dyn.example", example, example);
        }
        assertThat(story.ends()).isEqualTo("suspect");
    }
}
