package wolfhound.sources.capture;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Reads pcapng (draft-ietf-opsawg-pcapng): any number of sections of either byte order, each with
/// its own interfaces; packets of enhanced, simple and obsolete packet blocks. All other blocks
/// (names, statistics, secrets, custom) are passed over unread.
///
/// A block that cannot be one is damage: reading goes on at the next block of a known type whose
/// two lengths agree, which in damaged data is all but impossible by chance.
final class PcapngReader implements PacketReader {
    /// Interfaces of a section that are remembered; packets of others are passed over and counted.
    static final int INTERFACES = 4096;

    /// Longer packet and description blocks are damage; other blocks may have any length.
    static final int LONGEST = 4 << 20;

    static final int SECTION = 0x0A0D0D0A;
    private static final int INTERFACE = 1;
    private static final int OBSOLETE_PACKET = 2;
    private static final int SIMPLE_PACKET = 3;
    private static final int NAMES = 4;
    private static final int STATISTICS = 5;
    private static final int ENHANCED_PACKET = 6;
    private static final int BYTE_ORDER = 0x1A2B3C4D;
    private static final int HEAD = 8;
    private static final int SHORTEST = 12;
    private static final int LIKELY_LONGEST = 128 * 1024;
    private static final int RESOLUTION = 9;
    private static final int OFFSET = 14;
    private static final long LATEST = 1L << 62;

    /// The largest power of ten that fits an unsigned long.
    private static final int MOST_DECIMALS = 19;

    private static final VarHandle INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private final Pages pages;
    private final Damage damage;
    private boolean little;
    private boolean inSection;
    private int interfaces;
    private final int[] links = new int[INTERFACES];
    private final int[] snapLengths = new int[INTERFACES];
    private final byte[] resolutions = new byte[INTERFACES];
    private final long[] offsets = new long[INTERFACES];
    private long number = 1;
    private long lastNanos;
    private long homeless;
    private long untimed;

    PcapngReader(Pages pages, Damage damage) {
        this.pages = pages;
        this.damage = damage;
    }

    @Override
    public void fill(Block block) {
        while (!block.isFull() && pages.has(block, SHORTEST)) {
            int type = type(pages.at);
            long size = size(pages.at, type);
            boolean read = isRead(type);
            if (size < SHORTEST || read && size > LONGEST || !inSection && type != SECTION) {
                if (!goOnBehind(block, "makes no sense")) {
                    return;
                }
                continue;
            }
            if (!read) {
                pages.skip(size);
                continue;
            }
            if (!pages.has(block, (int) size)) {
                if (!goOnBehind(block, Pages.CUT)) {
                    return;
                }
                continue;
            }
            if (!trailerAgrees(pages.at, (int) size)) {
                if (!goOnBehind(block, "has two lengths that do not agree")) {
                    return;
                }
                continue;
            }
            take(block, type, pages.at, (int) size);
            pages.at += (int) size;
        }
        if (block.count == 0 && (pages.limit > pages.at || pages.isShort())) {
            Pages.Resumption end = pages.cutOff();
            say(end.from(), Pages.CUT + end.words());
        }
    }

    /// Packets of interfaces that were never described.
    long homeless() {
        return homeless;
    }

    /// Packets without a time of their own; they are given that of the packet before.
    long untimed() {
        return untimed;
    }

    /// The type of the block here; a section's is the same in both byte orders, and its next field
    /// tells the order of all that follow.
    private int type(int at) {
        int type = (int) INT.get(pages.bytes, at);
        if (type == SECTION) {
            return type;
        }
        return little ? Integer.reverseBytes(type) : type;
    }

    /// The length of the block here, rounded up to the boundary it should have; -1 for nonsense.
    private long size(int at, int type) {
        boolean reversed = little;
        if (type == SECTION) {
            int order = (int) INT.get(pages.bytes, at + 8);
            if (order != BYTE_ORDER && order != Integer.reverseBytes(BYTE_ORDER)) {
                return -1;
            }
            reversed = order != BYTE_ORDER;
        }
        int size = (int) INT.get(pages.bytes, at + 4);
        long unsigned = Integer.toUnsignedLong(reversed ? Integer.reverseBytes(size) : size);
        return unsigned + 3 & ~3L;
    }

    private boolean trailerAgrees(int at, int size) {
        int first = (int) INT.get(pages.bytes, at + 4);
        int last = (int) INT.get(pages.bytes, at + size - 4);
        return first == last;
    }

    private static boolean isRead(int type) {
        return switch (type) {
            case SECTION, INTERFACE, OBSOLETE_PACKET, SIMPLE_PACKET, ENHANCED_PACKET -> true;
            default -> false;
        };
    }

    private void take(Block block, int type, int at, int size) {
        int end = at + size - 4;
        switch (type) {
            case SECTION -> {
                little = (int) INT.get(pages.bytes, at + 8) != BYTE_ORDER;
                inSection = true;
                interfaces = 0;
            }
            case INTERFACE -> describe(at + HEAD, end);
            case ENHANCED_PACKET -> {
                if (end - at >= HEAD + 20) {
                    packet(block, i32(at + 8), at + 12, end);
                }
            }
            case OBSOLETE_PACKET -> {
                if (end - at >= HEAD + 20) {
                    packet(block, u16(at + 8), at + 12, end);
                }
            }
            case SIMPLE_PACKET -> {
                if (end - at >= HEAD + 4) {
                    simplePacket(block, at + HEAD, end);
                }
            }
            default -> {}
        }
    }

