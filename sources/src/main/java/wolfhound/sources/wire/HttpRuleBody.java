package wolfhound.sources.wire;

import java.util.ArrayList;
import java.util.List;
import wolfhound.rules.inspect.Inspection;
import wolfhound.rules.language.Buffer;
import wolfhound.rules.language.Field;
import wolfhound.sources.content.Content;
import wolfhound.sources.content.Decoding;

/// A body of HTTP on its way before the rules, decoded, as far as they look into bodies; it is a
/// file to them as well, where it is no form with files.
final class HttpRuleBody implements Decoding.Tap {
    /// Rules look no further into a body.
    static final int WANTED = 102_400;

    /// When so much more of it is there, they look.
    private static final int AT_ONCE = 32_768;

    private final Inspection rules;
    private final int transaction;
    private final boolean byClient;
    private final boolean ofRequest;
    private final byte[] name;
    private final HttpRuleView view;

    /// What undoes the codings, where nobody else does it the same way; empty otherwise.
    private List<Decoding> decodings = List.of();

    /// Whether it is a form, whose files come by themselves.
    private final boolean isForm;

    private long length;
    private int unseen;
    private boolean described;
    private boolean awaitsChunk;
    private boolean told;

    /// @param name what it is called as a file
    /// @param view how it is believed to come
    HttpRuleBody(
            Inspection rules,
            int transaction,
            boolean byClient,
            boolean ofRequest,
            byte[] name,
            HttpRuleView view,
            boolean isForm) {
        this.rules = rules;
        this.transaction = transaction;
        this.byClient = byClient;
        this.ofRequest = ofRequest;
        this.name = name;
        this.view = view;
        this.isForm = isForm;
    }

    /// It comes in no chunks, although the rules believe so.
    void isNotChunked() {
        awaitsChunk = view.chunked();
    }

    /// Says which coding is undone before [#take] in any case, empty for none.
    ///
    /// @return whether that is all that rules want undone
    boolean agrees(String coding) {
        List<String> wanted = view.codings();
        if (wanted.isEmpty() || wanted.equals(List.of(coding))) {
            return true;
        }
        List<Decoding> chain = new ArrayList<>();
        Decoding.Tap next = this;
        for (String each : wanted.reversed()) {
            Decoding decoding = Decoding.of(each, Content.ofMessage(), next).orElseThrow();
            next = new Link(decoding, next);
            chain.addFirst(decoding);
        }
        decodings = chain;
        return false;
    }

    /// Hands on what one decoding made to the next.
    private record Link(Decoding into, Decoding.Tap last) implements Decoding.Tap {
        @Override
        public int room() {
            return last.room();
        }

        @Override
        public void take(byte[] array, int from, int to, Content measured) {
            into.take(array, from, to);
        }
    }

    /// Bytes as they were sent, where [#agrees] said no.
    void sent(byte[] array, int from, int to) {
        decodings.getFirst().take(array, from, to);
    }

    /// The first bytes of a body, as they were sent.
    void begins(byte[] array, int from, int to) {
        for (int at = from; at < to && awaitsChunk; at++) {
            if (!HttpRuleEvents.isWhite(array[at])) {
                awaitsChunk = false;
                if (Character.digit(array[at], 16) < 0) {
                    HttpRuleEvents.badChunk(rules, byClient, ofRequest);
                }
            }
        }
    }

    @Override
    public int room() {
        return (int) Math.max(0, WANTED - length);
    }

    @Override
    public void take(byte[] array, int from, int to, Content measured) {
        int end = Math.min(to, from + room());
        length += to - from;
        if (from == end) {
            return;
        }
        if (ofRequest) {
            rules.more(transaction, byClient, Buffer.HTTP_REQUEST_BODY, array, from, end);
        }
        if (!isForm) {
            rules.more(transaction, byClient, Buffer.FILE_DATA, array, from, end);
        }
        unseen += end - from;
        if (unseen >= AT_ONCE) {
            unseen = 0;
            describe(measured);
            rules.ready(transaction, byClient, false);
        }
    }

    /// No more comes.
    ///
    /// @param whole whether all of it came, and was decoded
    void end(Content measured, boolean whole) {
        for (Decoding decoding : decodings) {
            decoding.end();
            if (decoding.isDamaged() || decoding.isWrapped()) {
                damaged();
            }
        }
        if (length == 0) {
            return;
        }
        describe(measured);
        if (whole && !isForm) {
            rules.number(transaction, byClient, Field.FILE_SIZE, length);
        }
    }

    /// Bytes are missing in what is coded: in chunks, rules read on and fail.
    void isTorn() {
        if (view.chunked() && room() > 0) {
            damaged();
        }
    }

    /// It is not coded as its head says.
    void damaged() {
        if (!told) {
            told = true;
            rules.event("app", "http.gzip_decompression_failed", byClient);
        }
    }

    private void describe(Content measured) {
        if (described || isForm) {
            return;
        }
        described = true;
        rules.buffer(transaction, byClient, Buffer.FILE_NAME, name, 0, name.length);
        byte[] magic = FileMagic.words(measured);
        rules.buffer(transaction, byClient, Buffer.FILE_MAGIC, magic, 0, magic.length);
    }

    /// A file of a form, as far as it was kept.
    void formFile(String called, Content measured, RuleText kept, boolean whole) {
        byte[] latin = FileMagic.latin(called);
        rules.buffer(transaction, byClient, Buffer.FILE_NAME, latin, 0, latin.length);
        rules.buffer(transaction, byClient, Buffer.FILE_DATA, kept.array(), 0, kept.length());
        byte[] magic = FileMagic.words(measured);
        rules.buffer(transaction, byClient, Buffer.FILE_MAGIC, magic, 0, magic.length);
        if (whole) {
            rules.number(transaction, byClient, Field.FILE_SIZE, measured.length());
        }
    }
}
