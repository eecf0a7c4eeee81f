package wolfhound.sources.zeek;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import wolfhound.model.DomainName;
import wolfhound.model.SecureSession;
import wolfhound.model.SecureSession.Certificate;
import wolfhound.model.SecureSession.Outcome;
import wolfhound.model.Seen;
import wolfhound.sources.logs.Columns;
import wolfhound.sources.logs.LogKind;
import wolfhound.sources.logs.Row;
import wolfhound.sources.logs.Teller;

/// `ssl.log`: every handshake of TLS and DTLS. Its certificates are in `x509.log`: what older
/// versions write of the first one here (subject and issuer) is too little to judge it by.
final class SslLog implements LogKind {
    private final Line line;
    private final Joins joins;
    private final int version;
    private final int cipher;
    private final int serverName;
    private final int nextProtocol;
    private final int resumed;
    private final int established;
    private final int lastAlert;
    private final int ja3;
    private final int ja3s;
    private final int ja4;
    private final int chain;
    private final int fingerprints;

    SslLog(Columns columns, Line line, Joins joins) {
        this.line = line;
        this.joins = joins;
        version = columns.of("version");
        cipher = columns.of("cipher");
        serverName = columns.of("server_name");
        nextProtocol = columns.of("next_protocol");
        resumed = columns.of("resumed");
        established = columns.of("established");
        lastAlert = columns.of("last_alert");
        ja3 = columns.of("ja3");
        ja3s = columns.of("ja3s");
        ja4 = columns.of("ja4");
        chain = columns.of("cert_chain_fuids");
        fingerprints = columns.of("cert_chain_fps");
    }

    @Override
    public String name() {
        return "ssl";
    }

    @Override
    public void read(Row row, Teller teller) {
        Optional<Seen> seen = line.seen(row);
        if (seen.isEmpty()) {
            return;
        }
        joins.conversation(line.uid(row), seen.get().conversation());
        String written = row.text(version);
        SecureSession bare =
                new SecureSession(
                        seen.get(),
                        written.startsWith("DTLS") ? "dtls" : "tls",
                        version(written),
                        row.has(serverName) ? teller.name(row.text(serverName)) : DomainName.NONE,
                        false,
                        row.has(nextProtocol) ? List.of(row.text(nextProtocol)) : List.of(),
                        row.text(ja3),
                        row.text(ja4),
                        row.text(ja3s),
                        row.text(cipher),
                        List.of(),
                        outcome(row));
        List<String> names = row.list(row.has(chain) ? chain : fingerprints);
        if (names.isEmpty()) {
            teller.tell(bare);
        } else {
            List<String> wanted = List.copyOf(names);
            teller.tell(seen.get().at(), () -> with(bare, wanted));
        }
    }

    private SecureSession with(SecureSession session, List<String> names) {
        List<Certificate> found = new ArrayList<>();
        for (String name : names) {
            Certificate certificate = joins.certificate(name);
            if (certificate != null) {
                found.add(certificate);
            }
        }
        return found.isEmpty()
                ? session
                : new SecureSession(
                        session.seen(),
                        session.dialect(),
                        session.version(),
                        session.serverName(),
                        session.encryptedHello(),
                        session.alpn(),
                        session.ja3(),
                        session.ja4(),
                        session.ja3s(),
                        session.cipher(),
                        List.copyOf(found),
                        session.outcome());
    }

    /// `TLSv12` as `TLS 1.2`.
    static String version(String written) {
        String digits = written.substring(Math.min(written.length(), written.indexOf('v') + 1));
        if (written.isEmpty() || digits.isEmpty()) {
            return "";
        }
        String name = written.toUpperCase(Locale.ROOT).startsWith("SSL") ? "SSL " : "TLS ";
        return name + digits.charAt(0) + '.' + (digits.length() > 1 ? digits.substring(1) : "0");
    }

    private Outcome outcome(Row row) {
        if (row.isTrue(established)) {
            return row.isTrue(resumed) ? Outcome.RESUMED : Outcome.ESTABLISHED;
        }
        return row.has(lastAlert) ? Outcome.REFUSED : Outcome.UNFINISHED;
    }
}
