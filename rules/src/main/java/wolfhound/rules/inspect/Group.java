package wolfhound.rules.inspect;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import wolfhound.rules.literal.LiteralEngine;

/// Rules that are asked at the same occasions: those found by one of their literals, and those
/// without one, which are asked always.
final class Group {
    static final Group EMPTY = new Group(List.of(), LiteralEngine.java());

    /// Places in the rule set, in order.
    final int[] always;

    private final Sought near;
    private final Sought far;

    Group(List<Entry> rules, LiteralEngine engine) {
        near = sought(rules, each -> each.isNear(), engine);
        far = sought(rules, each -> !each.isNear(), engine);
        always = rules.stream().filter(e -> e.literal() == null).mapToInt(Entry::place).toArray();
    }

    /// @param literal null where none will do
    record Entry(int place, @Nullable Prefilter literal) {}

    private static Sought sought(
            List<Entry> rules, Predicate<Prefilter> wanted, LiteralEngine engine) {
        List<Entry> found =
                rules.stream()
                        .filter(e -> e.literal() != null && wanted.test(e.literal()))
                        .toList();
        return new Sought(
                found.stream().map(Entry::literal).toList(),
                found.stream().mapToInt(Entry::place).toArray(),
                engine);
    }

    boolean isEmpty() {
        return near.isEmpty() && far.isEmpty() && always.length == 0;
    }

    /// Adds the rules one of whose literals lies in the bytes, where it has not been found before.
    ///
    /// @param from where the buffer begins
    /// @param fresh up to where it has been searched before
    void scan(byte[] bytes, int from, int fresh, int to, Inspector inspector) {
        near.scan(bytes, from, fresh, to, inspector);
        far.scan(bytes, from, fresh, to, inspector);
    }

    void addAlways(Candidates candidates) {
        for (int place : always) {
            candidates.add(place);
        }
    }
}
