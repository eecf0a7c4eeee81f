package wolfhound.sources.content;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import wolfhound.model.FileTransfer;

/// Catches the PE header of an executable whose DOS stub is so long that the header lies behind the
/// kept beginning: packers and self-extractors do that.
final class FarHeader {
    /// A header further in than this is not waited for; loaders take any, linkers write less.
    private static final long FURTHEST = 1 << 24;

    private final long at;
    private final byte[] caught = new byte[ExecutableHeader.PE_BYTES];
    private int count;

    private FarHeader(long at, byte[] head, int kept) {
        this.at = at;
        if (at < kept) {
            count = (int) (kept - at);
            System.arraycopy(head, (int) at, caught, 0, count);
        }
    }

    static @Nullable FarHeader of(byte[] head, int kept) {
        long at = ExecutableHeader.peOffset(head, kept);
        return at < 0 || at + ExecutableHeader.PE_BYTES <= kept || at > FURTHEST
                ? null
                : new FarHeader(at, head, kept);
    }

    /// Bytes of the content that stand at `position` in it; positions follow one another.
    void take(long position, byte[] array, int from, int to) {
        long wanted = at + count - position;
        if (count == caught.length || wanted < 0 || wanted >= to - from) {
            return;
        }
        int start = from + (int) wanted;
        int more = Math.min(caught.length - count, to - start);
        System.arraycopy(array, start, caught, count, more);
        count += more;
    }

    Optional<FileTransfer.Executable> executable() {
        return ExecutableHeader.readPe(caught, 0, count);
    }
}
