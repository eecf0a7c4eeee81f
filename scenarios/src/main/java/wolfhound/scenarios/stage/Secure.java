package wolfhound.scenarios.stage;

import java.time.Duration;
import java.util.List;
import wolfhound.scenarios.wire.Certificate;
import wolfhound.scenarios.wire.TlsClient;
import wolfhound.scenarios.wire.TlsRecords;

/// A conversation under TLS: a readable handshake, then ciphertext of the wanted lengths.
public final class Secure {
    private final Talk talk;
    private final TlsRecords records;

    private Secure(Talk talk) {
        this.talk = talk;
        this.records = new TlsRecords(talk.actor().stage().random());
    }

    /// Looks the name up where it is not known yet, and opens port 443 with a good certificate.
    public static Secure to(Actor actor, TlsClient client, String domain) {
        Machine site = actor.stage().site(domain);
        return over(
                actor.knows(domain).connects(site, 443), client, domain, trusted(actor, domain));
    }

    /// Over a conversation that is open already.
    ///
    /// @param domain the server name to ask for, empty for none
    public static Secure over(Talk talk, TlsClient client, String domain, Certificate certificate) {
        Secure secure = new Secure(talk);
        talk.says(secure.records.clientHello(client, domain));
        if (client.modern()) {
            int length = certificate.der(talk.actor().stage().random()).length + 900;
            talk.hears(secure.records.modernServerFlight(length));
            talk.says(secure.records.modernClientFinish());
        } else {
            talk.hears(secure.records.serverFlight(certificate));
            talk.says(secure.records.clientFinish());
            talk.hears(secure.records.serverFinish());
        }
        return secure;
    }

    /// As a public authority gives it, for three months.
    public static Certificate trusted(Actor actor, String domain) {
        Duration age = Duration.ofDays(actor.stage().between(3, 80));
        return new Certificate(
                List.of("CN=" + domain),
                List.of("C=XX", "O=Example Trust Services", "CN=Example Trust RSA 2"),
                List.of(domain, "www." + domain),
                actor.stage().start().minus(age),
                actor.stage().start().minus(age).plus(Duration.ofDays(90)));
    }

    public Talk talk() {
        return talk;
    }

    /// The client sends this much plain text.
    public Secure says(int length) {
        talk.says(records.application(length + 24));
        return this;
    }

    public Secure hears(int length) {
        talk.hears(records.application(length + 24));
        return this;
    }

    public Secure pauses(double seconds) {
        talk.pauses(seconds);
        return this;
    }

    public Actor closes() {
        return talk.closes();
    }
}
