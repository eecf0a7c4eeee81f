package wolfhound.sources.wire;

import java.util.ArrayList;
import java.util.List;

/// The answer of a server of TLS (RFC 8446 §4.1.3), DTLS or SSL 2.0, with its JA3S.
///
/// @param version what was chosen, the supported_versions extension considered
/// @param retry whether it asks for another hello instead (HelloRetryRequest)
/// @param preShared whether it goes on with a key agreed on before
/// @param ja3sText what JA3S is the MD5 of
record ServerHello(
        int version, int suite, boolean retry, boolean preShared, String ja3sText, String ja3s)
        implements Hello {
    static final ServerHello NONE = new ServerHello(0, 0, false, false, "", "");

    private static final int RANDOM = 32;
    private static final int LONGEST_SESSION_ID = 32;

    /// The beginning of the random that marks a retry: SHA-256 of "HelloRetryRequest".
    private static final long RETRY = 0xCF21AD74E59A6111L;

    static Hello read(Bytes body) {
        int at = 2 + RANDOM;
        if (!body.has(0, at + 1) || body.u8(at) > LONGEST_SESSION_ID) {
            return new HelloLie("a server's hello without its fields");
        }
        at += 1 + body.u8(at);
        if (!body.has(at, 3)) {
            return new HelloLie("a server's hello without a cipher suite");
        }
        int suite = body.u16(at);
        List<Extensions> extensions = new ArrayList<>(1);
        String lie = Extensions.read(Bytes.of(body.copy(0, body.length())), at + 3, extensions);
        if (!lie.isEmpty()) {
            return new HelloLie(lie);
        }
        Extensions read = extensions.getFirst();
        int selected = read.selectedVersion();
        String ja3s = Ja3.serverText(body.u16(0), suite, read);
        return new ServerHello(
                selected == 0 ? body.u16(0) : selected,
                suite,
                body.i64(2) == RETRY,
                read.has(Extensions.PRE_SHARED_KEY),
                ja3s,
                Digests.md5(ja3s));
    }

    boolean isNone() {
        return this == NONE;
    }
}
