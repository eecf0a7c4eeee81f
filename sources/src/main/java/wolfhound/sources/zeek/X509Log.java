package wolfhound.sources.zeek;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wolfhound.model.SecureSession.Certificate;
import wolfhound.sources.logs.Columns;
import wolfhound.sources.logs.LogKind;
import wolfhound.sources.logs.Row;
import wolfhound.sources.logs.Teller;

/// `x509.log`: certificates, which handshakes name by `id` or, since Zeek 5, by `fingerprint`.
final class X509Log implements LogKind {
    private static final int SHA256_DIGITS = 64;

    private final Joins joins;
    private final int id;
    private final int fingerprint;
    private final int subject;
    private final int issuer;
    private final int serial;
    private final int notBefore;
    private final int notAfter;
    private final int keyType;
    private final int keyLength;
    private final int names;

    X509Log(Columns columns, Joins joins) {
        this.joins = joins;
        id = columns.of("id");
        fingerprint = columns.of("fingerprint");
        subject = columns.of("certificate.subject");
        issuer = columns.of("certificate.issuer");
        serial = columns.of("certificate.serial");
        notBefore = columns.of("certificate.not_valid_before");
        notAfter = columns.of("certificate.not_valid_after");
        keyType = columns.of("certificate.key_type");
        keyLength = columns.of("certificate.key_length");
        names = columns.of("san.dns");
    }

    @Override
    public String name() {
        return "x509";
    }

    @Override
    public void read(Row row, Teller teller) {
        String print = row.text(fingerprint);
        Certificate certificate =
                new Certificate(
                        row.text(subject),
                        row.text(issuer),
                        row.text(serial),
                        seconds(row.time(notBefore)),
                        seconds(row.time(notAfter)),
                        List.copyOf(row.list(names)),
                        row.text(keyType),
                        (int) row.number(keyLength, 0),
                        print.length() == SHA256_DIGITS ? print : "");
        if (row.has(id)) {
            joins.certificate(row.text(id), certificate);
        }
        if (!print.isEmpty()) {
            joins.certificate(print, certificate);
        }
    }

    private static long seconds(@Nullable Instant time) {
        return time == null ? 0 : time.getEpochSecond();
    }
}