    private void describe(int at, int end) {
        if (end - at < 8 || interfaces == INTERFACES) {
            return;
        }
        int index = interfaces++;
        links[index] = u16(at);
        snapLengths[index] = i32(at + 4);
        resolutions[index] = 6;
        offsets[index] = 0;
        int option = at + 8;
        while (end - option >= 4) {
            int code = u16(option);
            int length = u16(option + 2);
            if (code == 0 || length > end - option - 4) {
                return;
            }
            if (code == RESOLUTION && length >= 1) {
                resolutions[index] = pages.bytes[option + 4];
            }
            if (code == OFFSET && length >= 8) {
                offsets[index] = i64(option + 4);
            }
            option += 4 + (length + 3 & ~3);
        }
    }

    /// A packet with time, lengths and bytes from `at` on.
    private void packet(Block block, int of, int at, int end) {
        if (of < 0 || of >= interfaces) {
            homeless++;
            number++;
            return;
        }
        long ticks = Integer.toUnsignedLong(i32(at)) << 32 | Integer.toUnsignedLong(i32(at + 4));
        lastNanos = nanos(ticks, resolutions[of], offsets[of]);
        int claimed = i32(at + 8);
        int from = at + 16;
        int captured = claimed < 0 || claimed > end - from ? end - from : claimed;
        int length = i32(at + 12);
        block.add(lastNanos, links[of], from, captured, length < 0 ? captured : length);
        number++;
    }

    private void simplePacket(Block block, int at, int end) {
        if (interfaces == 0) {
            homeless++;
            number++;
            return;
        }
        int length = i32(at);
        int captured = end - at - 4;
        if (length >= 0) {
            captured = Math.min(captured, length);
        }
        if (snapLengths[0] > 0) {
            captured = Math.min(captured, snapLengths[0]);
        }
        untimed++;
        block.add(lastNanos, links[0], at + 4, captured, length < 0 ? captured : length);
        number++;
    }

    /// Nanoseconds of the epoch of a time in ticks of this resolution (a power of ten, or of two
    /// with the high bit set) behind an offset in seconds; kept in the range from 0 to 2^62.
    static long nanos(long ticks, byte resolution, long offset) {
        int exponent = resolution & 0x7F;
        long seconds;
        long rest;
        if (resolution < 0) {
            seconds = exponent > 63 ? 0 : ticks >>> exponent;
            long fraction = exponent == 0 ? 0 : ticks << Math.max(0, 64 - exponent);
            rest = exponent > 64 ? 0 : Math.unsignedMultiplyHigh(fraction, 1_000_000_000);
        } else {
            boolean finer = exponent > MOST_DECIMALS; // than a long has room for: below a second
            seconds = finer ? 0 : Long.divideUnsigned(ticks, powerOfTen(exponent));
            long fraction = finer ? ticks : Long.remainderUnsigned(ticks, powerOfTen(exponent));
            rest =
                    exponent <= 9
                            ? fraction * powerOfTen(9 - exponent)
                            : exponent - 9 > MOST_DECIMALS
                                    ? 0
                                    : Long.divideUnsigned(fraction, powerOfTen(exponent - 9));
        }
        if (seconds < 0 || seconds > LATEST / 1_000_000_000 || Math.abs(offset) > 1L << 32) {
            return LATEST;
        }
        return Math.clamp((seconds + offset) * 1_000_000_000 + rest, 0, LATEST);
    }

    private static long powerOfTen(int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= 10;
        }
        return power;
    }

    /// Looks for blocks that make sense behind one that does not.
    ///
    /// @return whether there are any, and the block is empty, so that it can go on with them
    private boolean goOnBehind(Block block, String what) {
        if (block.count > 0) {
            return false;
        }
        Pages.Resumption resumed = pages.goOn(block, SHORTEST, this::isSound);
        say(resumed.from(), what + resumed.words());
        return resumed.found();
    }

    private boolean isSound(int at) {
        int type = type(at);
        boolean known = isRead(type) || type == NAMES || type == STATISTICS;
        if (!known || !inSection && type != SECTION) {
            return false;
        }
        long size = size(at, type);
        return size >= SHORTEST + 4
                && size <= LIKELY_LONGEST
                && size <= pages.limit - at
                && trailerAgrees(at, (int) size);
    }

    private void say(long at, String what) {
        damage.say("the block at byte " + at + ", packet " + number + " or next to it, " + what);
    }

    private int u16(int at) {
        int high = pages.bytes[at] & 0xFF;
        int low = pages.bytes[at + 1] & 0xFF;
        return little ? low << 8 | high : high << 8 | low;
    }

    private int i32(int at) {
        int value = (int) INT.get(pages.bytes, at);
        return little ? Integer.reverseBytes(value) : value;
    }

    private long i64(int at) {
        long first = Integer.toUnsignedLong(i32(at));
        long second = Integer.toUnsignedLong(i32(at + 4));
        return little ? second << 32 | first : first << 32 | second;
    }
}
