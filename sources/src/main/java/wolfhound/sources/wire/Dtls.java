package wolfhound.sources.wire;

/// DTLS, TLS over datagrams: 1.0 (RFC 4347), 1.2 (RFC 6347) and 1.3 (RFC 9147). Recognised by a
/// whole record with a hello, or in the middle by records that fill their datagram.
final class Dtls implements WireProtocol {
    static final int HEADER = 13;
    static final int MESSAGE_HEADER = 12;

    private final Certificates certificates = new Certificates();

    @Override
    public String name() {
        return "dtls";
    }

    @Override
    public Recognition recognise(Opening opening) {
        if (opening.client().isEmpty() && opening.server().isEmpty()) {
            return Recognition.MAYBE;
        }
        boolean client = !opening.client().isEmpty();
        return isDtls(client ? opening.client() : opening.server())
                ? Recognition.YES
                : Recognition.NO;
    }

    /// Do records fill the datagram to its end.
    private static boolean isDtls(Bytes datagram) {
        int at = 0;
        while (datagram.has(at, HEADER)) {
            if (!isHeader(datagram, at)) {
                return false;
            }
            at += HEADER + datagram.u16(at + 11);
        }
        return at > 0 && at == datagram.length();
    }

    /// A record that is not encrypted under a unified header.
    static boolean isHeader(Bytes datagram, int at) {
        int type = datagram.u8(at);
        int version = datagram.u16(at + 1);
        return type >= Tls.CHANGE_CIPHER_SPEC
                && type <= 26
                && (TlsVersion.isDatagram(version) || version == TlsVersion.DTLS_BEFORE_RFC)
                && datagram.u16(at + 11) > 0
                && datagram.u16(at + 11) <= Tls.LONGEST_RECORD;
    }

    @Override
    public Dialogue begin(Conversation conversation) {
        return new DtlsDialogue(conversation, certificates);
    }
}
