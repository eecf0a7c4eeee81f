package wolfhound.sources.wire;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import wolfhound.model.Body;
import wolfhound.model.FileTransfer;
import wolfhound.model.Headers;
import wolfhound.model.Seen;
import wolfhound.sources.content.Content;
import wolfhound.sources.content.Decoding;

/// The body of one HTTP message while it passes: counted as it was sent, measured as it was meant.
final class WebBody {
    private final Conversation conversation;
    private final String declaredType;
    private final Content content = Content.ofMessage();
    private final @Nullable Decoding decoding;
    private final @Nullable FormFiles forms;
    private final @Nullable HttpRuleBody ruled;

    /// Whether what is decoded here is what the rules want.
    private final boolean shared;

    private long sent;
    private boolean torn;

    /// @param forms reads the files out of a form, where it is one
    /// @param ruled lays it before the rules, where they concern it
    WebBody(
            Conversation conversation,
            Headers headers,
            @Nullable FormFiles forms,
            @Nullable HttpRuleBody ruled) {
        this.conversation = conversation;
        this.declaredType = mediaType(headers.first("Content-Type"));
        String coded = headers.first("Content-Encoding");
        this.shared =
                ruled != null
                        && ruled.agrees(
                                Decoding.of(coded, content).map(Decoding::coding).orElse(""));
        this.decoding = Decoding.of(coded, content, shared ? ruled : null).orElse(null);
        this.ruled = ruled;
        this.forms = forms;
    }

    /// Lower case, without parameters.
    static String mediaType(String header) {
        int end = header.indexOf(';');
        return (end < 0 ? header : header.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }

    void take(Bytes bytes, int at, int to) {
        sent += to - at;
        int offset = bytes.arrayOffset();
        if (ruled != null) {
            ruled.begins(bytes.array(), offset + at, offset + to);
            if (!shared) {
                ruled.sent(bytes.array(), offset + at, offset + to);
            }
        }
        if (torn) {
            takeTorn(bytes.array(), offset + at, offset + to);
            return;
        }
        if (decoding != null) {
            decoding.take(bytes.array(), offset + at, offset + to);
            return;
        }
        content.take(bytes.array(), offset + at, offset + to);
        if (forms != null) {
            forms.take(bytes.array(), offset + at, offset + to);
        }
        if (ruled != null && shared) {
            ruled.take(bytes.array(), offset + at, offset + to, content);
        }
    }

    /// Rules go on behind the gap, as if nothing were missing.
    private void takeTorn(byte[] array, int from, int to) {
        if (ruled != null && shared && decoding == null) {
            ruled.take(array, from, to, content);
        } else if (ruled != null && shared) {
            ruled.isTorn();
        }
    }

    /// That many bytes are missing: what is measured ends here.
    void skip(long count) {
        sent += count;
        torn = true;
    }

    long sent() {
        return sent;
    }

    /// @param whole whether it came to its end
    void end(boolean whole) {
        if (decoding != null) {
            decoding.end();
            if (decoding.isBounded()) {
                conversation.bounded("http-decoded-body");
            }
        }
        if (forms != null) {
            forms.end();
        }
        if (ruled != null) {
            if (shared && decoding != null && (decoding.isDamaged() || decoding.isWrapped())) {
                ruled.damaged();
            }
            ruled.end(content, whole && !torn && (decoding == null || decoding.isWhole()));
        }
    }

    Body body() {
        if (sent == 0 && declaredType.isEmpty()) {
            return Body.NONE;
        }
        String coding = decoding == null || sent == 0 ? "" : decoding.coding();
        return new Body(
                sent, declaredType, content.kind(), content.entropy(), coding, content.excerpt());
    }

    /// The body as a file, where it is one.
    Optional<FileTransfer> file(
            Seen seen, boolean toHost, String name, String from, boolean asked, boolean whole) {
        if (!isFile(asked)) {
            return Optional.empty();
        }
        boolean all = whole && !torn && (decoding == null || decoding.isWhole());
        return Optional.of(content.transfer(seen, "http", toHost, name, from, declaredType, all));
    }

    /// Is there a file in it, by its bytes or because it is asked for as one.
    boolean isFile(boolean asked) {
        return content.length() > 0 && (asked || WebFiles.isFile(content.kind()));
    }

    boolean hasForms() {
        return forms != null;
    }
}
