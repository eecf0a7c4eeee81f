package wolfhound.engine.detector;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import wolfhound.engine.memory.HostMemory;

/// Finds what a message says about the machine that sent it though no label stands beside it: its
/// system, processor, memory, inside address, user and machine; also behind the masks that cost an
/// author nothing: every byte XORed with one value, or the text turned round. One such fact is in
/// many honest messages, three of different kinds are an inventory.
final class HostFacts {
    private static final Map<String, Pattern> KINDS = kinds();

    /// Words that betray a mask: whoever reports on a machine names its system.
    private static final List<String> BETRAYING =
            List.of(
                    "Windows",
                    "WINDOWS",
                    "windows",
                    "Microsoft",
                    "Program Manager",
                    "Service Pack");

    private static final int LEAST_RUN = 4;
    private static final int LEAST_READABLE = 16;

    private HostFacts() {}

    /// The kinds of facts in it, in a fixed order.
    static List<String> in(HostMemory host, String said) {
        String text = said.replace("\0", "");
        List<String> facts = new ArrayList<>();
        if (isReadable(text)) {
            KINDS.forEach((kind, pattern) -> {
                if (pattern.matcher(text).find()) {
                    facts.add(kind);
                }
            });
        }
        // Looking for the host's names costs more, and decides only beside two other facts.
        if (facts.size() == 2 && !OwnSecrets.in(host, said).isEmpty()) {
            facts.add("own name");
        }
        return facts;
    }

    /// Has it words and numbers at all: a cipher has few runs of readable characters, and short
    /// ones.
    private static boolean isReadable(String text) {
        int readable = 0;
        int run = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i < text.length() && text.charAt(i) >= ' ' && text.charAt(i) < 0x7F) {
                run++;
            } else {
                readable += run >= LEAST_RUN ? run : 0;
                run = 0;
            }
        }
        return readable >= LEAST_READABLE && readable * 16 >= text.length();
    }

    /// The message as its author wrote it: itself, or what is under the mask where one betrays
    /// itself.
    static String unmasked(byte[] said) {
        String text = new String(said, StandardCharsets.ISO_8859_1);
        String turned = new StringBuilder(text).reverse().toString();
        for (String word : BETRAYING) {
            if (text.contains(word)) {
                return text;
            }
            if (turned.contains(word)) {
                return turned;
            }
            int key = key(said, word, 1);
            if (key == 0) {
                key = key(said, word, 2);
            }
            if (key != 0) {
                return xored(said, key);
            }
        }
        return text;
    }

    /// The value under which the word stands in the bytes (each character `width` bytes apart), 0
    /// for none. One value for all bytes leaves what neighbours differ by unchanged.
    private static int key(byte[] said, String word, int width) {
        int span = (word.length() - 1) * width;
        for (int at = 0; at + span < said.length; at++) {
            int key = (said[at] ^ word.charAt(0)) & 0xFF;
            int i = 1;
            while (i < word.length() && ((said[at + i * width] ^ key) & 0xFF) == word.charAt(i)) {
                i++;
            }
            if (i == word.length() && key != 0) {
                return key;
            }
        }
        return 0;
    }

    private static String xored(byte[] said, int key) {
        byte[] plain = new byte[said.length];
        for (int i = 0; i < said.length; i++) {
            plain[i] = (byte) (said[i] ^ key);
        }
        return new String(plain, StandardCharsets.ISO_8859_1);
    }

    private static Map<String, Pattern> kinds() {
        Map<String, Pattern> kinds = new LinkedHashMap<>();
        put(
                kinds,
                "system",
                "\\bwin(?:dows)?(?: |_|-)?(?:xp|vista|7|8|8\\.1|10|11|nt|2000|2003|2008|2012|2016|2019|server)\\b"
                        + "|microsoft windows|service pack \\d|\\bnt [56]\\.\\d\\b"
                        + "|\\blinux \\d\\.\\d|\\bubuntu \\d|\\bmac ?os x? ?\\d");
        put(
                kinds,
                "processor",
                "intel\\(r\\)|core\\(tm\\)|\\bamd (?:athlon|ryzen|phenom|opteron|fx)|\\b\\d(?:\\.\\d+)? ?ghz"
                        + "|\\b\\d{3,4} ?mhz|\\d ?\\* ?\\d{3,4}mhz");
        put(kinds, "memory", "(?<![\\d.])\\d{3,6} ?mb\\b|(?<![\\d.])\\d{1,3}(?:\\.\\d+)? ?gb\\b");
        put(
                kinds,
                "inside address",
                "(?<![\\d.])(?:10\\.\\d{1,3}|192\\.168|172\\.(?:1[6-9]|2\\d|3[01]))\\.\\d{1,3}\\.\\d{1,3}(?![\\d.])");
        kinds.put(
                "user and machine",
                Pattern.compile(
                        "(?<![\\w./\\\\])[A-Za-z][\\w. -]{1,24} ?[/\\\\@] ?[A-Z][A-Z0-9-]{4,14}(?![\\w.])"));
        put(kinds, "window in front", "program manager");
        put(kinds, "protection", "\\bantivirus\\b|windows defender|\\bno av\\b");
        return kinds;
    }

    private static void put(Map<String, Pattern> kinds, String kind, String pattern) {
        kinds.put(kind, Pattern.compile(pattern, Pattern.CASE_INSENSITIVE));
    }

    /// As part of a sentence.
    static String words(List<String> facts) {
        return String.join(", ", facts).toLowerCase(Locale.ROOT);
    }
}
