package wolfhound.sources.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import wolfhound.sources.content.Content;

/// Finds the files in a form as it passes (multipart/form-data, RFC 7578; the framing is that of
/// RFC 2046 §5.1). Of parts without a file name nothing is kept.
final class FormFiles {
    /// Parts of one form whose files are told.
    static final int MOST_PARTS = 256;

    private static final int LONGEST_HEAD = 1 << 13;
    private static final int LONGEST_BOUNDARY = 70;

    /// Told of each file when it ended.
    interface Found {
        void file(String name, String declaredType, Content content, boolean whole);
    }

    private enum State {
        DATA,
        /// Behind a delimiter: two hyphens end the form, anything else up to the line's end is
        /// passed over.
        DELIMITED,
        HEAD,
        OVER
    }

    private final byte[] delimiter;
    private final Found found;
    private final Runnable bounded;
    private State state = State.DATA;

    /// Bytes of the delimiter met at the end of what was taken; a form may begin with the delimiter
    /// without the line break before it.
    private int matched = 2;

    private int hyphens;
    private byte[] head = new byte[0];
    private int headBytes;
    private int parts;
    private String name = "";
    private String declaredType = "";
    private @Nullable Content content;
    private @Nullable RuleText kept;

    private FormFiles(String boundary, Found found, Runnable bounded) {
        this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
        this.found = found;
        this.bounded = bounded;
    }

    /// A reader for a body of this `Content-Type`; null where it is no form with files.
    static @Nullable FormFiles of(String contentType, Found found, Runnable bounded) {
        if (!WebBody.mediaType(contentType).startsWith("multipart/")) {
            return null;
        }
        String boundary = WebFiles.parameter(contentType, "boundary");
        boolean sane = !boundary.isEmpty() && boundary.length() <= 2 * LONGEST_BOUNDARY;
        return sane && boundary.indexOf('\r') < 0 ? new FormFiles(boundary, found, bounded) : null;
    }

    /// Keeps the beginning of each file there, for the rules to look into.
    void keepIn(RuleText text) {
        kept = text;
    }

    void take(byte[] array, int from, int to) {
        int at = from;
        while (at < to && state != State.OVER) {
            at =
                    switch (state) {
                        case DATA -> data(array, at, to);
                        case DELIMITED -> delimited(array[at], at);
                        case HEAD -> head(array[at], at);
                        case OVER -> to;
                    };
        }
    }

    /// Its first byte, the carriage return, stands nowhere else in the delimiter: a failed match
    /// can only begin anew at the byte that failed it.
    private int data(byte[] array, int from, int to) {
        int start = from;
        for (int at = from; at < to; at++) {
            byte value = array[at];
            if (value == delimiter[matched]) {
                if (matched == 0) {
                    give(array, start, at);
                }
                if (++matched == delimiter.length) {
                    endPart(true);
                    matched = 0;
                    hyphens = 0;
                    state = State.DELIMITED;
                    return at + 1;
                }
                start = at + 1;
            } else if (matched > 0) {
                give(delimiter, 0, matched);
                matched = 0;
                start = at;
                at--;
            }
        }
        if (matched == 0) {
            give(array, start, to);
        }
        return to;
    }

    private void give(byte[] array, int from, int to) {
        if (content != null && from < to) {
            content.take(array, from, to);
            if (kept != null) {
                int room = HttpRuleBody.WANTED - kept.length();
                kept.add(array, from, Math.min(to, from + room));
            }
        }
    }

    private int delimited(byte value, int at) {
        if (value == '-' && ++hyphens == 2) {
            state = State.OVER;
        }
        if (value == '\n') {
            state = State.HEAD;
            headBytes = 0;
        }
        return at + 1;
    }

    private int head(byte value, int at) {
        if (headBytes == LONGEST_HEAD) {
            bounded.run();
            state = State.OVER;
            return at;
        }
        if (headBytes == head.length) {
            head = Arrays.copyOf(head, Math.clamp(2L * headBytes, 256, LONGEST_HEAD));
        }
        head[headBytes++] = value;
        if (value == '\n' && endsHead()) {
            beginPart(new String(head, 0, headBytes, StandardCharsets.ISO_8859_1));
            state = State.DATA;
        }
        return at + 1;
    }

    private boolean endsHead() {
        int before = headBytes - 2;
        if (before >= 0 && head[before] == '\r') {
            before--;
        }
        return before < 0 || head[before] == '\n';
    }

    private void beginPart(String text) {
        name = "";
        declaredType = "";
        for (String line : text.split("\n", -1)) {
            String lower = line.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-disposition:")) {
                name = WebFiles.fileName(line.strip());
            } else if (lower.startsWith("content-type:")) {
                declaredType = WebBody.mediaType(line.substring(line.indexOf(':') + 1));
            }
        }
        if (name.isEmpty()) {
            return;
        }
        if (++parts > MOST_PARTS) {
            bounded.run();
            return;
        }
        content = Content.ofFile();
        if (kept != null) {
            kept.clear();
        }
    }

    private void endPart(boolean whole) {
        if (content != null && content.length() > 0) {
            found.file(name, declaredType, content, whole);
        }
        content = null;
    }

    /// The body is over, in the middle of a part or not.
    void end() {
        endPart(false);
        state = State.OVER;
    }
}
