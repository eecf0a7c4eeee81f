package wolfhound.engine.detector;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import wolfhound.model.Body;
import wolfhound.model.FileKind;

/// Recognises a Windows program that was changed so that nobody on the way should: combined with a
/// repeated key, or written out as base64, hexadecimal or decimal numbers.
///
/// ## How
///
/// The header of every such program holds 32 zeros from byte 28 on. Under a repeated key they are
/// the key itself, laid bare; it is right when it turns the first two bytes into `MZ` and the text
/// behind the header into the one that every linker writes there. Nothing innocent is like that by
/// chance, and no honest server does it on purpose: what compresses or seals leaves no such trace.
final class MaskedProgram {
    private static final int ZEROS = 0x1C;
    private static final int ZEROS_END = 0x3C;
    private static final int LONGEST_KEY = 16;
    private static final int STUB_FROM = 0x40;
    private static final int STUB_TO = 0x90;
    private static final byte[] STUB = "This program".getBytes(StandardCharsets.ISO_8859_1);

    private MaskedProgram() {}

    /// How the program is hidden, as a clause; empty where there is none.
    static Optional<String> in(Body body) {
        byte[] bytes = body.excerpt().bytes();
        if (body.kind().isText()) {
            return written(body.excerpt().text());
        }
        boolean unknown = body.kind() == FileKind.RANDOM || body.kind() == FileKind.BINARY;
        if (!unknown || bytes.length < STUB_TO) {
            return Optional.empty();
        }
        for (int length = 1; length <= LONGEST_KEY; length++) {
            if (isKey(bytes, length)) {
                return Optional.of(
                        "a program under a key of " + length + (length == 1 ? " byte" : " bytes"));
            }
        }
        return hasSparedZeros(bytes)
                ? Optional.of("a program under a key that spares its zeros")
                : Optional.empty();
    }

    private static boolean isKey(byte[] bytes, int length) {
        boolean plain = true;
        for (int i = ZEROS; i < ZEROS + length; i++) {
            plain &= bytes[i] == 0;
        }
        for (int i = ZEROS; i + length < ZEROS_END; i++) {
            if (bytes[i] != bytes[i + length]) {
                return false;
            }
        }
        return !plain && reads(bytes, i -> bytes[ZEROS + Math.floorMod(i - ZEROS, length)]);
    }

    private static boolean hasSparedZeros(byte[] bytes) {
        byte key = (byte) (bytes[0] ^ 'M');
        return key != 0 && (bytes[1] ^ 'Z') == key && hasStub(bytes, i -> key);
    }

    private static boolean reads(byte[] bytes, java.util.function.IntUnaryOperator key) {
        return (byte) (bytes[0] ^ key.applyAsInt(0)) == 'M'
                && (byte) (bytes[1] ^ key.applyAsInt(1)) == 'Z'
                && hasStub(bytes, key);
    }

    private static boolean hasStub(byte[] bytes, java.util.function.IntUnaryOperator key) {
        for (int at = STUB_FROM; at + STUB.length <= STUB_TO; at++) {
            boolean all = true;
            for (int i = 0; all && i < STUB.length; i++) {
                all = (byte) (bytes[at + i] ^ key.applyAsInt(at + i)) == STUB[i];
            }
            if (all) {
                return true;
            }
        }
        return false;
    }

    private static Optional<String> written(String text) {
        String start = text.stripLeading();
        start = start.startsWith("\"") || start.startsWith("'") ? start.substring(1) : start;
        if (start.startsWith("TV") && start.length() >= 200 && isBase64Header(start)) {
            return Optional.of("a program written in base64");
        }
        if (start.length() >= 200 && start.regionMatches(true, 0, "4D5A", 0, 4)) {
            boolean hex = start.substring(0, 120).matches("(?i)[0-9a-f]{120}");
            return hex ? Optional.of("a program written in hexadecimal") : Optional.empty();
        }
        boolean numbers = start.startsWith("77,90,") || start.startsWith("77, 90, ");
        return numbers ? Optional.of("a program written in numbers") : Optional.empty();
    }

    /// The zeros of the header are a long run of `A` in base64.
    private static boolean isBase64Header(String start) {
        String head = start.substring(0, 200);
        return head.matches("(?s)TV[opqrs][A-Za-z0-9+/\\s]{197}")
                && head.contains("AAAAAAAAAAAAAAAA");
    }
}
