package wolfhound.rules.literal;

import java.lang.foreign.MemorySegment;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/// A set that Vectorscan seeks, a block of the range at a time.
///
/// The bytes are copied to where C can read them: it calls back for each literal it finds, and may
/// not while it looks into an array of Java. The copy costs a tenth of the search.
final class NativeLiterals implements Literals {
    private static final AtomicInteger MADE = new AtomicInteger();

    private final int number = MADE.getAndIncrement();
    private final Vectorscan library;
    private final MemorySegment database;
    private final int size;
    private final int longest;

    NativeLiterals(Vectorscan library, MemorySegment database, int size, int longest) {
        this.library = library;
        this.database = database;
        this.size = size;
        this.longest = longest;
    }

    @Override
    public void scan(byte[] bytes, int from, int to, Hits hits) {
        Objects.checkFromToIndex(from, to, bytes.length);
        hits.begin(size);
        NativeScratch scratch = hits.foreign(library);
        scratch.prepare(this);
        for (int at = from; ; at += NativeScratch.BLOCK - (longest - 1)) {
            int length = Math.min(NativeScratch.BLOCK, to - at);
            scratch.scan(database, bytes, at, length, hits);
            if (at + length == to) {
                return;
            }
        }
    }

    /// No other set of this process has it.
    int number() {
        return number;
    }

    MemorySegment database() {
        return database;
    }

    @Override
    public int size() {
        return size;
    }
}
