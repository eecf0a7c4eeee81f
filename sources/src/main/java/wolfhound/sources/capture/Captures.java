package wolfhound.sources.capture;

import java.nio.file.Path;
import java.util.List;
import wolfhound.sources.Tally;

/// All captures that the user named, one after the other: files, folders of them (recursive, in the
/// order of their names; what is no capture is skipped there), and `-` for standard input. Each may
/// be pcap or pcapng, plain, gzip or zstd, told by content. What is damaged is read as far as it
/// goes and named in the [Tally], with every input's end.
///
/// Read by one thread at a time. A block is the caller's until it is given back to [#next].
public final class Captures implements AutoCloseable {
    private final List<Path> inputs;
    private final Tally tally;

    public Captures(List<Path> inputs, Tally tally) {
        this.inputs = inputs;
        this.tally = tally;
    }

    /// Fills the block, which never mixes files, with the next packets.
    ///
    /// @return false at the end of the last input; the block is empty then
    public boolean next(Block block) {
        throw new IllegalStateException("in the making: " + inputs + tally);
    }

    @Override
    public void close() {}
}
