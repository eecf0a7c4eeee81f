package wolfhound.rules.inspect;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wolfhound.rules.literal.Literal;
import wolfhound.rules.literal.LiteralEngine;
import wolfhound.rules.literal.Literals;

/// Rules that are asked at the same occasions: those found by one of their literals, and those
/// without one, which are asked always. Its literals are compiled when they are first needed; most
/// groups of a large set never are.
final class Group {
    static final Group EMPTY = new Group(List.of(), LiteralEngine.java());

    /// Places in the rule set, in order.
    final int[] always;

    private final int[] owners; // of the literals
    private final List<Literal> texts;
    private final LiteralEngine engine;
    private volatile @Nullable Literals literals;

    Group(List<Entry> rules, LiteralEngine engine) {
        List<Literal> found = new ArrayList<>();
        this.owners =
                rules.stream().filter(e -> e.literal() != null).mapToInt(Entry::place).toArray();
        for (Entry entry : rules) {
            if (entry.literal() != null) {
                found.add(entry.literal());
            }
        }
        this.always =
                rules.stream().filter(e -> e.literal() == null).mapToInt(Entry::place).toArray();
        this.texts = found;
        this.engine = engine;
    }

    record Entry(int place, @Nullable Literal literal) {}

    boolean isEmpty() {
        return owners.length == 0 && always.length == 0;
    }

    /// Adds the rules one of whose literals lies in the bytes.
    void scan(byte[] bytes, int from, int to, Inspector inspector) {
        if (owners.length == 0 || from >= to) {
            return;
        }
        built().scan(bytes, from, to, inspector.hits);
        for (int i = 0; i < inspector.hits.count(); i++) {
            inspector.candidates.add(owners[inspector.hits.id(i)]);
        }
    }

    void addAlways(Candidates candidates) {
        for (int place : always) {
            candidates.add(place);
        }
    }

    private Literals built() {
        Literals found = literals;
        if (found != null) {
            return found;
        }
        synchronized (this) {
            found = literals;
            if (found == null) {
                found = engine.build(texts);
                literals = found;
            }
            return found;
        }
    }
}
