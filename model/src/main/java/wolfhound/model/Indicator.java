package wolfhound.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// A value that somebody told us to look for: who said so, since when, how sure, until when.
///
/// @param value in its plain form: an address as [Address#toString()], `address:port` (IPv6 in
///   brackets), a network as `10.0.0.0/8`, a name or URL in lower case up to the path and without
///   `http://`, a digest in small hex
/// @param from who said it: the list, feed or community; independent voices have different names
/// @param label what it stands for: the family or campaign; empty for none
/// @param since the day from which it is known to be bad; empty where the list does not say
/// @param until the day from which the list takes it back
/// @param confidence how sure the list is, 0 to 100
/// @param comment what else the list says; empty for none
/// @param place where the list says it, `file, line 17`
/// @param tenure how the owner holds it
public record Indicator(
        Kind kind,
        String value,
        String from,
        String label,
        Optional<Instant> since,
        Optional<Instant> until,
        int confidence,
        String comment,
        String place,
        Tenure tenure) {

    /// The confidence of a list that does not say how sure it is.
    public static final int UNSAID = 50;

    /// What is left of a list's word whose age is not known.
    private static final double AGELESS = 0.5;

    private static final double SPEED = 2;

    /// What a page is worth at least, whoever owns the rest of the server.
    private static final double PAGE = 0.5;

    public enum Kind {
        ADDRESS,
        /// An address and a port.
        ENDPOINT,
        NETWORK,
        /// One name and no other.
        HOST_NAME,
        /// A name and all names below it.
        DOMAIN,
        URL,
        /// A path asked of any server.
        PATH,
        /// MD5, SHA-1 or SHA-256, by its length.
        FILE_DIGEST,
        /// … of a certificate.
        CERTIFICATE,
        JA3,
        JA3S,
        JA4,
        MAIL_ADDRESS;

        /// As written to people and in JSON: `file digest`.
        public String text() {
            return this == JA3 || this == JA3S || this == JA4
                    ? name()
                    : this == URL ? "URL" : name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }

        /// Does it stand for content, which never changes hands.
        public boolean isContent() {
            return this == FILE_DIGEST || this == CERTIFICATE;
        }
    }

    /// The same with another tenure.
    public Indicator with(Tenure held) {
        return new Indicator(
                kind, value, from, label, since, until, confidence, comment, place, held);
    }

    /// Whether the list had taken it back by then.
    public boolean isOver(Instant at) {
        return until.isPresent() && !at.isBefore(until.get());
    }

    /// What is left of the list's word at a moment, 0 to 1: by its age, its end and its tenure (the
    /// MISP decaying model). Before its first day as much as after it: what is listed today was not
    /// born today, and not bad for ever. A person's word and digests do not fade.
    public double standing(Instant at) {
        if (isOver(at)) {
            return 0;
        }
        if (tenure.said() || kind.isContent()) {
            return 1;
        }
        if (since.isEmpty()) {
            return AGELESS;
        }
        double age = Duration.between(since.get(), at).abs().toSeconds();
        double life = tenure.kind().life().toSeconds();
        return age >= life ? 0 : 1 - Math.pow(age / life, 1 / SPEED);
    }

    /// What having met it is worth at a moment, 0 to 1: how sure the list is, what is left of its
    /// word, and how the owner holds it.
    public double worth(Instant at) {
        return confidence / 100.0 * standing(at) * held();
    }

    /// A file is what it is wherever it lies, and a page is somebody's whoever owns the rest.
    private double held() {
        double place = tenure.kind().worth();
        return switch (kind) {
            case FILE_DIGEST, CERTIFICATE -> 1;
            case URL -> Math.max(place, PAGE);
            default -> place;
        };
    }
}
