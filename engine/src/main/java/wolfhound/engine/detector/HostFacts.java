package wolfhound.engine.detector;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import wolfhound.engine.memory.HostMemory;

/// Finds what a message says about the machine that sent it though no label stands beside it: its
/// system, processor, memory, screen, inside address, user and machine; also behind the masks that
/// cost an author nothing: every byte XORed with one value or with a short key again and again, or
/// the text turned round. One such fact is in many honest messages, three of different kinds are an
/// inventory.
final class HostFacts {
    /// One kind of fact: how it is written, and words of which one must be there before a look
    /// pays.
    private record Fact(String kind, List<String> betrayed, Pattern pattern) {
        boolean isIn(String text, String lower) {
            return containsAny(lower, betrayed) && pattern.matcher(text).find();
        }
    }

    private static final List<Fact> FACTS = facts();

    /// Words that betray a mask: whoever reports on a machine names its system.
    private static final List<String> BETRAYING =
            List.of(
                    "Windows",
                    "WINDOWS",
                    "windows",
                    "Microsoft",
                    "Program Manager",
                    "Service Pack");

    private static final List<String> TURNED = BETRAYING.stream().map(HostFacts::turned).toList();

    /// Under a key, whoever reports on a machine without Windows names these.
    private static final List<String> UNDER_A_KEY = List.of("Linux", "linux", "MHz", "GHz");

    /// Keys are as short as a word; a longer one needs more bytes to betray itself.
    private static final int SHORTEST_KEY = 2;

    private static final int LONGEST_KEY = 32;
    private static final int LEAST_UNDER_KEY = 64;

    /// Between fields of a fixed size, or between the letters of wide text.
    private static final Pattern ZEROS = Pattern.compile("\0+");

    private static final int LEAST_RUN = 4;
    private static final int LEAST_READABLE = 16;

    /// Kinds that say whose machine it is, or what is done on it, and not only what it is made of.
    private static final Set<String> OF_ITS_OWNER =
            Set.of(
                    "inside address",
                    "user and machine",
                    "machine name",
                    "window in front",
                    "protection",
                    "own name");

    private HostFacts() {}

    /// How many of the facts say more than what the machine is made of, which games tell their
    /// makers too.
    static int ofItsOwner(List<String> facts) {
        return (int) facts.stream().filter(OF_ITS_OWNER::contains).count();
    }

