package wolfhound.sources.eve;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import wolfhound.model.DomainName;
import wolfhound.model.SecureSession;
import wolfhound.model.SecureSession.Certificate;
import wolfhound.model.SecureSession.Outcome;
import wolfhound.model.Seen;
import wolfhound.sources.logs.Columns;
import wolfhound.sources.logs.LogKind;
import wolfhound.sources.logs.Row;
import wolfhound.sources.logs.Teller;

/// `tls`: a handshake, with what Suricata keeps of the server's certificate.
final class TlsEvent implements LogKind {
    private final Event event;
    private final int sni;
    private final int version;
    private final int subject;
    private final int issuer;
    private final int serial;
    private final int notBefore;
    private final int notAfter;
    private final int names;
    private final int ja3;
    private final int ja3s;
    private final int ja4;
    private final int resumed;
    private final int alpns;

    TlsEvent(Columns columns, Event event) {
        this.event = event;
        sni = columns.of("tls.sni");
        version = columns.of("tls.version");
        subject = columns.of("tls.subject");
        issuer = columns.of("tls.issuerdn");
        serial = columns.of("tls.serial");
        notBefore = columns.of("tls.notbefore");
        notAfter = columns.of("tls.notafter");
        names = columns.of("tls.subjectaltname");
        ja3 = columns.of("tls.ja3.hash");
        ja3s = columns.of("tls.ja3s.hash");
        ja4 = columns.of("tls.ja4");
        resumed = columns.of("tls.session_resumed");
        alpns = columns.of("tls.client_alpns");
    }

    @Override
    public String name() {
        return "tls";
    }

    @Override
    public void read(Row row, Teller teller) {
        Optional<Seen> seen = event.seen(row, Event.IN_PART);
        if (seen.isEmpty()) {
            return;
        }
        teller.tell(
                new SecureSession(
                        seen.get(),
                        "tls",
                        version(row.text(version)),
                        row.has(sni) ? teller.name(row.text(sni)) : DomainName.NONE,
                        false,
                        List.copyOf(row.list(alpns)),
                        row.text(ja3),
                        row.text(ja4),
                        row.text(ja3s),
                        "",
                        certificates(row),
                        row.isTrue(resumed) ? Outcome.RESUMED : Outcome.ESTABLISHED));
    }

    /// `TLS 1.2`, `TLSv1`, `UNDETERMINED`.
    private static String version(String written) {
        if (written.startsWith("TLSv") || written.startsWith("SSLv")) {
            String digits = written.substring(4);
            return written.substring(0, 3) + ' ' + (digits.contains(".") ? digits : digits + ".0");
        }
        return written.equals("UNDETERMINED") ? "" : written;
    }

    private List<Certificate> certificates(Row row) {
        if (!row.has(subject) && !row.has(issuer)) {
            return List.of();
        }
        return List.of(
                new Certificate(
                        reversed(row.text(subject)),
                        reversed(row.text(issuer)),
                        row.text(serial).replace(":", ""),
                        seconds(row.time(notBefore)),
                        seconds(row.time(notAfter)),
                        List.copyOf(row.list(names)),
                        "",
                        0,
                        ""));
    }

    /// Suricata writes the first part first, `C=US, O=Example, CN=www`; RFC 2253 the last.
    private static String reversed(String name) {
        List<String> parts = new ArrayList<>(List.of(name.split(", (?=[A-Za-z0-9.]+=)")));
        Collections.reverse(parts);
        return String.join(",", parts);
    }

    private static long seconds(@Nullable Instant time) {
        return time == null ? 0 : time.getEpochSecond();
    }
}
