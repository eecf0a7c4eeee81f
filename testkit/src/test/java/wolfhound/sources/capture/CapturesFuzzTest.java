package wolfhound.sources.capture;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.List;

class CapturesFuzzTest {
    @FuzzTest
    void anything(byte[] file) {
        read(file);
    }

    @FuzzTest
    void pcap(byte[] file) {
        read(begunWith(file, 0xD4, 0xC3, 0xB2, 0xA1, 2, 0, 4, 0));
    }

    @FuzzTest
    void pcapng(byte[] file) {
        read(begunWith(file, 0x0A, 0x0D, 0x0D, 0x0A, 28, 0, 0, 0, 0x4D, 0x3C, 0x2B, 0x1A));
    }

    private static byte[] begunWith(byte[] file, int... beginning) {
        byte[] begun = new byte[beginning.length + file.length];
        for (int i = 0; i < beginning.length; i++) {
            begun[i] = (byte) beginning[i];
        }
        System.arraycopy(file, 0, begun, beginning.length, file.length);
        return begun;
    }

    private static void read(byte[] file) {
        Tally tally = new Tally();
        Block block = new Block();
        ByteArrayInputStream in = new ByteArrayInputStream(file);
        long packets = 0;
        try (Captures captures = new Captures(List.of(Path.of("-")), in, tally)) {
            while (captures.next(block)) {
                packets += check(block);
            }
        }
        if (packets != tally.packets() || tally.inputs().size() != 1) {
            throw new AssertionError(tally.inputs() + " for " + packets);
        }
    }

    private static int check(Block block) {
        for (int i = 0; i < block.count; i++) {
            boolean inside =
                    block.at[i] >= 0
                            && block.captured[i] >= 0
                            && block.at[i] + block.captured[i] <= block.bytes.length
                            && block.length[i] >= block.captured[i];
            if (!inside) {
                throw new AssertionError(block + " lies about packet " + i);
            }
        }
        return block.count;
    }
}
