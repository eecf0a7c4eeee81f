package wolfhound.sources.capture;

import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// One input that is being read, and what it came to.
final class CaptureFile {
    private static final int SHOWN = 8;

    private final String name;
    private final Inflow inflow;
    private final Pages pages;
    private final Tally tally;
    private final Damage damage = new Damage();
    private @Nullable PacketReader reader;
    private String whyNot = "";
    private boolean fresh = true;
    private long packets;
    private long bytes;

    private CaptureFile(String name, Inflow inflow, Tally tally) {
        this.name = name;
        this.inflow = inflow;
        this.tally = tally;
        pages = new Pages(inflow);
    }

    /// Looks at the beginning of the bytes; the block is used for it and must be given to the first
    /// [#next].
    static CaptureFile open(String name, InputStream raw, Block block, Tally tally)
            throws IOException {
        Inflow inflow;
        try {
            inflow = Inflow.of(raw, tally);
        } catch (IOException unreadable) {
            raw.close();
            throw unreadable;
        }
        CaptureFile file = new CaptureFile(name, inflow, tally);
        block.begin(name, 1);
        file.pages.open(block);
        file.recognise(block);
        return file;
    }

    private void recognise(Block block) {
        if (!pages.has(block, 4)) {
            String problem = inflow.problem();
            whyNot =
                    problem.isEmpty()
                            ? "is no capture: it is " + (pages.limit == 0 ? "empty" : "too short")
                            : "cannot be unpacked: " + problem;
            return;
        }
        int magic =
                (pages.bytes[0] & 0xFF) << 24
                        | (pages.bytes[1] & 0xFF) << 16
                        | (pages.bytes[2] & 0xFF) << 8
                        | pages.bytes[3] & 0xFF;
        if (PcapReader.knows(magic)) {
            reader = PcapReader.open(pages, block, damage);
        } else if (magic == PcapngReader.SECTION) {
            reader = new PcapngReader(pages, damage);
        } else {
            String shown =
                    HexFormat.ofDelimiter(" ")
                            .formatHex(pages.bytes, 0, Math.min(SHOWN, pages.limit));
            whyNot =
                    "is no capture: it begins with "
                            + shown
                            + ", as neither pcap nor pcapng does; save it as one of them with the"
                            + " program that wrote it";
        }
    }

    boolean isCapture() {
        return reader != null;
    }

    /// What to tell the user of a file that is none.
    String whyNot() {
        return whyNot;
    }

    /// Fills the block with the next packets.
    boolean next(Block block) {
        if (reader == null) {
            return false;
        }
        if (!fresh) {
            block.begin(name, packets + 1);
            pages.open(block);
        }
        fresh = false;
        reader.fill(block);
        pages.close();
        if (block.count == 0) {
            return false;
        }
        count(block);
        return true;
    }

    private void count(Block block) {
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        long captured = 0;
        for (int i = 0; i < block.count; i++) {
            first = Math.min(first, block.time[i]);
            last = Math.max(last, block.time[i]);
            captured += block.captured[i];
        }
        packets += block.count;
        bytes += captured;
        tally.packets(block.count, captured);
        tally.span(first, last);
    }

    /// Ends the input and tells what it came to.
    void close() {
        if (reader instanceof PcapngReader pcapng) {
            count("packets of interfaces that were not described", pcapng.homeless());
            count("packets without a time of their own", pcapng.untimed());
        }
        String broken = inflow.problem();
        if (!broken.isEmpty()) {
            damage.unpacked(broken, inflow.unpack(), packets);
        }
        String problem = damage.isNone() ? "" : name + ": " + damage.sentence();
        if (!problem.isEmpty()) {
            tally.count("damaged captures", 1);
        }
        tally.input(new Tally.Input(name, packets, bytes, problem, true));
        discard();
    }

    private void count(String kind, long more) {
        if (more > 0) {
            tally.count(kind, more);
        }
    }

    /// Lets go of the bytes.
    void discard() {
        try {
            inflow.close();
        } catch (IOException alreadyRead) {
            tally.count("captures that could not be closed", 1);
        }
    }
}
