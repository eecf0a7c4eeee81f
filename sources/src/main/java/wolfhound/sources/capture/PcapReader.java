package wolfhound.sources.capture;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Reads pcap (draft-ietf-opsawg-pcap) and the variants of it that were written over the years:
/// nanoseconds, both byte orders, lengths swapped (before 2.4), AIX, Ixia's longer file header, and
/// three longer record headers, two of which hide behind the usual magic number and are told by
/// which layout the first records make sense in.
///
/// A record that cannot be one (absurd length or time) is damage, and so is one that is odd and not
/// followed by a sound one in a file that began soundly: reading goes on where the next [#CHAIN]
/// records in a row make sense and are of about the same time.
final class PcapReader implements PacketReader {
    /// A packet that claims to be longer is damage, whatever longest packet the file announces.
    static final int LONGEST = 1 << 20;

    /// The longest that libpcap writes for links that carry IP; longer is believed only where the
    /// file announces it.
    static final int LIKELY_LONGEST = 256 * 1024;

    /// Records in a row that must make sense where reading goes on after damage.
    static final int CHAIN = 3;

    private static final int FILE_HEAD = 24;
    private static final int RECORD_HEAD = 16;
    private static final int MICROSECONDS = 0xA1B2C3D4;
    private static final int NANOSECONDS = 0xA1B23C4D;
    private static final int MODIFIED = 0xA1B2CD34;
    private static final int IXIA_HARDWARE = 0x1C0001AC;
    private static final int IXIA_SOFTWARE = 0x1C0001AB;
    private static final int[] USUAL_HEADS = {16, 24, 20};
    private static final int[] MODIFIED_HEADS = {24, 28};
    private static final int TRIED_RECORDS = 8;
    private static final long DAY = 86_400;
    private static final int ETHERNET = 1;
    private static final int LOOPBACK = 0;
    private static final VarHandle INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private final Pages pages;
    private final Damage damage;
    private boolean little;
    private boolean nanoseconds;
    private boolean swappedLengths;
    private boolean beganSoundly;
    private int link;
    private int head;
    private int longest = LIKELY_LONGEST;
    private long number = 1;
    private long lastSeconds = -1;

    private PcapReader(Pages pages, Damage damage) {
        this.pages = pages;
        this.damage = damage;
    }

    /// Do these four bytes, big-endian, begin a pcap file.
    static boolean knows(int magic) {
        return isMagic(magic) || isMagic(Integer.reverseBytes(magic));
    }

    private static boolean isMagic(int magic) {
        return switch (magic) {
            case MICROSECONDS, NANOSECONDS, MODIFIED, IXIA_HARDWARE, IXIA_SOFTWARE -> true;
            default -> false;
        };
    }

    /// The reader of a file that begins with a known magic number.
    static PcapReader open(Pages pages, Block block, Damage damage) {
        PcapReader reader = new PcapReader(pages, damage);
        reader.readFileHead(block);
        return reader;
    }

    private void readFileHead(Block block) {
        int magic = (int) INT.get(pages.bytes, pages.at);
        little = !isMagic(magic);
        magic = little ? Integer.reverseBytes(magic) : magic;
        boolean ixia = magic == IXIA_HARDWARE || magic == IXIA_SOFTWARE;
        int size = ixia ? FILE_HEAD + 4 : FILE_HEAD;
        if (!pages.has(block, size)) {
            damage.say("ends within its file header, so it holds no packet");
            pages.end();
            head = RECORD_HEAD;
            return;
        }
        int versions = i32(pages.at + 4);
        int major = little ? versions & 0xFFFF : versions >>> 16;
        int minor = little ? versions >>> 16 : versions & 0xFFFF;
        int announced = i32(pages.at + 16);
        int network = i32(pages.at + 20);
        longest = Math.clamp(announced, LIKELY_LONGEST, LONGEST);
        link = network & 0xFFFF;
        nanoseconds = magic == NANOSECONDS || magic == IXIA_HARDWARE;
        swappedLengths = major == 2 && minor <= 3 || major == 543;
        if (magic == MICROSECONDS && major == 2 && minor == 2 && isAix()) {
            nanoseconds = true;
        }
        pages.skip(size);
        head = magic == MODIFIED ? likeliestHead(MODIFIED_HEADS) : RECORD_HEAD;
        if (magic == MICROSECONDS && major == 2 && minor == 4) {
            head = likeliestHead(USUAL_HEADS);
        }
        beganSoundly = soundRecords() > 0;
    }

