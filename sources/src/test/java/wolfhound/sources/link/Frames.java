package wolfhound.sources.link;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import wolfhound.model.Address;
import wolfhound.sources.capture.Block;
import wolfhound.sources.capture.Tally;

/// Packets that a test puts together header by header, and what decoding them gives.
final class Frames {
    static final String LAPTOP = "10.1.4.101";
    static final String SERVER = "192.0.2.7";
    static final String LAPTOP6 = "2001:db8::101";
    static final String SERVER6 = "2001:db8:7::7";

    private Frames() {}

    /// One row of a batch.
    record Entry(
            long number,
            int protocol,
            Address source,
            int sourcePort,
            Address target,
            int targetPort,
            int length,
            String payload) {
        static Entry of(PacketBatch batch, int i) {
            return new Entry(
                    batch.number[i],
                    batch.protocol[i],
                    new Address(batch.sourceHigh[i], batch.sourceLow[i]),
                    batch.sourcePort[i],
                    new Address(batch.targetHigh[i], batch.targetLow[i]),
                    batch.targetPort[i],
                    batch.length[i],
                    HexFormat.of()
                            .formatHex(
                                    batch.bytes,
                                    batch.payload[i],
                                    batch.payload[i] + batch.captured[i]));
        }

        String text() {
            return protocol
                    + " "
                    + source
                    + ":"
                    + sourcePort
                    + " "
                    + target
                    + ":"
                    + targetPort
                    + " "
                    + payload;
        }
    }

    record Decoded(PacketBatch batch, Tally tally) {
        List<Entry> entries() {
            return IntStream.range(0, batch.count).mapToObj(i -> Entry.of(batch, i)).toList();
        }

        Entry only() {
            if (batch.count != 1) {
                throw new AssertionError(batch.count + " entries, " + tally.counts());
            }
            return Entry.of(batch, 0);
        }
    }

    static Block block(int link, byte[]... packets) {
        Block block = new Block();
        block.begin("test", 1);
        int at = 0;
        for (byte[] packet : packets) {
            System.arraycopy(packet, 0, block.room(at + packet.length, at), at, packet.length);
            block.add(1_000_000_000L * block.count, link, at, packet.length, packet.length);
            at += packet.length;
        }
        return block;
    }

    static Decoded decode(int link, byte[]... packets) {
        return decode(block(link, packets));
    }

    static Decoded decode(Block block) {
        Tally tally = new Tally();
        PacketBatch batch = new PacketBatch();
        new Decoder(tally, false).decode(block, batch);
        return new Decoded(batch, tally);
    }

    static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    static byte[] u16(int value) {
        return ByteBuffer.allocate(2).putShort((short) value).array();
    }

    static byte[] ethernet(int type, byte... inside) {
        return joined(hex("020000000002 020000000001"), u16(type), inside);
    }

    static byte[] v4(int protocol, byte... inside) {
        return v4(protocol, 0, 20 + inside.length, inside);
    }

    /// @param fragment flags and offset field
    static byte[] v4(int protocol, int fragment, int total, byte... inside) {
        return joined(
                hex("4500"),
                u16(total),
                hex("1234"),
                u16(fragment),
                hex("40"),
                new byte[] {(byte) protocol},
                hex("0000 0a010465 c0000207"),
                inside);
    }

    static byte[] v6(int next, byte... inside) {
        return joined(
                hex("60000000"),
                u16(inside.length),
                new byte[] {(byte) next, 64},
                hex("20010db8000000000000000000000101 20010db8000700000000000000000007"),
                inside);
    }

    static byte[] tcp(byte... payload) {
        return joined(hex("c001 01bb 00000001 00000002 5018 0400 0000 0000"), payload);
    }

    static byte[] udp(int source, int target, byte... payload) {
        return joined(u16(source), u16(target), u16(8 + payload.length), u16(0), payload);
    }

    static byte[] text(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    }
}
