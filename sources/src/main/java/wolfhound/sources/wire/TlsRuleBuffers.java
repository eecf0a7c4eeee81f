package wolfhound.sources.wire;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import wolfhound.model.SecureSession.Certificate;
import wolfhound.rules.inspect.Inspection;
import wolfhound.rules.language.Buffer;
import wolfhound.rules.language.Field;

/// Lays a handshake of TLS before the rules: the session is one transaction, looked into after each
/// hello and after the server's certificates. One for a conversation, where rules concern it.
final class TlsRuleBuffers {
    private static final int RANDOM = 2;
    private static final int TIME = 4;
    private static final int RANDOM_BYTES = 32;

    private final Conversation conversation;
    private final boolean quic;
    private final RuleTransaction transaction;
    private String carrier = "";
    private boolean over;

    /// @param quic whether the name of the server has the buffer of QUIC
    TlsRuleBuffers(Conversation conversation, boolean quic) {
        this.conversation = conversation;
        this.quic = quic;
        this.transaction = new RuleTransaction(conversation.rules());
    }

    /// The version of QUIC that carries it.
    void carriedBy(String version) {
        carrier = version;
    }

    private void carrier(boolean byClient) {
        if (!carrier.isEmpty()) {
            transaction.text(byClient, Buffer.QUIC_VERSION, carrier);
        }
    }

    private boolean isUnwatched() {
        return over || conversation.rules() == Inspection.NONE;
    }

    /// @param body of the message, empty for a hello of SSL 2.0
    void client(ClientHello hello, Bytes body) {
        if (isUnwatched()) {
            return;
        }
        carrier(true);
        if (!hello.serverName().isEmpty()) {
            transaction.text(true, quic ? Buffer.QUIC_SNI : Buffer.TLS_SNI, hello.serverName());
        }
        hello.alpn().forEach(name -> transaction.text(true, Buffer.TLS_ALPN, name));
        random(true, body);
        if (!hello.ja3().isEmpty()) {
            String made = Ja3.clientText(hello.legacyVersion(), hello.suites(), hello.extensions());
            transaction.text(true, Buffer.JA3_STRING, made);
            transaction.text(true, Buffer.JA3_HASH, hello.ja3());
            transaction.text(true, Buffer.JA4_HASH, hello.ja4());
        }
        version(true, hello.version());
        passed(true, "client_hello");
    }

    void server(ServerHello hello, Bytes body) {
        if (isUnwatched()) {
            return;
        }
        carrier(false);
        random(false, body);
        if (!hello.ja3s().isEmpty()) {
            transaction.text(false, Buffer.JA3S_STRING, hello.ja3sText());
            transaction.text(false, Buffer.JA3S_HASH, hello.ja3s());
        }
        version(false, hello.version());
        passed(false, "server_hello");
    }

    /// A certificate of the server, its own first.
    void certificate(Certificate certificate, boolean first, Bytes bytes, int at, int to) {
        if (isUnwatched()) {
            return;
        }
        transaction.bytes(false, Buffer.TLS_CERTIFICATES, bytes, at, to);
        if (!first) {
            return;
        }
        named(Buffer.TLS_CERT_SUBJECT, certificate.subject());
        named(Buffer.TLS_CERT_ISSUER, certificate.issuer());
        transaction.text(false, Buffer.TLS_CERT_SERIAL, serial(certificate.serial()));
        String digest = Digests.sha1(bytes, at, to);
        transaction.text(false, Buffer.TLS_CERT_FINGERPRINT, digest);
        certificate.names().forEach(name -> transaction.text(false, Buffer.TLS_CERT_NAMES, name));
        long now = conversation.seen().at().getEpochSecond();
        if (certificate.notAfter() != 0 && now > certificate.notAfter()) {
            transaction.word(false, "tls_cert_expired", "");
        } else if (certificate.notBefore() != 0 && now >= certificate.notBefore()) {
            transaction.word(false, "tls_cert_valid", "");
        }
    }

    /// The last certificate was given.
    void chain(int length) {
        if (isUnwatched()) {
            return;
        }
        transaction.number(false, Field.TLS_CHAIN_LENGTH, length);
        transaction.ready(false);
    }

    /// A state that `ssl_state` asks for was passed.
    void passed(boolean byClient, String state) {
        if (!isUnwatched()) {
            transaction.word(byClient, "ssl_state", state);
            transaction.ready(byClient);
        }
    }

    /// Nothing more is said in the clear.
    void over() {
        if (!isUnwatched()) {
            over = true;
            transaction.over();
        }
    }

    private void random(boolean byClient, Bytes body) {
        if (body.has(RANDOM, RANDOM_BYTES)) {
            int end = RANDOM + RANDOM_BYTES;
            transaction.bytes(byClient, Buffer.TLS_RANDOM, body, RANDOM, end);
            transaction.bytes(byClient, Buffer.TLS_RANDOM_TIME, body, RANDOM, RANDOM + TIME);
            transaction.bytes(byClient, Buffer.TLS_RANDOM_BYTES, body, RANDOM + TIME, end);
        }
    }

    private void version(boolean byClient, int version) {
        switch (TlsVersion.text(version)) {
            case "SSL 2.0" -> transaction.word(byClient, "ssl_version", "sslv2");
            case "SSL 3.0" -> transaction.word(byClient, "ssl_version", "sslv3");
            case "TLS 1.0" -> version(byClient, "1.0");
            case "TLS 1.1" -> version(byClient, "1.1");
            case "TLS 1.2" -> version(byClient, "1.2");
            case "TLS 1.3" -> version(byClient, "1.3");
            default -> {}
        }
    }

    private void version(boolean byClient, String number) {
        transaction.word(byClient, "ssl_version", "tls" + number);
        transaction.word(byClient, "tls.version", number);
    }

    private void named(Buffer buffer, String name) {
        if (!name.isEmpty()) {
            byte[] written = DistinguishedName.inOrder(name).getBytes(StandardCharsets.UTF_8);
            transaction.bytes(false, buffer, written);
        }
    }

    /// `0A:BC`, with the zero byte that keeps a number from being negative.
    private static String serial(String hex) {
        String even = hex.length() % 2 == 0 ? hex : "0" + hex;
        boolean high = !even.isEmpty() && Character.digit(even.charAt(0), 16) >= 8;
        byte[] bytes = HexFormat.of().parseHex(high ? "00" + even : even);
        return HexFormat.ofDelimiter(":").formatHex(bytes).toUpperCase(Locale.ROOT);
    }
}
