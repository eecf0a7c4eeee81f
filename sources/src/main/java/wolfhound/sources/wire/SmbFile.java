package wolfhound.sources.wire;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import wolfhound.model.Entropy;
import wolfhound.sources.content.Content;

/// A file or pipe that is open on a share, and what was read from and written to it.
final class SmbFile {
    static final SmbFile NONE = new SmbFile("", "", false);

    final String share;
    final String path;
    final boolean isPipe;
    final Traffic reads = new Traffic();
    final Traffic writes = new Traffic();
    long size = -1;
    boolean isDirectory;
    boolean deletesOnClose;

    private DceRpc.@Nullable Calls calls;

    SmbFile(String share, String path, boolean isPipe) {
        this.share = share;
        this.path = path;
        this.isPipe = isPipe;
    }

    /// What is called over this pipe.
    DceRpc.Calls calls(Conversation conversation) {
        DceRpc.Calls open = calls == null ? new DceRpc.Calls(conversation) : calls;
        calls = open;
        return open;
    }

    String name() {
        return path.substring(path.lastIndexOf('\\') + 1);
    }

    boolean isKnown() {
        return !path.isEmpty() || !share.isEmpty();
    }

    /// What went one way: counted since it was last told, and as a file as long as it goes on in
    /// order from the beginning.
    static final class Traffic {
        private static final Content NOTHING = new Content();

        private int[] counts = new int[0];
        private long untold;
        private long next;
        private boolean inOrder = true;
        private Content content = NOTHING;
        private boolean begun;

        void take(long offset, Bytes bytes, int from, int to) {
            if (!begun) {
                begun = true;
                counts = new int[256];
                content = Content.ofFile();
            }
            byte[] array = bytes.array();
            int start = bytes.arrayOffset();
            for (int i = start + from; i < start + to; i++) {
                counts[array[i] & 0xFF]++;
            }
            untold += to - from;
            if (inOrder && offset == next) {
                content.take(array, start + from, start + to);
                next += to - from;
            } else {
                inOrder &= offset + (to - from) <= next;
            }
        }

        long untold() {
            return untold;
        }

        double entropy() {
            return Entropy.of(counts, untold);
        }

        void told() {
            untold = 0;
            Arrays.fill(counts, 0);
        }

        /// All of it so far went by in order.
        boolean isInOrder() {
            return begun && inOrder && next > 0;
        }

        long length() {
            return next;
        }

        Content content() {
            return content;
        }
    }
}
