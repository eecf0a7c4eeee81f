package wolfhound.rules.language;

import java.nio.charset.StandardCharsets;

/// Text of a rule file while it is read: one character a byte, so that patterns keep their bytes
/// whatever the file is encoded in.
final class Latin {
    private Latin() {}

    /// Bytes as characters.
    static String of(String text) {
        return isAscii(text)
                ? text
                : new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /// What a person reads.
    static String text(String bytes) {
        return isAscii(bytes)
                ? bytes
                : new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    /// How many characters a person sees before the byte.
    static int characters(String bytes, int from, int to) {
        int characters = 0;
        for (int i = from; i < Math.min(to, bytes.length()); i++) {
            boolean continues = (bytes.charAt(i) & 0xC0) == 0x80;
            characters += continues ? 0 : 1;
        }
        return characters + Math.max(0, to - Math.max(from, bytes.length()));
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 127) {
                return false;
            }
        }
        return true;
    }
}
