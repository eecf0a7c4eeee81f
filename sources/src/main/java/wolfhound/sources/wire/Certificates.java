package wolfhound.sources.wire;

import java.util.LinkedHashMap;
import java.util.Map;
import wolfhound.model.SecureSession.Certificate;

/// What certificates say (RFC 5280), remembered by digest: a few thousand certificates make up
/// nearly all handshakes. Shared by the threads that read conversations.
final class Certificates {
    private static final int REMEMBERED = 4096;

    private final Map<String, Reading> byDigest =
            new LinkedHashMap<>(256, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Reading> eldest) {
                    return size() > REMEMBERED;
                }
            };

    /// A certificate as far as it could be read.
    ///
    /// @param whole whether it is a certificate in all its parts
    record Reading(Certificate certificate, boolean whole) {}

    Reading read(Bytes bytes, int at, int to) {
        String digest = Digests.sha256(bytes, at, to);
        synchronized (byDigest) {
            Reading known = byDigest.get(digest);
            if (known != null) {
                return known;
            }
        }
        Reading reading = new CertificateReader(Bytes.of(bytes.copy(at, to)), digest).read();
        synchronized (byDigest) {
            byDigest.put(digest, reading);
        }
        return reading;
    }
}
