package wolfhound.sources.wire;

/// QUIC version 1 (RFC 9000), version 2 (RFC 9369), the drafts before them and Google's own
/// versions before those. Recognised by a long header whose version exists and whose lengths fit.
final class Quic implements WireProtocol {
    static final int LONGEST_CONNECTION_ID = 20;
    private static final int SMALLEST_FIRST_DATAGRAM = 1200;

    private final Certificates certificates = new Certificates();

    @Override
    public String name() {
        return "quic";
    }

    @Override
    public Recognition recognise(Opening opening) {
        if (opening.client().isEmpty() && opening.server().isEmpty()) {
            return Recognition.MAYBE;
        }
        boolean client = !opening.client().isEmpty() && isQuic(opening.client());
        boolean server = !opening.server().isEmpty() && isQuic(opening.server());
        return client || server ? Recognition.YES : Recognition.NO;
    }

    private static boolean isQuic(Bytes datagram) {
        return (datagram.u8(0) & 0x80) != 0 ? isLong(datagram) : isGoogle(datagram);
    }

    private static boolean isLong(Bytes datagram) {
        if (!datagram.has(0, 7)) {
            return false;
        }
        QuicVersion version = QuicVersion.of(datagram.i32(1));
        if (version.google() && !version.isEncrypted()) {
            return datagram.indexOf("CHLO", 0) > 0 || datagram.indexOf("REJ\0", 0) > 0;
        }
        boolean forced =
                QuicVersion.isGrease(datagram.i32(1))
                        && datagram.length() >= SMALLEST_FIRST_DATAGRAM;
        if (!version.isKnown() && !forced || (datagram.u8(0) & 0x40) == 0) {
            return false;
        }
        int client = 6 + datagram.u8(5);
        return datagram.u8(5) <= LONGEST_CONNECTION_ID
                && datagram.has(client, 1)
                && datagram.u8(client) <= LONGEST_CONNECTION_ID
                && datagram.has(client + 1, datagram.u8(client) + 1);
    }

    /// The public header of versions up to Q043: a connection id of eight bytes and a version.
    private static boolean isGoogle(Bytes datagram) {
        boolean header = (datagram.u8(0) & 0x09) == 0x09 && datagram.has(0, 13);
        return header
                && QuicVersion.of(datagram.i32(9)).google()
                && datagram.indexOf("CHLO", 13) > 0;
    }

    @Override
    public Dialogue begin(Conversation conversation) {
        return new QuicDialogue(conversation, certificates);
    }

    /// The variable-length integer at this place (RFC 9000 §16), -1 where it is cut off.
    static long number(Bytes bytes, int at) {
        if (!bytes.has(at, 1) || !bytes.has(at, numberBytes(bytes, at))) {
            return -1;
        }
        return switch (numberBytes(bytes, at)) {
            case 1 -> bytes.u8(at) & 0x3F;
            case 2 -> bytes.u16(at) & 0x3FFF;
            case 4 -> bytes.u32(at) & 0x3FFFFFFF;
            default -> bytes.i64(at) & 0x3FFFFFFFFFFFFFFFL;
        };
    }

    static int numberBytes(Bytes bytes, int at) {
        return 1 << (bytes.u8(at) >>> 6);
    }
}
