package wolfhound.sources.content;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import wolfhound.model.Body;
import wolfhound.model.Entropy;
import wolfhound.model.Excerpt;
import wolfhound.model.FileKind;
import wolfhound.model.FileTransfer;
import wolfhound.model.Seen;

/// Measures what a message carries while it passes: length, kind, entropy, digest, first bytes.
/// Keeps a bounded beginning, never the whole: behind [#SAMPLED] bytes, a content without digest
/// only counts.
public final class Content {
    /// Bytes of the beginning kept for detectors and for show, and that the kind is told by.
    public static final int KEPT = 2048;

    /// Bytes of the beginning that the entropy is taken of.
    public static final int SAMPLED = 1 << 16;

    private enum Digested {
        /// Only what fits into the kept beginning.
        SMALL,
        /// Small ones, and of the others those that are no part of a page.
        FILES,
        ALL
    }

    private final Digested digested;
    private byte[] head = new byte[0];
    private int kept;
    private long length;
    private int sampled;
    private int @Nullable [] counts;
    private @Nullable MessageDigest digest;
    private @Nullable FarHeader farHeader;
    private @Nullable FileKind headKind;
    private int headKindOf;
    private boolean headKindCut;
    private Excerpt excerpt = Excerpt.NONE;
    private double entropy;
    private int entropyOf;

    /// A content whose digest nobody will ask for when it is longer than [#KEPT].
    public Content() {
        this(Digested.SMALL);
    }

    private Content(Digested digested) {
        this.digested = digested;
    }

    /// A content that is known to be a file: digested whatever it is.
    public static Content ofFile() {
        return new Content(Digested.ALL);
    }

    /// A content that may be part of a page or a file: digested when its first [#KEPT] bytes show
    /// that it is more than mark-up, script or picture.
    public static Content ofMessage() {
        return new Content(Digested.FILES);
    }

    public void take(byte[] array, int from, int to) {
        int at = from;
        if (kept < KEPT && at < to) {
            at += keep(array, from, Math.min(to, from + KEPT - kept));
        }
        if (at == to) {
            return;
        }
        if (length == KEPT) {
            goOnBehindHead();
        }
        sample(array, at, to);
        if (digest != null) {
            digest.update(array, at, to - at);
        }
        if (farHeader != null) {
            farHeader.take(length, array, at, to);
        }
        length += to - at;
    }

    private int keep(byte[] array, int from, int to) {
        int count = to - from;
        if (kept + count > head.length) {
            head = Arrays.copyOf(head, Math.min(KEPT, Math.max(kept + count, 2 * head.length)));
        }
        System.arraycopy(array, from, head, kept, count);
        kept += count;
        length += count;
        return count;
    }

    /// The beginning is full and more comes: decides what the rest is read for.
    private void goOnBehindHead() {
        counts = new int[256];
        count(head, 0, kept);
        sampled = kept;
        if (digested == Digested.ALL || digested == Digested.FILES && !isPagePart()) {
            digest = newDigest();
            digest.update(head, 0, kept);
        }
        farHeader = FarHeader.of(head, kept);
    }

    private boolean isPagePart() {
        FileKind kind = kindOfHead(true);
        return kind.isImage()
                || kind == FileKind.FONT
                || kind.isText()
                        && kind != FileKind.POWERSHELL
                        && kind != FileKind.SHELL_SCRIPT
                        && kind != FileKind.BASE64_TEXT;
    }

    private void sample(byte[] array, int from, int to) {
        if (sampled < SAMPLED) {
            int end = Math.min(to, from + SAMPLED - sampled);
            count(array, from, end);
            sampled += end - from;
        }
    }

    private void count(byte[] array, int from, int to) {
        int[] into = counts;
        if (into == null) {
            return;
        }
        for (int i = from; i < to; i++) {
            into[array[i] & 0xFF]++;
        }
    }

    /// Copied for each content: cheaper than to look it up among the providers.
    private static final MessageDigest SHA_256 = sha256Made();

    private static MessageDigest sha256Made() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static MessageDigest newDigest() {
        return copy(SHA_256);
    }

    private static MessageDigest copy(MessageDigest digest) {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the platform's SHA-256 can be cloned", e);
        }
    }

    /// Of everything taken so far.
    public long length() {
        return length;
    }

    /// What the bytes are, by the bytes alone. Unknown kinds are [FileKind#RANDOM] where the whole
    /// sample is as random as its length allows.
    public FileKind kind() {
        FileKind kind = kindOfHead(length > kept);
        if (kind == FileKind.MZ && farHeader != null && farHeader.executable().isPresent()) {
            return FileKind.PE;
        }
        if (kind == FileKind.RANDOM && !sampleLooksRandom()) {
            return FileKind.BINARY;
        }
        return kind;
    }

    /// Told once for the same beginning, however often it is asked.
    private FileKind kindOfHead(boolean cut) {
        FileKind told = headKind;
        if (told == null || headKindOf != kept || headKindCut != cut) {
            told = FileKinds.tell(head, kept, cut);
            headKind = told;
            headKindOf = kept;
            headKindCut = cut;
        }
        return told;
    }

    private boolean sampleLooksRandom() {
        return sampled == 0
                || entropy() > Entropy.expectedOfRandom(sampled) - FileKinds.RANDOM_MARGIN;
    }

    /// Bits a byte, of the first [#SAMPLED] bytes; computed once for the same bytes, however often
    /// it is asked.
    public double entropy() {
        int measured = counts == null ? kept : sampled;
        if (entropyOf != measured) {
            entropyOf = measured;
            entropy = counts == null ? Entropy.of(head, 0, kept) : Entropy.of(counts, sampled);
        }
        return entropy;
    }

    public Excerpt excerpt() {
        if (excerpt.length() != length) {
            excerpt = new Excerpt(Arrays.copyOf(head, kept), length);
        }
        return excerpt;
    }

    /// Is a digest made of what passes behind the kept beginning.
    boolean isDigested() {
        return digest != null;
    }

    /// In hex, of everything taken so far; empty for a long content that is not digested, see
    /// [#ofFile] and [#ofMessage].
    public String sha256() {
        if (digest != null) {
            return hex(copy(digest).digest());
        }
        if (length > kept) {
            return "";
        }
        MessageDigest small = newDigest();
        small.update(head, 0, kept);
        return hex(small.digest());
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /// The facts of a PE or ELF header, also where the PE header lies behind the kept beginning.
    public Optional<FileTransfer.Executable> executable() {
        Optional<FileTransfer.Executable> near = ExecutableHeader.read(head, kept);
        return near.isEmpty() && farHeader != null ? farHeader.executable() : near;
    }

    public Body body(String declaredType, String coding) {
        return length == 0 && declaredType.isEmpty()
                ? Body.NONE
                : new Body(length, declaredType, kind(), entropy(), coding, excerpt());
    }

    public FileTransfer transfer(
            Seen seen,
            String carrier,
            boolean toHost,
            String name,
            String from,
            String declaredType,
            boolean whole) {
        return new FileTransfer(
                seen,
                carrier,
                toHost,
                name,
                from,
                declaredType,
                kind(),
                length(),
                whole,
                whole ? sha256() : "",
                entropy(),
                excerpt(),
                executable());
    }
}
