package wolfhound.rules.pcre;

import java.lang.foreign.MemorySegment;
import java.util.Objects;

/// An expression that PCRE2 seeks in the array itself, within limits.
///
/// @param code freed with the engine that compiled it
/// @param jit whether it is machine code
record NativePcre(Pcre2 library, MemorySegment code, int groups, boolean jit) implements Pcre {
    @Override
    public boolean find(byte[] bytes, int from, int to, int start, Groups groups) {
        Objects.checkFromToIndex(from, to, bytes.length);
        if (start < from || start > to) {
            groups.miss();
            return false;
        }
        NativeScratch scratch = groups.scratch().foreign(library);
        int result = match(scratch, scratch.subject(bytes, from, to), to - from, start - from);
        if (result == Pcre2.ERROR_NOMATCH) {
            groups.miss();
            return false;
        }
        if (result < 0) {
            return groups.giveUp();
        }
        int told = this.groups + 1;
        // where the data has no room for all groups, the result is 0
        int known = result == 0 ? NativeScratch.MOST_GROUPS : result;
        groups.match(told);
        for (int i = 0; i < told; i++) {
            int begin = i < known ? scratch.bound(2 * i) : Groups.ABSENT;
            boolean absent = begin < 0;
            groups.set(
                    i,
                    absent ? Groups.ABSENT : begin + from,
                    absent ? Groups.ABSENT : scratch.bound(2 * i + 1) + from);
        }
        return true;
    }

    private int match(NativeScratch scratch, MemorySegment subject, int length, int start) {
        try {
            return (int)
                    library.match()
                            .invokeExact(
                                    code,
                                    subject,
                                    (long) length,
                                    (long) start,
                                    0,
                                    scratch.matchData,
                                    scratch.context);
        } catch (Throwable thrown) {
            throw Pcre2.impossible(thrown);
        }
    }
}
