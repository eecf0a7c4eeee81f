package wolfhound.sources.wire;

import org.jspecify.annotations.Nullable;
import wolfhound.model.SecureSession;
import wolfhound.model.SecureSession.Outcome;

/// One conversation in TLS: the handshake is read, what is encrypted is passed over record by
/// record. The headers of the first records behind the handshake are still looked at, so that a
/// conversation that only claims to be TLS is found out.
final class TlsDialogue implements Dialogue {
    /// So many encrypted records a side are checked; behind them everything is taken on trust.
    private static final int CHECKED_RECORDS = 256;

    /// Of TLS 1.3: an encrypted alert is shorter, a Finished longer.
    private static final int LONGEST_HIDDEN_ALERT = 32;

    private static final int EARLY_DATA = 42;
    private static final int FATAL = 2;

    private final Conversation conversation;
    private final Handshake handshake;
    private final TlsRuleHeartbeats heartbeats;
    private final End client = new End(Side.CLIENT);
    private final End server = new End(Side.SERVER);
    private @Nullable SealedTurns turns;
    private boolean lied;
    private boolean ssl2;

    /// Where one side stands.
    private static final class End {
        final Side side;
        final HandshakeMessages messages = new HandshakeMessages();

        /// Bytes of the present record that are still to come and are not read.
        int toSkip;

        int checked;
        boolean spoke;
        boolean changedCipher;
        boolean sentData;
        boolean sentFinished;
        boolean alerted;

        /// Its records are not followed any more.
        boolean blind;

        End(Side side) {
            this.side = side;
        }

        boolean isSecret() {
            return changedCipher || sentData;
        }
    }

    TlsDialogue(Conversation conversation, Certificates certificates) {
        this.conversation = conversation;
        this.handshake = new Handshake(conversation, certificates, "tls", 't');
        this.heartbeats = new TlsRuleHeartbeats(conversation.rules());
    }

    @Override
    public Parsed read(Side from, Bytes bytes) {
        End end = from == Side.CLIENT ? client : server;
        if (end.blind) {
            end.sentData = true;
            settle();
            return Parsed.ALL;
        }
        if (bytes.isEmpty()) {
            return Parsed.NEED_MORE;
        }
        return end.spoke ? records(end, bytes) : first(end, bytes);
    }

    /// The first bytes of a side may be a hello of SSL 2.0, or no TLS at all.
    private Parsed first(End end, Bytes bytes) {
        if (!bytes.has(0, Tls.HEADER)) {
            return Parsed.NEED_MORE;
        }
        if (end == client && (bytes.u8(0) & 0x80) != 0) {
            return ssl2Hello(bytes);
        }
        if (end == server && ssl2 && (bytes.u8(0) & 0x80) != 0 && bytes.u8(2) == 4) {
            return ssl2Answer(bytes);
        }
        if (end == server && isText(bytes)) {
            odd(end, "tls-answered-in-text", "the answer to a hello is text", bytes);
            end.blind = true;
            return Parsed.ALL;
        }
        end.spoke = true;
        return records(end, bytes);
    }

    private static boolean isText(Bytes bytes) {
        for (int at = 0; at < Tls.HEADER; at++) {
            int c = bytes.u8(at);
            if ((c < ' ' || c > '~') && c != '\r' && c != '\n' && c != '\t') {
                return false;
            }
        }
        return true;
    }

    private Parsed ssl2Hello(Bytes bytes) {
        int length = 2 + (bytes.u16(0) & 0x7FFF);
        if (!bytes.has(0, length)) {
            return Parsed.needMore(length - bytes.length());
        }
        if (Tls.ssl2(bytes) != Recognition.YES) {
            return Parsed.malformed("tls-hello-lies", "a hello of SSL 2.0 whose lengths lie");
        }
        ssl2 = true;
        client.spoke = true;
        client.blind = bytes.u16(3) == TlsVersion.SSL_2_0;
        handshake.client(ClientHello.ofSsl2(bytes.u16(3)));
        return Parsed.used(length);
    }

    /// SERVER-HELLO of SSL 2.0: the certificate stands in it; everything behind it is secret.
    private Parsed ssl2Answer(Bytes bytes) {
        int length = 2 + (bytes.u16(0) & 0x7FFF);
        if (!bytes.has(0, length)) {
            return Parsed.needMore(length - bytes.length());
        }
        server.spoke = true;
        server.blind = true;
        client.blind = true;
        handshake.server(new ServerHello(TlsVersion.SSL_2_0, 0, false, false, "", ""));
        if (length >= 13 && bytes.u16(7) > 0 && 13 + bytes.u16(7) <= length) {
            handshake.certificate(bytes, 13, 13 + bytes.u16(7));
        }
        return Parsed.used(length);
    }

