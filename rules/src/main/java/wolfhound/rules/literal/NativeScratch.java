package wolfhound.rules.literal;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.Arena;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/// What Vectorscan needs for the scans of one thread; freed when nobody holds it any more.
final class NativeScratch {
    /// Bytes that are copied and searched at once.
    static final int BLOCK = 1 << 16;

    /// No longer literal is laid before Vectorscan: blocks overlap by it.
    static final int LONGEST = BLOCK / 4;

    private static final MethodHandle FOUND = found();

    private final Vectorscan library;
    private final Found found = new Found();
    private final MemorySegment block;
    private final MemorySegment onMatch;
    private final MemorySegment holder; // of the pointer to what hs_alloc_scratch gave
    private final BitSet ready = new BitSet(); // by the number of the set
    private MemorySegment scratch = MemorySegment.NULL;
    private @Nullable NativeLiterals last;

    /// What was found in a block. It knows nothing of the arena: what C can call is never freed.
    private static final class Found implements Vectorscan.OnMatch {
        private int[] ids = new int[0];
        private int count;

        @Override
        public int matched(int id, long from, long to, int flags, long context) {
            if (count < ids.length) { // always: each of a set is told once
                ids[count++] = id;
            }
            return 0;
        }
    }

    NativeScratch(Vectorscan library) {
        this.library = library;
        Arena arena = Arena.ofAuto();
        block = arena.allocate(BLOCK);
        onMatch = Linker.nativeLinker().upcallStub(FOUND.bindTo(found), Vectorscan.ON_MATCH, arena);
        // freed before the pointer itself, which the arena was given earlier
        holder = arena.allocate(ADDRESS).reinterpret(arena, each -> free(library, each));
    }

    /// Makes room for a set that this thread has not sought before.
    void prepare(NativeLiterals literals) {
        if (last == literals) {
            return;
        }
        last = literals;
        if (ready.get(literals.number())) {
            return;
        }
        ready.set(literals.number());
        if (found.ids.length < literals.size()) {
            found.ids = new int[literals.size()];
        }
        try {
            int failed = (int) library.allocScratch().invokeExact(literals.database(), holder);
            if (failed != 0) {
                throw new OutOfMemoryError("no memory for Vectorscan (" + failed + ")");
            }
            scratch = holder.get(ADDRESS, 0);
        } catch (Error failed) {
            throw failed;
        } catch (Throwable thrown) {
            throw Vectorscan.impossible(thrown);
        }
    }

    void scan(MemorySegment database, byte[] bytes, int from, int length, Hits hits) {
        MemorySegment.copy(bytes, from, block, JAVA_BYTE, 0, length);
        found.count = 0;
        int failed;
        try {
            failed =
                    (int)
                            library.scan()
                                    .invokeExact(
                                            database,
                                            block,
                                            length,
                                            0,
                                            scratch,
                                            onMatch,
                                            MemorySegment.NULL);
        } catch (Throwable thrown) {
            throw Vectorscan.impossible(thrown);
        }
        if (failed != 0) {
            throw new IllegalStateException("Vectorscan failed with " + failed);
        }
        for (int i = 0; i < found.count; i++) {
            hits.add(found.ids[i]);
        }
    }

    private static void free(Vectorscan library, MemorySegment holder) {
        try {
            int freed =
                    (int)
                            library.freeScratch()
                                    .invokeExact(
                                            holder.reinterpret(ADDRESS.byteSize()).get(ADDRESS, 0));
            assert freed == 0;
        } catch (Throwable thrown) {
            throw Vectorscan.impossible(thrown);
        }
    }

    private static MethodHandle found() {
        try {
            return MethodHandles.lookup()
                    .findVirtual(
                            Vectorscan.OnMatch.class,
                            "matched",
                            MethodType.methodType(
                                    int.class,
                                    int.class,
                                    long.class,
                                    long.class,
                                    int.class,
                                    long.class));
        } catch (ReflectiveOperationException itIsAbove) {
            throw new AssertionError(itIsAbove);
        }
    }
}
