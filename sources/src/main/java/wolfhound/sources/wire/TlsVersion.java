package wolfhound.sources.wire;

/// Version numbers of SSL, TLS and DTLS as they stand on the wire.
final class TlsVersion {
    static final int SSL_2_0 = 0x0002;
    static final int TLS_1_2 = 0x0303;
    static final int TLS_1_3 = 0x0304;

    /// DTLS 1.0 as some libraries wrote it before the RFC, and some clients still do.
    static final int DTLS_BEFORE_RFC = 0x0100;

    static final int DTLS_1_0 = 0xFEFF;
    static final int DTLS_1_2 = 0xFEFD;
    static final int DTLS_1_3 = 0xFEFC;

    private TlsVersion() {}

    /// As a person writes it; `0x` and four hex digits for a number that is no version.
    static String text(int version) {
        return switch (version) {
            case 0 -> "";
            case SSL_2_0 -> "SSL 2.0";
            case 0x0300 -> "SSL 3.0";
            case 0x0301 -> "TLS 1.0";
            case 0x0302 -> "TLS 1.1";
            case TLS_1_2 -> "TLS 1.2";
            case TLS_1_3 -> "TLS 1.3";
            case DTLS_1_0, DTLS_BEFORE_RFC -> "DTLS 1.0";
            case DTLS_1_2 -> "DTLS 1.2";
            case DTLS_1_3 -> "DTLS 1.3";
            default -> isDraftOf13(version) ? "TLS 1.3" : "0x%04x".formatted(version);
        };
    }

    /// The newest version that a client offers. Those of DTLS count downwards.
    static int newest(int legacy, int[] offered) {
        int newest = 0;
        for (int version : offered) {
            boolean newer = isDatagram(legacy) ? version < newest : version > newest;
            if (!ClientHello.isGrease(version) && (newest == 0 || newer)) {
                newest = version;
            }
        }
        return newest == 0 ? legacy : newest;
    }

    static boolean isDatagram(int version) {
        return version == DTLS_1_0 || version == DTLS_1_2 || version == DTLS_1_3;
    }

    /// From TLS 1.3 on certificates and everything behind the hellos are encrypted.
    static boolean hidesCertificates(int version) {
        return version == TLS_1_3 || version == DTLS_1_3 || isDraftOf13(version);
    }

    /// Drafts announced themselves as 7fXX (RFC 8446 drafts) or, at one company, as fbXX.
    private static boolean isDraftOf13(int version) {
        return version >>> 8 == 0x7F || version >>> 8 == 0xFB;
    }
}
