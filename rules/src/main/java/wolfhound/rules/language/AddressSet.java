package wolfhound.rules.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wolfhound.model.Address;

/// The addresses that one end of a rule concerns: ranges that do not touch, in order.
public final class AddressSet {
    private static final Address FIRST = new Address(0, 0);
    private static final Address LAST = new Address(-1, -1);
    private static final long IN_V4 = 96;

    static final AddressSet EVERYTHING = new AddressSet(List.of(new Range(FIRST, LAST)));

    /// The bounds of the ranges, each range at its place.
    private final long[] firstHigh;

    private final long[] firstLow;
    private final long[] lastHigh;
    private final long[] lastLow;

    private AddressSet(List<Range> ranges) {
        int size = ranges.size();
        firstHigh = new long[size];
        firstLow = new long[size];
        lastHigh = new long[size];
        lastLow = new long[size];
        for (int i = 0; i < size; i++) {
            firstHigh[i] = ranges.get(i).first().high();
            firstLow[i] = ranges.get(i).first().low();
            lastHigh[i] = ranges.get(i).last().high();
            lastLow[i] = ranges.get(i).last().low();
        }
    }

    private record Range(Address first, Address last) {}

    /// How many ranges it has.
    public int size() {
        return firstHigh.length;
    }

    /// Where a range begins.
    public Address first(int range) {
        return new Address(firstHigh[range], firstLow[range]);
    }

    /// Where a range ends, itself in it.
    public Address last(int range) {
        return new Address(lastHigh[range], lastLow[range]);
    }

    public boolean contains(Address address) {
        return contains(address.high(), address.low());
    }

    public boolean contains(long high, long low) {
        int from = 0;
        int to = firstHigh.length - 1;
        while (from <= to) {
            int middle = (from + to) >>> 1;
            if (compare(high, low, firstHigh[middle], firstLow[middle]) < 0) {
                to = middle - 1;
            } else if (compare(high, low, lastHigh[middle], lastLow[middle]) > 0) {
                from = middle + 1;
            } else {
                return true;
            }
        }
        return false;
    }

    /// Is it `any`.
    public boolean isEverything() {
        return firstHigh.length == 1
                && firstHigh[0] == 0
                && firstLow[0] == 0
                && lastHigh[0] == -1
                && lastLow[0] == -1;
    }

    boolean isNothing() {
        return firstHigh.length == 0;
    }

    private static int compare(long high, long low, long otherHigh, long otherLow) {
        int byHigh = Long.compareUnsigned(high, otherHigh);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, otherLow);
    }

    private List<Range> ranges() {
        List<Range> ranges = new ArrayList<>(firstHigh.length);
        for (int i = 0; i < firstHigh.length; i++) {
            ranges.add(
                    new Range(
                            new Address(firstHigh[i], firstLow[i]),
                            new Address(lastHigh[i], lastLow[i])));
        }
        return ranges;
    }

    static AddressSet union(List<AddressSet> sets) {
        List<Range> all = new ArrayList<>();
        sets.forEach(set -> all.addAll(set.ranges()));
        all.sort((one, other) -> one.first().compareTo(other.first()));
        List<Range> merged = new ArrayList<>(all.size());
        for (Range range : all) {
            Range before = merged.isEmpty() ? null : merged.getLast();
            boolean touches =
                    before != null
                            && (before.last().equals(LAST)
                                    || range.first().compareTo(next(before.last())) <= 0);
            if (before == null || !touches) {
                merged.add(range);
            } else if (range.last().compareTo(before.last()) > 0) {
                merged.set(merged.size() - 1, new Range(before.first(), range.last()));
            }
        }
        return new AddressSet(merged);
    }

    AddressSet without(AddressSet other) {
        List<Range> left = new ArrayList<>();
        List<Range> holes = other.ranges();
        for (Range range : ranges()) {
            Address from = range.first();
            boolean ended = false;
            for (Range hole : holes) {
                if (hole.last().compareTo(from) < 0 || hole.first().compareTo(range.last()) > 0) {
                    continue;
                }
                if (hole.first().compareTo(from) > 0) {
                    left.add(new Range(from, previous(hole.first())));
                }
                if (hole.last().compareTo(range.last()) >= 0) {
                    ended = true;
                    break;
                }
                from = next(hole.last());
            }
            if (!ended) {
                left.add(new Range(from, range.last()));
            }
        }
        return new AddressSet(left);
    }

    private static Address next(Address address) {
        return new Address(address.high() + (address.low() == -1 ? 1 : 0), address.low() + 1);
    }

    private static Address previous(Address address) {
        return new Address(address.high() - (address.low() == 0 ? 1 : 0), address.low() - 1);
    }

    /// `10.0.0.1`, `10.0.0.0/8`, `10.0.0.0/255.0.0.0`, `10.0.0.1-10.0.0.9`.
    static Optional<AddressSet> element(String text) {
        int dash = text.indexOf('-');
        if (dash > 0) {
            Optional<Address> first = Address.parse(text.substring(0, dash).strip());
            Optional<Address> last = Address.parse(text.substring(dash + 1).strip());
            return first.isPresent()
                            && last.isPresent()
                            && first.get().compareTo(last.get()) <= 0
                            && first.get().isV4() == last.get().isV4()
                    ? Optional.of(new AddressSet(List.of(new Range(first.get(), last.get()))))
                    : Optional.empty();
        }
        int slash = text.indexOf('/');
        Optional<Address> address = Address.parse(slash < 0 ? text : text.substring(0, slash));
        if (address.isEmpty() || slash < 0) {
            return address.map(only -> new AddressSet(List.of(new Range(only, only))));
        }
        int bits = bits(text.substring(slash + 1), address.get().isV4());
        return bits < 0
                ? Optional.empty()
                : Optional.of(new AddressSet(List.of(block(address.get(), bits))));
    }

    /// @return how many leading bits of 128, -1 where the text is no mask
    private static int bits(String mask, boolean v4) {
        Optional<Address> dotted = mask.indexOf('.') > 0 ? Address.parse(mask) : Optional.empty();
        if (dotted.isPresent()) {
            int ones = dotted.get().v4Bits();
            int leading = Integer.numberOfLeadingZeros(~ones);
            boolean whole = leading == 32 || ones << leading == 0;
            return v4 && dotted.get().isV4() && whole ? (int) IN_V4 + leading : -1;
        }
        if (mask.isEmpty() || mask.length() > 3 || !mask.chars().allMatch(Character::isDigit)) {
            return -1;
        }
        int bits = Integer.parseInt(mask);
        if (v4) {
            return bits <= 32 ? (int) IN_V4 + bits : -1;
        }
        return bits <= 128 ? bits : -1;
    }

    private static Range block(Address address, int bits) {
        long high = bits >= 64 ? -1 : bits == 0 ? 0 : -1L << (64 - bits);
        long low = bits <= 64 ? 0 : -1L << (128 - bits);
        return new Range(
                new Address(address.high() & high, address.low() & low),
                new Address(address.high() | ~high, address.low() | ~low));
    }
}
