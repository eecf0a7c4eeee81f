package wolfhound.model;

import java.util.List;

/// A handshake that opened (or tried to open) an encrypted conversation.
///
/// @param dialect `tls`, `dtls` or `quic`
/// @param version what the server chose, or the client offered where no server answered: `SSL 3.0`,
///   `TLS 1.2`, …
/// @param serverName the name that the client asked for, empty for none
/// @param alpn the protocols that the client offered
/// @param ja3 MD5 of the JA3 string, empty where there is none
/// @param ja4 JA4 of the TLS client (BSD-3 part of the specification)
/// @param ja3s MD5 of the JA3S string, empty where no server answered
/// @param certificates of the server as far as they were in the clear, its own first
/// @param outcome how far it came
public record SecureSession(
        Seen seen,
        String dialect,
        String version,
        DomainName serverName,
        boolean encryptedHello,
        List<String> alpn,
        String ja3,
        String ja4,
        String ja3s,
        String cipher,
        List<Certificate> certificates,
        Outcome outcome)
        implements Observation {

    public enum Outcome {
        /// Both sides have gone over to application data.
        ESTABLISHED,
        RESUMED,
        /// An alert ended it.
        REFUSED,
        /// The hello was never answered, or the conversation ended in the middle.
        UNFINISHED
    }

    /// What a certificate says. Names in RFC 2253 order as text; times as seconds of the epoch.
    public record Certificate(
            String subject,
            String issuer,
            String serial,
            long notBefore,
            long notAfter,
            List<String> names,
            String keyType,
            int keyBits,
            String sha256) {
        public boolean isSelfIssued() {
            return subject.equals(issuer);
        }

        /// The value of the first attribute of this type (`CN`, `O`, …) in the subject, empty for
        /// none.
        public String subjectPart(String type) {
            return part(subject, type);
        }

        public String issuerPart(String type) {
            return part(issuer, type);
        }

        private static String part(String name, String type) {
            int from = 0;
            while (from <= name.length()) {
                int end = end(name, from);
                String piece = name.substring(from, end).strip();
                boolean named =
                        piece.length() > type.length() && piece.charAt(type.length()) == '=';
                if (named && piece.regionMatches(true, 0, type, 0, type.length())) {
                    return piece.substring(type.length() + 1);
                }
                from = end + 1;
            }
            return "";
        }

        /// Where the attribute that begins here ends: at a comma that is not escaped.
        private static int end(String name, int from) {
            int comma = name.indexOf(',', from);
            while (comma > 0 && name.charAt(comma - 1) == '\\') {
                comma = name.indexOf(',', comma + 1);
            }
            return comma < 0 ? name.length() : comma;
        }
    }

    @Override
    public SecureSession as(Seen seen) {
        return new SecureSession(
                seen,
                dialect,
                version,
                serverName,
                encryptedHello,
                alpn,
                ja3,
                ja4,
                ja3s,
                cipher,
                certificates,
                outcome);
    }
}