    /// AIX writes 2.2 with the interface types of RFC 1573 for links, and nanoseconds.
    private boolean isAix() {
        int known =
                switch (link) {
                    case 6 -> ETHERNET;
                    case 24 -> LOOPBACK;
                    default -> -1;
                };
        link = known >= 0 ? known : link;
        return known >= 0;
    }

    @Override
    public void fill(Block block) {
        while (!block.isFull() && pages.has(block, head)) {
            int at = pages.at;
            long seconds = Integer.toUnsignedLong(i32(at));
            long fraction = Integer.toUnsignedLong(i32(at + 4));
            int captured = i32(at + 8);
            int length = i32(at + 12);
            if (swappedLengths && Integer.compareUnsigned(captured, length) > 0) {
                int swap = captured;
                captured = length;
                length = swap;
            }
            boolean absurd = captured < 0 || captured > longest || fraction >= 1_000_000_000;
            if (absurd || beganSoundly && isOdd(at, seconds)) {
                if (!absurd && leadsNowhereYet(block, captured)) {
                    return;
                }
                if (absurd || !leadsOn(captured)) {
                    if (!goOnBehind(block, "makes no sense")) {
                        return;
                    }
                    continue;
                }
            }
            if (!pages.has(block, head + captured)) {
                if (!goOnBehind(block, Pages.CUT)) {
                    return;
                }
                continue;
            }
            long nanos = seconds * 1_000_000_000 + (nanoseconds ? fraction : fraction * 1000);
            block.add(nanos, link, pages.at + head, captured, length < 0 ? captured : length);
            pages.at += head + captured;
            lastSeconds = seconds;
            number++;
        }
        if (block.count == 0 && pages.limit > pages.at) {
            Pages.Resumption end = pages.cutOff();
            say(end.from(), Pages.CUT + end.words());
        }
    }

    private boolean isOdd(int at, long seconds) {
        return !isSound(at) || lastSeconds >= 0 && Math.abs(seconds - lastSeconds) > DAY;
    }

    /// The header behind this record is not at hand and will not come into this block.
    private boolean leadsNowhereYet(Block block, int captured) {
        return !pages.has(block, head + captured + head) && !pages.ended();
    }

    /// Does another record with possible numbers, or the end of the file, follow this one. Of
    /// random bytes one in 65,000 would pass, of zeros none.
    private boolean leadsOn(int captured) {
        int next = pages.at + head + captured;
        return next + head > pages.limit || isPossible(next);
    }

    /// Looks for records that make sense behind one that does not.
    ///
    /// @return whether there are any, and the block is empty, so that it can go on with them
    private boolean goOnBehind(Block block, String what) {
        if (block.count > 0) {
            return false;
        }
        Pages.Resumption resumed = pages.goOn(block, head, this::isChain);
        say(resumed.from(), what + resumed.words());
        return resumed.found();
    }

    /// Do records that make sense follow one another here, of about the time of the last good one.
    private boolean isChain(int from) {
        long near = lastSeconds;
        int at = from;
        for (int sound = 0; sound < CHAIN; sound++) {
            if (at + head > pages.limit) {
                return sound > 1 && at == pages.limit && pages.ended();
            }
            long seconds = Integer.toUnsignedLong(i32(at));
            if (!isSound(at) || near >= 0 && Math.abs(seconds - near) > DAY) {
                return false;
            }
            near = near < 0 ? seconds : near;
            at += head + i32(at + 8);
        }
        return true;
    }

    private boolean isSound(int at) {
        return isPossible(at)
                && i32(at + 4) < (nanoseconds ? 1_000_000_000 : 1_000_000)
                && (i32(at + 12) >= i32(at + 8) || swappedLengths);
    }

    private boolean isPossible(int at) {
        int fraction = i32(at + 4);
        int captured = i32(at + 8);
        return fraction >= 0 && fraction < 1_000_000_000 && captured > 0 && captured <= longest;
    }

    private int likeliestHead(int[] heads) {
        int best = heads[0];
        int most = -1;
        for (int candidate : heads) {
            head = candidate;
            int sound = soundRecords();
            if (sound > most) {
                most = sound;
                best = candidate;
            }
        }
        return best;
    }

    private int soundRecords() {
        int sound = 0;
        int at = pages.at;
        while (sound < TRIED_RECORDS && at + head <= pages.limit && isSound(at)) {
            sound++;
            at += head + i32(at + 8);
        }
        return sound;
    }

    private void say(long at, String what) {
        damage.say("packet " + number + " at byte " + at + " " + what);
    }

    private int i32(int at) {
        int value = (int) INT.get(pages.bytes, at);
        return little ? Integer.reverseBytes(value) : value;
    }
}