    private Parsed records(End end, Bytes bytes) {
        int at = 0;
        while (at < bytes.length() && !end.blind) {
            if (end.toSkip > 0) {
                int skipped = Math.min(end.toSkip, bytes.length() - at);
                end.toSkip -= skipped;
                at += skipped;
                continue;
            }
            if (!bytes.has(at, Tls.HEADER)) {
                return waitAt(at, Tls.HEADER, bytes);
            }
            String lie = headerLie(end, bytes, at);
            if (!lie.isEmpty()) {
                return lied(end, lie, bytes, at);
            }
            int length = bytes.u16(at + 3);
            if (isSecret(end, bytes, at)) {
                secret(end, bytes.u8(at), length);
                end.toSkip = Tls.HEADER + length;
                continue;
            }
            lie = earlyLie(end, bytes, at);
            if (!lie.isEmpty()) {
                return lied(end, lie, bytes, at);
            }
            if (!bytes.has(at + Tls.HEADER, length)) {
                return waitAt(at, Tls.HEADER + length, bytes);
            }
            lie = open(end, bytes, at, length);
            if (!lie.isEmpty()) {
                return lied(end, lie, bytes, at);
            }
            at += Tls.HEADER + length;
        }
        return Parsed.ALL;
    }

    private static Parsed waitAt(int at, int wanted, Bytes bytes) {
        return at > 0 ? Parsed.used(at) : Parsed.needMore(wanted - bytes.length());
    }

    private String headerLie(End end, Bytes bytes, int at) {
        int type = bytes.u8(at);
        if (end.alerted && (type < Tls.CHANGE_CIPHER_SPEC || type > Tls.HEARTBEAT)) {
            end.blind = true;
            return "";
        }
        if (type < Tls.CHANGE_CIPHER_SPEC || type > Tls.HEARTBEAT) {
            return "a record of type " + type;
        }
        if (bytes.u8(at + 1) != 3 || bytes.u8(at + 2) > 4) {
            return "a record of version %04x".formatted(bytes.u16(at + 1));
        }
        if (bytes.u16(at + 3) > Tls.LONGEST_RECORD) {
            return "a record of " + bytes.u16(at + 3) + " bytes";
        }
        return "";
    }

    /// What can be told of a client's first message before all of it is there.
    private String earlyLie(End end, Bytes bytes, int at) {
        if (end != client || handshake.helloSeen(end.side) || handshake.joinedLate(end.side)) {
            return "";
        }
        if (bytes.u8(at) != Tls.HANDSHAKE || end.messages.isInside()) {
            return "";
        }
        int type = bytes.has(at + Tls.HEADER, 1) ? bytes.u8(at + Tls.HEADER) : 1;
        if (!Handshake.isKnown(type)) {
            return "a first message of type " + type;
        }
        boolean versioned = type == 1 && bytes.has(at + Tls.HEADER + 4, 2);
        if (versioned && bytes.u8(at + Tls.HEADER + 4) != 3) {
            return "version %04x".formatted(bytes.u16(at + Tls.HEADER + 4));
        }
        return "";
    }

    /// A client's hello that lies is no TLS, and ends the dialogue; any other lie is told once, and
    /// that side is not followed any more.
    private Parsed lied(End end, String lie, Bytes bytes, int at) {
        boolean hello = !handshake.helloSeen(end.side) && bytes.u8(at) == Tls.HANDSHAKE;
        end.blind = true;
        if (handshake.joinedLate(end.side)) {
            return Parsed.ALL;
        }
        if (hello && end == client) {
            return Parsed.malformed("tls-hello-lies", lie);
        }
        odd(end, hello ? "tls-hello-lies" : "tls-record-lies", lie, rest(bytes, at));
        return Parsed.ALL;
    }

    private static Bytes rest(Bytes bytes, int at) {
        return new Bytes()
                .set(bytes.array(), bytes.arrayOffset() + at, bytes.arrayOffset() + bytes.length());
    }

    private void odd(End by, String kind, String detail, Bytes bytes) {
        if (lied) {
            return;
        }
        lied = true;
        conversation.odd(by.side, "tls", kind, detail, bytes);
    }

    /// Is the record encrypted. Behind a change of cipher only a second hello (of TLS 1.3, where
    /// that change is a mere show) is in the clear.
    private static boolean isSecret(End end, Bytes bytes, int at) {
        int type = bytes.u8(at);
        if (type == Tls.APPLICATION_DATA) {
            return true;
        }
        if (!end.isSecret() || type == Tls.CHANGE_CIPHER_SPEC) {
            return false;
        }
        boolean hello =
                type == Tls.HANDSHAKE
                        && bytes.has(at + Tls.HEADER, 4)
                        && (bytes.u8(at + Tls.HEADER) == 1 || bytes.u8(at + Tls.HEADER) == 2)
                        && bytes.u24(at + Tls.HEADER + 1) == bytes.u16(at + 3) - 4;
        return !hello;
    }

