package wolfhound.rules.pcre;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// What PCRE2 needs for the searches of one thread; freed when nobody holds it any more.
final class NativeScratch {
    /// Steps back that a search may take from one place of its subject; Suricata's default.
    static final int MATCH_LIMIT = 3_500;

    /// Steps back within steps back, where machine code is not at hand; Suricata's default.
    static final int DEPTH_LIMIT = 1_500;

    /// What machine code may need for its steps back.
    private static final long STACK = 32 << 10;

    private static final long MOST_STACK = 512 << 10;

    /// Groups whose place is told, more than a rule has variables for.
    static final int MOST_GROUPS = 32;

    final MemorySegment matchData;
    final MemorySegment context;
    private final MemorySegment bounds;
    private byte[] array = new byte[0];
    private int from;
    private int to;
    private MemorySegment subject = MemorySegment.ofArray(array);

    NativeScratch(Pcre2 library) {
        Arena arena = Arena.ofAuto();
        MemorySegment none = MemorySegment.NULL;
        try {
            MemorySegment data =
                    (MemorySegment) library.matchDataCreate().invokeExact(MOST_GROUPS, none);
            MemorySegment limits = (MemorySegment) library.contextCreate().invokeExact(none);
            MemorySegment stack =
                    (MemorySegment) library.stackCreate().invokeExact(STACK, MOST_STACK, none);
            if (data.address() == 0 || limits.address() == 0) {
                throw new OutOfMemoryError("no memory for PCRE2");
            }
            matchData = data.reinterpret(arena, each -> free(library, each));
            context = limits.reinterpret(arena, each -> freeContext(library, each, stack));
            int set = (int) library.setMatchLimit().invokeExact(context, MATCH_LIMIT);
            set += (int) library.setDepthLimit().invokeExact(context, DEPTH_LIMIT);
            if (set != 0) {
                throw new IllegalStateException("PCRE2 takes no limits");
            }
            if (stack.address() != 0) {
                library.stackAssign().invokeExact(context, none, stack);
            }
            MemorySegment pairs = (MemorySegment) library.ovector().invokeExact(matchData);
            bounds = pairs.reinterpret(MOST_GROUPS * 2 * JAVA_LONG.byteSize());
        } catch (RuntimeException | Error failed) {
            throw failed;
        } catch (Throwable thrown) {
            throw Pcre2.impossible(thrown);
        }
    }

    /// The range of an array; made once for all expressions that one buffer is laid before.
    MemorySegment subject(byte[] bytes, int from, int to) {
        if (array != bytes || this.from != from || this.to != to) {
            array = bytes;
            this.from = from;
            this.to = to;
            subject = MemorySegment.ofArray(bytes).asSlice(from, to - from);
        }
        return subject;
    }

    /// A bound of the last match in the subject, by its place in pairs; -1 where absent.
    int bound(int place) {
        return (int) bounds.getAtIndex(JAVA_LONG, place);
    }

    private static void free(Pcre2 library, MemorySegment matchData) {
        try {
            library.matchDataFree().invokeExact(matchData);
        } catch (Throwable thrown) {
            throw Pcre2.impossible(thrown);
        }
    }

    private static void freeContext(Pcre2 library, MemorySegment context, MemorySegment stack) {
        try {
            library.contextFree().invokeExact(context);
            library.stackFree().invokeExact(stack);
        } catch (Throwable thrown) {
            throw Pcre2.impossible(thrown);
        }
    }
}