    /// The kinds of facts in it, in a fixed order.
    static List<String> in(HostMemory host, String said) {
        String joined = said.replace("\0", "");
        String parted =
                joined.length() == said.length() ? joined : ZEROS.matcher(said).replaceAll("\n");
        boolean readable = isReadable(joined);
        List<String> facts = new ArrayList<>();
        if (readable) {
            String lower = parted.toLowerCase(Locale.ROOT);
            String lowerJoined = joined.toLowerCase(Locale.ROOT);
            for (Fact fact : FACTS) {
                if (fact.isIn(parted, lower)
                        || joined.length() < said.length() && fact.isIn(joined, lowerJoined)) {
                    facts.add(fact.kind());
                }
            }
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
        for (int i = 0; i < BETRAYING.size(); i++) {
            String word = BETRAYING.get(i);
            if (text.contains(word)) {
                return text;
            }
            if (text.contains(TURNED.get(i))) {
                return turned(text);
            }
            int key = key(said, word, 1);
            if (key == 0) {
                key = key(said, word, 2);
            }
            if (key != 0) {
                return xored(said, key);
            }
        }
        return underKey(said, text);
    }

    private static String turned(String text) {
        return new StringBuilder(text).reverse().toString();
    }

    /// The message under a short key that was XORed over it again and again. Where the author left
    /// zeros (fields of a fixed size have many), the key itself stands in the message, and repeats.
    private static String underKey(byte[] said, String text) {
        if (said.length < LEAST_UNDER_KEY || share(said, (byte) 0) > 0.1) {
            return text;
        }
        for (int period = SHORTEST_KEY; period <= LONGEST_KEY; period++) {
            if (period * 3 < said.length && repeats(said, period) > 0.3) {
                String plain = without(said, period);
                boolean speaks =
                        BETRAYING.stream().anyMatch(plain::contains)
                                || UNDER_A_KEY.stream().anyMatch(plain::contains);
                if (speaks) {
                    return plain;
                }
            }
        }
        return text;
    }

    private static double share(byte[] said, byte value) {
        int count = 0;
        for (byte b : said) {
            count += b == value ? 1 : 0;
        }
        return (double) count / said.length;
    }

    /// The share of bytes that come again one period later.
    private static double repeats(byte[] said, int period) {
        int count = 0;
        for (int i = 0; i + period < said.length; i++) {
            count += said[i] == said[i + period] ? 1 : 0;
        }
        return (double) count / (said.length - period);
    }

    /// Each byte XORed with the one that is most frequent at its place in the period.
    private static String without(byte[] said, int period) {
        byte[] plain = new byte[said.length];
        for (int place = 0; place < period; place++) {
            int[] counts = new int[256];
            int key = 0;
            for (int i = place; i < said.length; i += period) {
                int value = said[i] & 0xFF;
                counts[value]++;
                key = counts[value] > counts[key] ? value : key;
            }
            for (int i = place; i < said.length; i += period) {
                plain[i] = (byte) (said[i] ^ key);
            }
        }
        return new String(plain, StandardCharsets.ISO_8859_1);
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

    private static List<Fact> facts() {
        return List.of(
                fact(
                        "system",
                        List.of(
                                "win",
                                "service pack",
                                " sp",
                                "nt ",
                                "5.1.",
                                "5.2.",
                                "6.",
                                "10.0.",
                                "linux",
                                "ubuntu ",
                                "mac"),
                        "\\bwin(?:dows)?(?: |_|-)?(?:xp|vista|7|8|8\\.1|10|11|nt|2000|2003|2008|2012|2016|2019|server)\\b"
                                + "|microsoft windows|service pack \\d|\\bnt [56]\\.\\d\\b"
                                + "|\\b(?:xp|vista|7|8|8\\.1|10|11) sp\\d\\b"
                                + "|\\b(?:5\\.[12]|6\\.[0-3]|10\\.0)\\.(?:2600|3790|600\\d|760[01]|9200|9600|[12]\\d{4})\\b"
                                + "|\\blinux[ _-]\\d\\.\\d|\\bubuntu \\d|\\bmac ?os x? ?\\d"),
                fact(
                        "processor",
                        List.of("intel(r)", "core(tm)", "amd ", "ghz", "mhz"),
                        "intel\\(r\\)|core\\(tm\\)|\\bamd (?:athlon|ryzen|phenom|opteron|fx)|\\b\\d(?:\\.\\d+)? ?ghz"
                                + "|\\b\\d{3,4} ?mhz|\\d ?\\* ?\\d{3,4}mhz"),
                fact(
                        "memory",
                        List.of("mb", "gb"),
                        "(?<![\\d.])\\d{3,6} ?mb\\b|(?<![\\d.])\\d{1,3}(?:\\.\\d+)? ?gb\\b"),
                fact(
                        "inside address",
                        List.of("10.", "192.168.", "172."),
                        "(?<![\\d.])(?:10\\.\\d{1,3}|192\\.168|172\\.(?:1[6-9]|2\\d|3[01]))\\.\\d{1,3}\\.\\d{1,3}(?![\\d.])"),
                new Fact(
                        "user and machine",
                        List.of("/", "\\", "@"),
                        // Begins at the mark, because texts have fewer of them than of letters.
                        Pattern.compile(
                                "[/\\\\@](?= ?[A-Z][A-Z0-9-]{4,14}(?![\\w.]))"
                                        + "(?<=(?<![\\w./\\\\])[A-Za-z][\\w. -]{1,24} ?[/\\\\@])"
                                        + "|\\\\(?=[A-Za-z][\\w.-]{1,24}(?![\\w.\\\\]))"
                                        + "(?<=(?<![\\w./\\\\-])[A-Z][A-Z0-9-]{4,14}\\\\)")),
                new Fact(
                        "machine name",
                        List.of("desktop-", "laptop-", "win-", "-pc"),
                        Pattern.compile(
                                "(?<![A-Z0-9-])(?:DESKTOP-[A-Z0-9]{5,8}|LAPTOP-[A-Z0-9]{8}|WIN-[A-Z0-9]{8,11}|[A-Z][A-Z0-9]{1,12}-PC)(?![A-Z0-9-])")),
                fact(
                        "word size",
                        List.of("86", "64", "32", "mips", "arm"),
                        "\\b(?:x86_64|amd64|x64|i[36]86|64[ -]?bit|32[ -]?bit|mips(?:el)?|armv?[4-8]l?)\\b"),
                fact("screen", List.of("x", "*"), "(?<![\\d.])\\d{3,4} ?[x*] ?\\d{3,4}(?![\\d.])"),
                fact("window in front", List.of("program manager"), "program manager"),
                fact(
                        "protection",
                        List.of(
                                "antivirus",
                                "windows defender",
                                "no av",
                                "nan-av",
                                "kaspersky",
                                "avast",
                                "bitdefender",
                                "mcafee"),
                        "\\bantivirus\\b|windows defender|\\bno av\\b|\\bnan-av\\b|\\bkaspersky\\b|\\bavast\\b|\\bbitdefender\\b|\\bmcafee\\b"));
    }

    private static Fact fact(String kind, List<String> betrayed, String pattern) {
        return new Fact(kind, betrayed, Pattern.compile(pattern, Pattern.CASE_INSENSITIVE));
    }

    private static boolean containsAny(String text, List<String> words) {
        for (String word : words) {
            if (text.contains(word)) {
                return true;
            }
        }
        return false;
    }

    /// As part of a sentence.
    static String words(List<String> facts) {
        return String.join(", ", facts).toLowerCase(Locale.ROOT);
    }
}