    private void secret(End end, int type, int length) {
        if (type == Tls.HEARTBEAT) {
            heartbeats.secret(end == client, length);
        }
        if (type == Tls.APPLICATION_DATA && !end.sentData) {
            firstData(end, length);
        }
        end.sentFinished |= type == Tls.HANDSHAKE;
        end.alerted |= type == Tls.ALERT;
        end.checked++;
        end.blind |= end.checked >= CHECKED_RECORDS;
        settle();
        if (type == Tls.APPLICATION_DATA) {
            follow(end, length);
        }
    }

    /// Notes who spoke how much behind the handshake, where that is worth following.
    private void follow(End end, int length) {
        SecureSession session = handshake.session();
        if (session == null || !SealedTurns.isOf(session)) {
            return;
        }
        SealedTurns kept = turns;
        if (kept == null) {
            kept = new SealedTurns(TlsVersion.hidesCertificates(handshake.server().version()));
            turns = kept;
        }
        kept.record(end.side, length, conversation.seen());
        if (kept.isDue()) {
            conversation.tell(kept.tell(conversation.seen(), session, false));
        }
    }

    private void firstData(End end, int length) {
        end.sentData = true;
        if (!handshake.helloSeen(end.side) && !handshake.joinedLate(end.side) && !end.blind) {
            odd(end, "tls-record-lies", "application data before any hello", Bytes.of(new byte[0]));
        }
        if (end == client && length < LONGEST_HIDDEN_ALERT && server.sentData && isHidden()) {
            handshake.tell(Outcome.REFUSED);
        }
    }

    private boolean isHidden() {
        return TlsVersion.hidesCertificates(handshake.server().version())
                && !handshake.client().extensions().has(EARLY_DATA);
    }

    private String open(End end, Bytes bytes, int at, int length) {
        int body = at + Tls.HEADER;
        switch (bytes.u8(at)) {
            case Tls.CHANGE_CIPHER_SPEC -> end.changedCipher = true;
            case Tls.ALERT -> alert(end, bytes, body, length);
            case Tls.HANDSHAKE -> {
                return end.messages.take(end.side, bytes, body, body + length, handshake);
            }
            case Tls.HEARTBEAT -> heartbeat(end, bytes, at, length);
            default -> {}
        }
        return "";
    }

    private void alert(End end, Bytes bytes, int at, int length) {
        end.alerted = true;
        if (length == 2 && bytes.u8(at) == FATAL) {
            handshake.tell(Outcome.REFUSED);
        }
    }

    /// RFC 6520 §4: a request whose payload claims to be longer than its record asks for memory
    /// that is not its own (CVE-2014-0160).
    private void heartbeat(End end, Bytes bytes, int at, int length) {
        int body = at + Tls.HEADER;
        if (client.changedCipher || server.changedCipher) {
            heartbeats.secret(end == client, length);
        } else {
            heartbeats.clear(end == client, bytes, body, length);
        }
        if (length >= 3 && bytes.u8(body) == 1 && 3 + bytes.u16(body + 1) > length) {
            odd(
                    end,
                    "heartbeat-overread",
                    "asks for " + bytes.u16(body + 1) + " bytes, sends " + (length - 3),
                    rest(bytes, at));
        }
    }

    private void settle() {
        if (!handshake.isTold() && isThrough() && (client.sentData || server.sentData)) {
            handshake.tell(handshake.whole());
        }
    }

    /// Have both sides gone over to their keys.
    private boolean isThrough() {
        if (TlsVersion.hidesCertificates(handshake.server().version()) || ssl2 && server.blind) {
            return client.sentData && server.sentData;
        }
        return hasChanged(client) && hasChanged(server);
    }

    private static boolean hasChanged(End end) {
        return end.changedCipher || end.blind && end.sentData;
    }

    @Override
    public boolean gap(Side from, long missing) {
        End end = from == Side.CLIENT ? client : server;
        if (missing <= end.toSkip) {
            end.toSkip -= (int) missing;
            return true;
        }
        end.spoke = true;
        end.blind = true;
        if (end == server && !end.isSecret()) {
            handshake.missedServer();
        }
        return true;
    }

    @Override
    public void end() {
        boolean finished =
                isThrough()
                        && (client.sentFinished || client.blind)
                        && (server.sentFinished || server.blind);
        boolean oneSided = client.spoke != server.spoke;
        End spoke = client.spoke ? client : server;
        boolean wentOn = oneSided && spoke.changedCipher && spoke.sentData;
        handshake.tell(finished || wentOn ? handshake.whole() : Outcome.UNFINISHED);
        SecureSession session = handshake.session();
        if (turns != null && session != null && turns.hasNews()) {
            conversation.tell(turns.tell(conversation.seen(), session, true));
        }
    }
}
