package wolfhound.rules.language;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/// The ports that one end of a rule concerns.
public final class PortSet {
    private static final int ALL = 65_536;

    static final PortSet EVERYTHING = range(0, ALL - 1);

    private final BitSet ports;
    private final boolean everything;

    private PortSet(BitSet ports) {
        this.ports = ports;
        this.everything = ports.cardinality() == ALL;
    }

    public boolean contains(int port) {
        return everything || ports.get(port);
    }

    /// Is it `any`.
    public boolean isEverything() {
        return everything;
    }

    /// The first port above this one that is in it where this is not, or the other way round; one
    /// beyond the last port where there is none.
    public int changesAfter(int port) {
        if (everything) {
            return ALL;
        }
        int next = ports.get(port) ? ports.nextClearBit(port) : ports.nextSetBit(port);
        return next < 0 ? ALL : next;
    }

    /// How many ports are in it.
    public int size() {
        return ports.cardinality();
    }

    /// The ports, in order.
    public int[] ports() {
        return ports.stream().toArray();
    }

    boolean isNothing() {
        return ports.isEmpty();
    }

    static PortSet union(List<PortSet> sets) {
        BitSet all = new BitSet(ALL);
        sets.forEach(set -> all.or(set.ports));
        return new PortSet(all);
    }

    PortSet without(PortSet other) {
        BitSet left = (BitSet) ports.clone();
        left.andNot(other.ports);
        return new PortSet(left);
    }

    private static PortSet range(int first, int last) {
        BitSet ports = new BitSet(ALL);
        ports.set(first, last + 1);
        return new PortSet(ports);
    }

    /// `80`, `8000:8080`, `:1023`, `1024:`.
    static Optional<PortSet> element(String text) {
        int colon = text.indexOf(':');
        int first = colon == 0 ? 0 : port(colon < 0 ? text : text.substring(0, colon));
        int last =
                colon < 0
                        ? first
                        : colon == text.length() - 1 ? ALL - 1 : port(text.substring(colon + 1));
        boolean right = first >= 0 && last >= first && text.length() > 0 && !text.equals(":");
        return right ? Optional.of(range(first, last)) : Optional.empty();
    }

    private static int port(String text) {
        String digits = text.strip();
        if (digits.isEmpty()
                || digits.length() > 5
                || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return -1;
        }
        int port = Integer.parseInt(digits);
        return port < ALL ? port : -1;
    }
}
