package wolfhound.sources.wire;

import java.nio.charset.StandardCharsets;
import wolfhound.rules.inspect.Inspection;
import wolfhound.rules.language.Buffer;
import wolfhound.rules.language.Field;

/// One transaction laid before the rules: begun when first something is said of it, and over when
/// nothing more will be said. Only made where rules are loaded.
final class RuleTransaction {
    private static final int UNBEGUN = -1;

    private final Inspection rules;
    private int number = UNBEGUN;

    RuleTransaction(Inspection rules) {
        this.rules = rules;
    }

    boolean isBegun() {
        return number != UNBEGUN;
    }

    /// Latin-1 text as it stood on the wire.
    void text(boolean byClient, Buffer buffer, String latin1) {
        bytes(byClient, buffer, latin1.getBytes(StandardCharsets.ISO_8859_1));
    }

    /// Text that stood otherwise on the wire, as rules write it: in UTF-8.
    void decoded(boolean byClient, Buffer buffer, String text) {
        bytes(byClient, buffer, text.getBytes(StandardCharsets.UTF_8));
    }

    void bytes(boolean byClient, Buffer buffer, byte[] bytes) {
        rules.buffer(begun(), byClient, buffer, bytes, 0, bytes.length);
    }

    void bytes(boolean byClient, Buffer buffer, Bytes bytes, int from, int to) {
        int start = bytes.arrayOffset();
        rules.buffer(begun(), byClient, buffer, bytes.array(), start + from, start + to);
    }

    void more(boolean byClient, Buffer buffer, Bytes bytes, int from, int to) {
        int start = bytes.arrayOffset();
        rules.more(begun(), byClient, buffer, bytes.array(), start + from, start + to);
    }

    void number(boolean byClient, Field field, long value) {
        rules.number(begun(), byClient, field, value);
    }

    void word(boolean byClient, String keyword, String value) {
        rules.word(begun(), byClient, keyword, value);
    }

    /// What that side said may be looked into.
    void ready(boolean byClient) {
        if (isBegun()) {
            rules.ready(number, byClient, false);
        }
    }

    /// That side will say nothing more.
    void whole(boolean byClient) {
        if (isBegun()) {
            rules.ready(number, byClient, true);
        }
    }

    /// Neither side will say anything more; what is said next begins another.
    void over() {
        whole(true);
        whole(false);
        number = UNBEGUN;
    }

    private int begun() {
        if (number == UNBEGUN) {
            number = rules.begin();
        }
        return number;
    }
}
