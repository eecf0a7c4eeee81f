package wolfhound.sources.wire;

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

    /// Whether it is a form, whose files come by themselves.
    private final boolean isForm;

    private long length;
    private int unseen;
    private boolean described;

    /// @param name what it is called as a file
    HttpRuleBody(
            Inspection rules,
            int transaction,
            boolean byClient,
            boolean ofRequest,
            byte[] name,
            boolean isForm) {
        this.rules = rules;
        this.transaction = transaction;
        this.byClient = byClient;
        this.ofRequest = ofRequest;
        this.name = name;
        this.isForm = isForm;
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
        if (length == 0) {
            return;
        }
        describe(measured);
        if (whole && !isForm) {
            rules.number(transaction, byClient, Field.FILE_SIZE, length);
        }
    }

    /// It is not coded as its head says.
    void damaged() {
        if (!ofRequest) {
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
