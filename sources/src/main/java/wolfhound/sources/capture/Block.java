package wolfhound.sources.capture;

import java.util.Arrays;

/// A piece of one capture: the bytes as they lie in the file, and where in them the packets are.
/// Filled by a reader, used again when everybody is done with it: nothing is allocated for a
/// packet. Where a block ends depends on the content of the file alone, never on how it was
/// delivered.
public final class Block {
    /// Packets a block holds at most.
    public static final int PACKETS = 2048;

    /// Bytes of the file that a block holds, unless a single packet is longer.
    public static final int BYTES = 256 * 1024;

    /// The file's bytes; grows only for a packet that is longer than [#BYTES].
    public byte[] bytes = new byte[BYTES];

    /// The name of the capture that the packets are from, as the user would find it.
    public String file = "";

    /// Number in its file, from 1, of the first packet of this block; the others follow in order.
    public long firstNumber = 1;

    /// Packets in this block, 0 to [#PACKETS].
    public int count;

    /// Nanoseconds of the epoch.
    public final long[] time = new long[PACKETS];

    /// DLT number (link-layer header type) of the interface that the packet came from.
    public final int[] link = new int[PACKETS];

    /// Where the packet begins in [#bytes].
    public final int[] at = new int[PACKETS];

    /// Bytes of the packet that were captured.
    public final int[] captured = new int[PACKETS];

    /// Bytes of the packet on the wire; never less than captured.
    public final int[] length = new int[PACKETS];

    /// Empties the block for packets of `file` from number `firstNumber` on.
    public void begin(String file, long firstNumber) {
        this.file = file;
        this.firstNumber = firstNumber;
        count = 0;
    }

    public boolean isFull() {
        return count == PACKETS;
    }

    /// Adds a packet whose bytes are already in [#bytes].
    public void add(long nanos, int linkType, int from, int capturedBytes, int wireBytes) {
        time[count] = nanos;
        link[count] = linkType;
        at[count] = from;
        captured[count] = capturedBytes;
        length[count] = Math.max(capturedBytes, wireBytes);
        count++;
    }

    /// Makes room for `size` bytes, keeping the first `kept`; offsets stay what they are.
    ///
    /// @return the bytes, which may be another array now
    public byte[] room(int size, int kept) {
        if (bytes.length < size) {
            byte[] wider = new byte[Math.max(size, bytes.length + bytes.length / 2)];
            System.arraycopy(bytes, 0, wider, 0, kept);
            bytes = wider;
        }
        return bytes;
    }

    @Override
    public String toString() {
        return file + " " + firstNumber + "+" + count + Arrays.toString(Arrays.copyOf(at, count));
    }
}
