package wolfhound.rules.inspect;

import java.util.List;
import org.jspecify.annotations.Nullable;
import wolfhound.rules.literal.Literal;
import wolfhound.rules.literal.LiteralEngine;
import wolfhound.rules.literal.Literals;

/// Literals that are sought together, each with the rule that it stands for. They are compiled when
/// they are first sought; most of a large set never are.
final class Sought {
    private final int[] owners; // places in the rule set
    private final List<Literal> texts;
    private final LiteralEngine engine;
    private final int longest;
    private final int reach;
    private volatile @Nullable Literals built;

    /// @param owners places of rules, in the order of their literals
    Sought(List<Prefilter> literals, int[] owners, LiteralEngine engine) {
        this.owners = owners;
        this.engine = engine;
        texts = literals.stream().map(Prefilter::literal).toList();
        longest = texts.stream().mapToInt(each -> each.bytes().length).max().orElse(0);
        reach = literals.stream().mapToInt(Prefilter::reach).max().orElse(0);
    }

    boolean isEmpty() {
        return owners.length == 0;
    }

    /// Adds the rules whose literal lies in the bytes, where it has not been found before.
    ///
    /// @param from where the buffer begins
    /// @param fresh up to where it has been searched before
    void scan(byte[] bytes, int from, int fresh, int to, Inspector inspector) {
        int begin = Math.max(from, fresh - longest + 1);
        int end = to - from > reach ? from + reach : to;
        if (owners.length == 0 || begin >= end) {
            return;
        }
        built().scan(bytes, begin, end, inspector.hits);
        for (int i = 0; i < inspector.hits.count(); i++) {
            inspector.candidates.add(owners[inspector.hits.id(i)]);
        }
    }

    private Literals built() {
        Literals found = built;
        if (found != null) {
            return found;
        }
        synchronized (this) {
            found = built;
            if (found == null) {
                found = engine.build(texts);
                built = found;
            }
            return found;
        }
    }
}
