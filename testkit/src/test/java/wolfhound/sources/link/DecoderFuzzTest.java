package wolfhound.sources.link;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import wolfhound.sources.capture.Block;
import wolfhound.sources.capture.Tally;

class DecoderFuzzTest {
    private static final int[] LINKS = {
        0, 1, 6, 9, 10, 50, 51, 100, 101, 104, 105, 107, 113, 117, 119, 127, 138, 163, 192, 239,
        242, 276
    };

    @FuzzTest
    void packets(FuzzedDataProvider data) {
        Block block = new Block();
        block.begin("fuzz", 1);
        int at = 0;
        while (data.remainingBytes() > 0 && !block.isFull()) {
            int link = data.pickValue(LINKS);
            byte[] packet = data.consumeBytes(data.consumeInt(0, 2000));
            System.arraycopy(packet, 0, block.room(at + packet.length, at), at, packet.length);
            block.add(block.count, link, at, packet.length, packet.length);
            at += packet.length;
        }
        PacketBatch batch = new PacketBatch();
        new Decoder(new Tally(), true).decode(block, batch);
        check(batch);
    }

    private static void check(PacketBatch batch) {
        for (int i = 0; i < batch.count; i++) {
            boolean inside =
                    batch.payload[i] >= 0
                            && batch.captured[i] >= 0
                            && batch.payload[i] + batch.captured[i] <= batch.bytes.length
                            && batch.length[i] >= batch.captured[i];
            if (!inside) {
                throw new AssertionError("entry " + i + " lies about its payload");
            }
        }
    }
}
