package wolfhound.sources.wire;

import java.util.HexFormat;
import java.util.List;

/// The versions of QUIC whose first packets can be read by anyone: their keys follow from a salt
/// that the version publishes and from the packet itself (RFC 9001 §5.2, RFC 9369 §3.3).
///
/// @param text as shown
/// @param salt of the initial secret; empty where the first packets are in the clear
/// @param labels the prefix of the labels that keys are derived with
/// @param initial the two type bits of an Initial packet
/// @param google whether it carries Google's own handshake instead of TLS
record QuicVersion(String text, byte[] salt, String labels, int initial, boolean google) {
    static final QuicVersion NONE = new QuicVersion("", new byte[0], "", 0, false);

    private static final QuicVersion V1 =
            tls("QUIC 1", "38762cf7f55934b34d179ae6a4c80cadccbb7f0a", "quic ", 0);
    private static final QuicVersion V2 =
            tls("QUIC 2", "0dede3def700a6db819381be6e269dcbf9bd2ed9", "quicv2 ", 1);
    private static final QuicVersion DRAFT_29 =
            tls("QUIC draft", "afbfec289993d24c9e9786f19c6111e04390a899", "quic ", 0);
    private static final QuicVersion DRAFT_23 =
            tls("QUIC draft", "c3eef712c72ebb5a11a7d2432bb46365bef9f502", "quic ", 0);
    private static final QuicVersion T050 =
            tls("T050", "7ff579e5acd072915580304c43a2367c60488310", "quic ", 0);
    private static final QuicVersion T051 =
            tls("T051", "7a4edef4e7ccee5fa4506c19124fc8ccda6e033d", "quic ", 0);
    private static final QuicVersion Q050 =
            google("Q050", HexFormat.of().parseHex("504574efd066fe2f9d945cfcdbd3a7f0d3b56b45"));

    private static QuicVersion tls(String text, String salt, String labels, int initial) {
        return new QuicVersion(text, HexFormat.of().parseHex(salt), labels, initial, false);
    }

    private static QuicVersion google(String text, byte[] salt) {
        return new QuicVersion(text, salt, "quic ", 0, true);
    }

    /// The version of this number, [#NONE] for one that nothing can be read of.
    static QuicVersion of(int number) {
        return switch (number) {
            case 1 -> V1;
            case 0x6B3343CF -> V2;
            case 0xFACEB002 -> DRAFT_23;
            case 0x54303530 -> T050;
            case 0x54303531 -> T051;
            case 0x51303530 -> Q050;
            default -> other(number);
        };
    }

    private static QuicVersion other(int number) {
        if (number >>> 8 == 0xFF0000) {
            int draft = number & 0xFF;
            if (draft < 23 || draft > 34) {
                return NONE;
            }
            return draft < 29 ? DRAFT_23 : draft < 33 ? DRAFT_29 : V1;
        }
        boolean google = number >>> 8 == 0x513033 || number >>> 8 == 0x513034;
        int digit = number & 0xFF;
        return google && digit >= '0' && digit <= '9'
                ? google("Q0" + (char) (number >>> 8 & 0xFF) + (char) digit, new byte[0])
                : NONE;
    }

    /// What the first packet of a version asked for only to be refused may be sealed as: nothing
    /// says which, and a client takes the version that it will ask for next.
    static List<QuicVersion> candidates(int number) {
        return isGrease(number) ? List.of(V1, DRAFT_29, DRAFT_23) : List.of(of(number));
    }

    /// Versions that are asked for only to see that they are refused (RFC 9000 §15).
    static boolean isGrease(int number) {
        return (number & 0x0F0F0F0F) == 0x0A0A0A0A;
    }

    boolean isKnown() {
        return this != NONE;
    }

    boolean isEncrypted() {
        return salt.length > 0;
    }
}
