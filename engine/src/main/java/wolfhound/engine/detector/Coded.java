package wolfhound.engine.detector;

import wolfhound.model.Entropy;

/// Tells text that people or programs wrote from text that carries coded bytes: hexadecimal,
/// base64, or anything else as even as ciphers are.
final class Coded {
    /// Letters and digits in a row beyond which no word goes.
    private static final int LONG = 64;

    private Coded() {}

    /// The length of the longest run that can only be coded bytes: at least `least` characters of
    /// hexadecimal or base64 (URL-safe and percent-escaped too) that look random.
    static int longestRun(String text, int least) {
        int longest = 0;
        int start = -1;
        for (int i = 0; i <= text.length(); i++) {
            if (i < text.length() && isBase64(text, i)) {
                start = start < 0 ? i : start;
                continue;
            }
            if (start >= 0 && i - start >= least && isRandom(text.substring(start, i))) {
                longest = Math.max(longest, i - start);
            }
            start = -1;
        }
        return longest;
    }

    /// Share of the text (0 to 1) that is such runs.
    static double share(String text, int least) {
        if (text.isEmpty()) {
            return 0;
        }
        int coded = 0;
        int start = -1;
        for (int i = 0; i <= text.length(); i++) {
            if (i < text.length() && isBase64(text, i)) {
                start = start < 0 ? i : start;
                continue;
            }
            if (start >= 0 && i - start >= least && isRandom(text.substring(start, i))) {
                coded += i - start;
            }
            start = -1;
        }
        return (double) coded / text.length();
    }

    /// Does a run of letters and digits look as random as coded bytes do: words repeat letters and
    /// keep to one case, ciphers do not.
    static boolean isRandom(String run) {
        byte[] bytes = run.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        double entropy = Entropy.of(bytes, 0, bytes.length);
        if (isHex(run)) {
            return digitShare(run) > 0.3 && entropy > expected(run.length(), 16) - 0.45;
        }
        double changes = caseChanges(run);
        // Under a short key text keeps its pattern, and loses its words all the same.
        double slack = run.length() >= LONG && changes > 0.35 ? 1.2 : 0.5;
        return entropy > expected(run.length(), 58) - slack && changes > 0.15;
    }

    static boolean isHex(String run) {
        boolean upper = false;
        boolean lower = false;
        for (int i = 0; i < run.length(); i++) {
            char c = run.charAt(i);
            if (c >= 'a' && c <= 'f') {
                lower = true;
            } else if (c >= 'A' && c <= 'F') {
                upper = true;
            } else if (c < '0' || c > '9') {
                return false;
            }
        }
        return !(upper && lower);
    }

    private static boolean isBase64(String text, int at) {
        char c = text.charAt(at);
        if (c >= '0' && c <= '9'
                || c >= 'A' && c <= 'Z'
                || c >= 'a' && c <= 'z'
                || c == '+'
                || c == '-'
                || c == '_') {
            return true;
        }
        // A slash or an escape inside a run belongs to it; in front of one it parts a path.
        return c == '%'
                || c == '/'
                        && at > 0
                        && at + 1 < text.length()
                        && text.indexOf('/', at + 1) != at + 1
                        && !looksLikePath(text, at);
    }

    /// A slash with short words on both sides parts a path; between long runs it is base64.
    private static boolean looksLikePath(String text, int slash) {
        int before = slash - 1;
        while (before >= 0 && Character.isLetterOrDigit(text.charAt(before))) {
            before--;
        }
        int after = slash + 1;
        while (after < text.length() && Character.isLetterOrDigit(text.charAt(after))) {
            after++;
        }
        return before < 0
                || text.charAt(before) == '/' && slash - before < 12 && after - slash < 12;
    }

    private static double digitShare(String run) {
        return (double) run.chars().filter(c -> c >= '0' && c <= '9').count() / run.length();
    }

    /// How often neighbours differ in kind (upper, lower, digit): seldom in words, half the time in
    /// base64.
    private static double caseChanges(String run) {
        int changes = 0;
        for (int i = 1; i < run.length(); i++) {
            if (kind(run.charAt(i)) != kind(run.charAt(i - 1))) {
                changes++;
            }
        }
        return (double) changes / run.length();
    }

    private static int kind(char c) {
        return c >= '0' && c <= '9' ? 0 : c >= 'a' && c <= 'z' ? 1 : c >= 'A' && c <= 'Z' ? 2 : 3;
    }

    /// The entropy that n draws from an alphabet show on average: its logarithm for many, less for
    /// few.
    private static double expected(int n, int alphabet) {
        double full = Math.log(alphabet) / Math.log(2);
        double bias = (alphabet - 1) / (2 * n * Math.log(2));
        return n >= 2 * alphabet
                ? full - bias
                : Math.min(
                        full,
                        Math.log(n) / Math.log(2) - (n - 1.0) / (alphabet * 2 * Math.log(2) / 1.2));
    }
}
