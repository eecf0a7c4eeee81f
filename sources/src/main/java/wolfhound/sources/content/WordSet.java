package wolfhound.sources.content;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A few words that are looked for in one pass: most places of a text begin none of them, which its
/// first two bytes show.
final class WordSet {
    private static final int NONE = -1;

    private final byte[][] words;

    /// The first word that begins with a pair of bytes, and to each word the next that does.
    private final int[] first = new int[1 << 12];

    private final int[] next;

    private WordSet(byte[][] words) {
        this.words = words;
        this.next = new int[words.length];
        Arrays.fill(first, NONE);
        for (int i = 0; i < words.length; i++) {
            int slot = slot(words[i][0], words[i][1]);
            next[i] = first[slot];
            first[slot] = i;
        }
    }

    /// @param words Latin-1, of two characters at least, no more than 64
    static WordSet of(String... words) {
        byte[][] bytes = new byte[words.length][];
        for (int i = 0; i < words.length; i++) {
            bytes[i] = words[i].getBytes(StandardCharsets.ISO_8859_1);
        }
        return new WordSet(bytes);
    }

    /// How many of the words occur.
    int countIn(byte[] text) {
        long found = 0;
        for (int i = 0; i + 1 < text.length; i++) {
            for (int w = first[slot(text[i], text[i + 1])]; w != NONE; w = next[w]) {
                if (stands(words[w], text, i)) {
                    found |= 1L << w;
                }
            }
        }
        return Long.bitCount(found);
    }

    private static boolean stands(byte[] word, byte[] text, int at) {
        if (at + word.length > text.length) {
            return false;
        }
        for (int i = 0; i < word.length; i++) {
            if (text[at + i] != word[i]) {
                return false;
            }
        }
        return true;
    }

    private static int slot(byte a, byte b) {
        return (a & 0x3F) << 6 | b & 0x3F;
    }
}
