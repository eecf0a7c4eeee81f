package wolfhound.sources.wire;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wolfhound.model.Address;
import wolfhound.model.SecureSession;
import wolfhound.model.SecureSession.Certificate;
import wolfhound.model.SecureSession.Outcome;

/// What the two ends of a TLS handshake said in the clear (RFC 8446 §4, RFC 5246 §7.4), gathered
/// message by message. TLS, DTLS and QUIC carry the same messages and share it.
final class Handshake {
    private static final int CLIENT_HELLO = 1;
    private static final int SERVER_HELLO = 2;
    private static final int CERTIFICATE = 11;
    private static final int SERVER_KEY_EXCHANGE = 12;
    private static final int SERVER_HELLO_DONE = 14;
    private static final int CLIENT_KEY_EXCHANGE = 16;
    private static final int MOST_CERTIFICATES = 16;

    private final Conversation conversation;
    private final Certificates reader;
    private final String dialect;
    private final char carrier;
    private final TlsRuleBuffers buffers;
    private ClientHello client = ClientHello.NONE;
    private ServerHello server = ServerHello.NONE;
    private final List<Certificate> certificates = new ArrayList<>(4);
    private boolean serverDone;
    private boolean told;
    private @Nullable SecureSession session;

    /// @param carrier as JA4 writes it: `t`, `d` or `q`
    Handshake(Conversation conversation, Certificates reader, String dialect, char carrier) {
        this.conversation = conversation;
        this.reader = reader;
        this.dialect = dialect;
        this.carrier = carrier;
        this.buffers = new TlsRuleBuffers(conversation, carrier == 'q');
    }

    /// The version of QUIC that carries what comes, as rules write it.
    void carriedBy(String version) {
        buffers.carriedBy(version);
    }

    /// Takes in one message.
    ///
    /// @return why nobody would say that, empty when all is well
    String message(Side from, int type, Bytes body) {
        if (from == Side.CLIENT) {
            return fromClient(type, body);
        }
        return fromServer(type, body);
    }

    /// Message types that exist (IANA registry of TLS handshake types): out of place, such a
    /// message speaks of bytes that were missed or of a turned-round handshake, not of a lie.
    static boolean isKnown(int type) {
        return type <= 6 || type == 8 || type >= 11 && type <= 16 || type >= 20 && type <= 26;
    }

    private String fromClient(int type, Bytes body) {
        if (type == CLIENT_KEY_EXCHANGE) {
            buffers.passed(true, "client_keyx");
        }
        if (!client.isNone()) {
            return "";
        }
        if (type != CLIENT_HELLO) {
            return joinedLate(Side.CLIENT) || isKnown(type)
                    ? ""
                    : "a first message of type " + type;
        }
        return switch (ClientHello.read(body, carrier)) {
            case ClientHello hello -> {
                client = hello;
                buffers.client(hello, body);
                yield "";
            }
            case HelloLie lie -> lie.detail();
            case ServerHello impossible -> "";
        };
    }

    private String fromServer(int type, Bytes body) {
        switch (type) {
            case SERVER_HELLO -> {
                return serverHello(body);
            }
            case CERTIFICATE -> certificates(body);
            case SERVER_KEY_EXCHANGE -> buffers.passed(false, "server_keyx");
            case SERVER_HELLO_DONE -> serverDone = true;
            default -> {}
        }
        return "";
    }

    private String serverHello(Bytes body) {
        if (!server.isNone() && !server.retry()) {
            return "";
        }
        return switch (ServerHello.read(body)) {
            case ServerHello hello -> {
                server = hello;
                buffers.server(hello, body);
                yield "";
            }
            case HelloLie lie -> lie.detail();
            case ClientHello impossible -> "";
        };
    }

    private void certificates(Bytes body) {
        if (!certificates.isEmpty() || TlsVersion.hidesCertificates(server.version())) {
            return;
        }
        if (body.length() < 3) {
            odd("certificate-lies", "a list of certificates without its length", body);
            return;
        }
        int end = Math.min(body.length(), 3 + body.u24(0));
        int at = 3;
        while (at + 3 <= end && certificates.size() < MOST_CERTIFICATES) {
            int to = at + 3 + body.u24(at);
            if (to > end) {
                odd("certificate-lies", "a certificate longer than its list", body);
                return;
            }
            certificate(body, at + 3, to);
            at = to;
        }
        buffers.chain(certificates.size());
        if (at < end) {
            conversation.bounded("tls-certificates");
        }
    }

    /// Takes in one certificate of the server, its own first.
    void certificate(Bytes bytes, int at, int to) {
        Certificates.Reading reading = reader.read(bytes, at, to);
        certificates.add(reading.certificate());
        buffers.certificate(reading.certificate(), certificates.size() == 1, bytes, at, to);
        if (!reading.whole()) {
            odd(
                    "certificate-lies",
                    "a certificate that is none: " + reading.certificate().subject(),
                    Bytes.of(bytes.copy(at, to)));
        }
    }

    private void odd(String kind, String detail, Bytes bytes) {
        conversation.odd(Side.SERVER, dialect, kind, detail, bytes);
    }

    /// Messages of the server may have been missed: that they were not seen means nothing any more.
    void missedServer() {
        serverDone = true;
    }

    void client(ClientHello hello) {
        client = hello;
        buffers.client(hello, Bytes.of(new byte[0]));
    }

    void server(ServerHello hello) {
        server = hello;
        buffers.server(hello, Bytes.of(new byte[0]));
    }

    ClientHello client() {
        return client;
    }

    ServerHello server() {
        return server;
    }

    boolean helloSeen(Side side) {
        return side == Side.CLIENT ? !client.isNone() : !server.isNone();
    }

    /// Was the beginning of that side missed: the conversation was joined midway, or recognised by
    /// the answer to a hello that had passed by.
    boolean joinedLate(Side side) {
        return !helloSeen(side)
                && (conversation.midStream() || side == Side.CLIENT && helloSeen(Side.SERVER));
    }

    boolean isTold() {
        return told;
    }

    /// What was told, once it was.
    @Nullable SecureSession session() {
        return session;
    }

    /// The outcome of a handshake that came to its end: by a key agreed on before, or in full.
    Outcome whole() {
        boolean hides = TlsVersion.hidesCertificates(server.version());
        boolean again = hides ? server.preShared() : !serverDone && certificates.isEmpty();
        return !server.isNone() && again ? Outcome.RESUMED : Outcome.ESTABLISHED;
    }

    /// Tells the session, once; nothing where neither hello was seen.
    void tell(Outcome outcome) {
        if (told || client.isNone() && server.isNone()) {
            return;
        }
        told = true;
        buffers.over();
        int version = server.version() == 0 ? client.version() : server.version();
        session =
                new SecureSession(
                        conversation.seen(),
                        dialect,
                        TlsVersion.text(version),
                        conversation.name(serverName()),
                        client.encrypted(),
                        client.alpn(),
                        client.ja3(),
                        client.ja4(),
                        server.ja3s(),
                        server.isNone() ? "" : CipherSuites.name(server.suite()),
                        List.copyOf(certificates),
                        outcome);
        conversation.tell(session);
    }

    /// A client that names nobody, behind a proxy, has named whom it wants to the proxy.
    private String serverName() {
        String proxied = conversation.proxied();
        boolean isName = !proxied.isEmpty() && Address.parse(proxied).isEmpty();
        return client.serverName().isEmpty() && isName ? proxied : client.serverName();
    }
}
