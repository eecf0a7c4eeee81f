package wolfhound.engine.detector;

import java.util.Locale;
import wolfhound.model.Body;
import wolfhound.model.FileKind;
import wolfhound.model.WebRequest;

/// What a request carries to the server, by the bytes: nothing, words, something of a declared
/// format, or data that only its sender and the server can read. The one place that tells coded
/// from readable, so that all detectors that ask mean the same.
///
/// @param run characters or bytes that are coded, 0 for none
/// @param words as the rest of a sentence that begins with the request: `it sends 271 bytes …`
record Cargo(Kind kind, long run, String words) {
    enum Kind {
        NOTHING,
        /// Readable, or of a format that says what it is and that programs send all day.
        READABLE,
        /// A form or plain text, neither coded nor of a format.
        FORM,
        /// Files inside a form, or an archive.
        UPLOAD,
        /// Hexadecimal or base64, with little else.
        CODED,
        /// Bytes without a format.
        BINARY,
        /// Bytes as random as a cipher's.
        CIPHER
    }

    private static final Cargo NOTHING = new Cargo(Kind.NOTHING, 0, "");
    private static final Cargo READABLE = new Cargo(Kind.READABLE, 0, "");

    /// Runs from here on are codes in a body; addresses hold longer ones for honest reasons.
    private static final int CODED_RUN = 24;

    /// Shorter codes in an address are tokens and digests.
    private static final int SEALED_TARGET = 48;

    /// A cookie as long as a sealed key is no session of a program that was never given one.
    private static final int SEALED_COOKIE = 88;

    /// Share of a form's bytes that must be escaped before the form is a wrapper round bytes.
    private static final double ESCAPED = 0.35;

    static Cargo of(WebRequest request) {
        return request.body().isEmpty() ? ofTarget(request) : ofBody(request.body());
    }

    /// Only its sender and the server can read it.
    boolean isSealed() {
        return kind == Kind.CODED || kind == Kind.BINARY || kind == Kind.CIPHER;
    }

    private static Cargo ofBody(Body body) {
        if (body.kind() == FileKind.XML || body.kind() == FileKind.JSON || isHonestMedia(body)) {
            return READABLE;
        }
        if (body.kind() == FileKind.MULTIPART || isMultipart(body)) {
            return new Cargo(
                    Kind.UPLOAD, 0, "it uploads " + body.length() + " bytes as a form's file");
        }
        if (body.kind().isArchive()) {
            return new Cargo(
                    Kind.UPLOAD, 0, "it uploads an archive of " + body.length() + " bytes");
        }
        if (!body.kind().isText()) {
            return ofBytes(body);
        }
        String text = body.excerpt().text();
        if (isEscapedBytes(text)) {
            return new Cargo(
                    Kind.CIPHER,
                    body.length(),
                    "it sends a form of " + body.length() + " bytes that holds no character");
        }
        double coded = Coded.share(text, CODED_RUN);
        if (coded > 0.6) {
            return new Cargo(
                    Kind.CODED,
                    Math.round(coded * body.length()),
                    String.format(Locale.ROOT, "%.0f %% of what it sends is coded", coded * 100));
        }
        boolean form = coded > 0.3 || body.kind() == FileKind.FORM || body.kind() == FileKind.TEXT;
        return form ? new Cargo(Kind.FORM, 0, "") : READABLE;
    }

    /// Declared so and begun so: what is in it makes the whole look like anything.
    private static boolean isMultipart(Body body) {
        return body.declaredType().startsWith("multipart/")
                && body.excerpt().text().startsWith("--");
    }

    private static Cargo ofBytes(Body body) {
        boolean random = body.kind() == FileKind.RANDOM || body.excerpt().looksRandom();
        return new Cargo(
                random ? Kind.CIPHER : Kind.BINARY,
                body.length(),
                "it sends "
                        + body.length()
                        + (random ? " bytes as random as a cipher's" : " binary bytes")
                        + declared(body));
    }

    private static String declared(Body body) {
        String type = body.declaredType();
        return type.isEmpty()
                ? " of no declared type"
                : type.equals("application/octet-stream") ? "" : " declared as " + type;
    }

    private static Cargo ofTarget(WebRequest request) {
        // A tracker of file sharing (BEP 3) is asked with hashes by every client, named or not.
        if (request.query().contains("info_hash=")) {
            return READABLE;
        }
        int run =
                Math.max(
                        Coded.longestRun(request.query(), CODED_RUN),
                        Coded.longestRun(request.path(), 2 * CODED_RUN));
        if (run >= SEALED_TARGET) {
            return new Cargo(
                    Kind.CODED, run, "its address carries " + run + " characters of coded data");
        }
        int cookie = sealedCookie(request);
        if (cookie > 0) {
            return new Cargo(
                    Kind.CODED,
                    cookie,
                    "its cookie carries " + cookie + " characters of coded data");
        }
        boolean form = run > 0 || !request.query().isEmpty() && RequestShape.asksAScript(request);
        return form ? new Cargo(Kind.FORM, run, "") : NOTHING;
    }

    /// One cookie that is nothing but a long code, without a name or for a bare address. Programs
    /// that share the jar of a browser send what sites gave it: with names, to names.
    private static int sealedCookie(WebRequest request) {
        String cookie = request.headers().first("Cookie");
        // Without an agent there is no browser whose jar could hold cookies before any were given.
        if (cookie.length() >= SEALED_COOKIE && WebClient.of(request) == WebClient.NAMELESS) {
            return cookie.length();
        }
        int name = cookie.indexOf('=');
        boolean named = name > 0 && name < cookie.length() - 3;
        if (cookie.length() < SEALED_COOKIE
                || cookie.contains(";")
                || named && !request.hostIsAddress()) {
            return 0;
        }
        // A slash parts no path here.
        int run = Coded.longestRun(cookie.replace('/', '_'), SEALED_COOKIE);
        return run > cookie.length() * 0.8 ? run : 0;
    }

    /// A form of one or two values that hold no text: the bytes are escaped one by one.
    private static boolean isEscapedBytes(String text) {
        int escapes = 0;
        int bytes = 0;
        int odd = 0;
        for (int i = 0; i < text.length(); i++) {
            bytes++;
            if (text.charAt(i) == '%' && i + 2 < text.length()) {
                int value = hex(text.charAt(i + 1)) * 16 + hex(text.charAt(i + 2));
                if (value >= 0) {
                    escapes++;
                    // UTF-8 of honest letters comes in runs; control characters come in ciphers.
                    odd += value < 0x20 && value != '\r' && value != '\n' && value != '\t' ? 1 : 0;
                    i += 2;
                }
            }
        }
        return bytes >= 48 && escapes > bytes * ESCAPED && odd * 12 > escapes;
    }

    private static int hex(char c) {
        int digit = c < 128 ? Character.digit(c, 16) : -1;
        return digit < 0 ? -1024 : digit;
    }

    /// Bytes of a type that says what they are, and that programs send all day.
    private static boolean isHonestMedia(Body body) {
        String type = body.declaredType();
        return type.startsWith("image/")
                || type.startsWith("audio/")
                || type.startsWith("video/")
                || type.contains("ocsp")
                || type.contains("protobuf")
                || type.contains("msgpack")
                || type.contains("grpc")
                || type.contains("vnd.")
                || type.contains("ipp")
                || type.contains("dns-message")
                || body.kind() == FileKind.GZIP
                || body.kind().isImage();
    }
}
