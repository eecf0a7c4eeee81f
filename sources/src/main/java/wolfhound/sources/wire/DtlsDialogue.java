package wolfhound.sources.wire;

import org.jspecify.annotations.Nullable;
import wolfhound.model.SecureSession.Outcome;

/// One conversation in DTLS: hellos and certificates are put together from their fragments (RFC
/// 6347 §4.2.3), what is encrypted is passed over.
final class DtlsDialogue implements Dialogue {
    /// Messages of one side that are put together; a handshake has fewer than ten.
    private static final int MESSAGES = 16;

    private static final int LONGEST_MESSAGE = 64 * 1024;
    private static final int FATAL = 2;

    private final Handshake handshake;
    private final Conversation conversation;
    private final Half client = new Half();
    private final Half server = new Half();

    /// What one side has sent.
    private static final class Half {
        final @Nullable Pieces[] messages = new Pieces[MESSAGES];
        int next;
        boolean changedCipher;
        boolean sentSecret;

        Pieces message(int sequence) {
            Pieces known = messages[sequence];
            if (known != null) {
                return known;
            }
            Pieces fresh = new Pieces(LONGEST_MESSAGE);
            messages[sequence] = fresh;
            return fresh;
        }
    }

    DtlsDialogue(Conversation conversation, Certificates certificates) {
        this.conversation = conversation;
        this.handshake = new Handshake(conversation, certificates, "dtls", 'd');
    }

    @Override
    public Parsed read(Side from, Bytes datagram) {
        if (handshake.isTold()) {
            return Parsed.ALL;
        }
        Half half = from == Side.CLIENT ? client : server;
        int at = 0;
        while (datagram.has(at, 1)) {
            if ((datagram.u8(at) & 0xE0) == 0x20) {
                half.sentSecret = true;
                break;
            }
            if (!datagram.has(at, Dtls.HEADER) || !Dtls.isHeader(datagram, at)) {
                break;
            }
            int body = at + Dtls.HEADER;
            int length = datagram.u16(at + 11);
            if (!datagram.has(body, length)) {
                break;
            }
            String lie = record(from, half, datagram, at, length);
            if (!lie.isEmpty()) {
                return Parsed.malformed("tls-hello-lies", lie);
            }
            at = body + length;
        }
        settle();
        return Parsed.ALL;
    }

    private String record(Side from, Half half, Bytes datagram, int at, int length) {
        boolean secret = datagram.u16(at + 3) > 0;
        int body = at + Dtls.HEADER;
        switch (datagram.u8(at)) {
            case Tls.CHANGE_CIPHER_SPEC -> half.changedCipher = true;
            case Tls.APPLICATION_DATA -> half.sentSecret |= secret;
            case Tls.ALERT -> {
                if (!secret && length == 2 && datagram.u8(body) == FATAL) {
                    handshake.tell(Outcome.REFUSED);
                }
            }
            case Tls.HANDSHAKE -> {
                return secret ? "" : fragments(from, half, datagram, body, body + length);
            }
            default -> {}
        }
        return "";
    }

    private String fragments(Side from, Half half, Bytes datagram, int start, int end) {
        int at = start;
        while (at + Dtls.MESSAGE_HEADER <= end) {
            int whole = datagram.u24(at + 1);
            int sequence = datagram.u16(at + 4);
            int offset = datagram.u24(at + 6);
            int length = datagram.u24(at + 9);
            int data = at + Dtls.MESSAGE_HEADER;
            if (data + length > end || offset + length > whole) {
                return "a fragment longer than its message or record";
            }
            if (sequence >= MESSAGES || whole > LONGEST_MESSAGE) {
                conversation.bounded("dtls-messages");
                return "";
            }
            Pieces message = half.message(sequence);
            message.put(offset, datagram, data, length);
            if (message.whole() == whole && sequence >= half.next) {
                half.next = sequence + 1;
                String lie = message(from, datagram.u8(at), message, whole);
                if (!lie.isEmpty()) {
                    return lie;
                }
            }
            at = data + length;
        }
        return "";
    }

    private String message(Side from, int type, Pieces message, int length) {
        return handshake.message(from, type, new Bytes().set(message.bytes(), 0, length));
    }

    private void settle() {
        boolean changed = client.changedCipher && server.changedCipher;
        boolean hidden = TlsVersion.hidesCertificates(handshake.server().version());
        if (hidden && client.sentSecret && server.sentSecret
                || changed && (client.sentSecret || server.sentSecret)) {
            handshake.tell(handshake.whole());
        }
    }

    @Override
    public void end() {
        boolean through = client.changedCipher && server.changedCipher;
        handshake.tell(through ? handshake.whole() : Outcome.UNFINISHED);
    }
}
