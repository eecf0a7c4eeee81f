package wolfhound.sources.capture;

import java.nio.ByteOrder;

/// A pcapng file that a test writes.
final class Pcapng {
    static final int NAMES = 4;
    static final int SECRETS = 10;
    static final int CUSTOM = 0xBAD;

    private final java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
    private ByteOrder order = ByteOrder.LITTLE_ENDIAN;

    /// Begins a section.
    Pcapng section(ByteOrder order) {
        this.order = order;
        return block(0x0A0D0D0A, new Written(order).u32(0x1A2B3C4DL).u16(1).u16(0).u64(-1).done());
    }

    Pcapng describe(int link, int snapLength) {
        return block(1, new Written(order).u16(link).u16(0).u32(snapLength).done());
    }

    /// An interface with a resolution of its own and an offset of seconds.
    Pcapng describe(int link, int resolution, long offset) {
        return block(
                1,
                new Written(order)
                        .u16(link)
                        .u16(0)
                        .u32(0)
                        .u16(2) // if_name
                        .u16(3)
                        .bytes((byte) 'e', (byte) 'n', (byte) '0')
                        .padded()
                        .u16(9) // if_tsresol
                        .u16(1)
                        .bytes((byte) resolution)
                        .padded()
                        .u16(14) // if_tsoffset
                        .u16(8)
                        .u64(offset)
                        .u16(0)
                        .u16(0)
                        .done());
    }

    Pcapng enhanced(int of, long ticks, byte... bytes) {
        return enhanced(of, ticks, bytes.length, bytes.length, bytes);
    }

    Pcapng enhanced(int of, long ticks, long captured, long length, byte... bytes) {
        return block(
                6,
                new Written(order)
                        .u32(of)
                        .u32(ticks >>> 32)
                        .u32(ticks)
                        .u32(captured)
                        .u32(length)
                        .bytes(bytes)
                        .padded()
                        .u16(1) // comment
                        .u16(2)
                        .bytes((byte) 'h', (byte) 'i')
                        .padded()
                        .u16(0)
                        .u16(0)
                        .done());
    }

    Pcapng simple(long length, byte... bytes) {
        return block(3, new Written(order).u32(length).bytes(bytes).padded().done());
    }

    Pcapng obsolete(int of, long ticks, byte... bytes) {
        return block(
                2,
                new Written(order)
                        .u16(of)
                        .u16(0)
                        .u32(ticks >>> 32)
                        .u32(ticks)
                        .u32(bytes.length)
                        .u32(bytes.length)
                        .bytes(bytes)
                        .padded()
                        .done());
    }

    Pcapng block(int type, byte... body) {
        int size = 12 + body.length;
        return raw(new Written(order).u32(type).u32(size).bytes(body).padded().u32(size).done());
    }

    Pcapng raw(byte... bytes) {
        out.writeBytes(bytes);
        return this;
    }

    int size() {
        return out.size();
    }

    byte[] done() {
        return out.toByteArray();
    }
}
