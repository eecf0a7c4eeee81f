package wolfhound.sources.content;

import java.util.Optional;
import wolfhound.model.Body;
import wolfhound.model.Excerpt;
import wolfhound.model.FileKind;
import wolfhound.model.FileTransfer;
import wolfhound.model.Seen;

/// Measures what a message carries while it passes: length, kind, entropy, digest, first bytes.
/// Keeps a bounded beginning, never the whole.
public final class Content {
    /// Bytes of the beginning kept for detectors and for show.
    public static final int KEPT = 2048;

    public void take(byte[] array, int from, int to) {
        throw new IllegalStateException("in the making");
    }

    public long length() {
        throw new IllegalStateException("in the making");
    }

    public FileKind kind() {
        throw new IllegalStateException("in the making");
    }

    public double entropy() {
        throw new IllegalStateException("in the making");
    }

    public Excerpt excerpt() {
        throw new IllegalStateException("in the making");
    }

    /// In hex, of everything taken so far.
    public String sha256() {
        throw new IllegalStateException("in the making");
    }

    public Optional<FileTransfer.Executable> executable() {
        throw new IllegalStateException("in the making");
    }

    public Body body(String declaredType, String coding) {
        return new Body(length(), declaredType, kind(), entropy(), coding, excerpt());
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
