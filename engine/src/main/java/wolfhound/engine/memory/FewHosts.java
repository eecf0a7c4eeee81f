package wolfhound.engine.memory;

import java.util.Arrays;
import wolfhound.model.Address;
import wolfhound.model.Host;

/// A small set of hosts: exact up to its bound, "at least that many" beyond it. Kept as the two
/// halves of their addresses one behind another, because it is asked at every observation.
final class FewHosts {
    static final int MOST = 32;
    private long[] halves = new long[4];
    private int count;

    void add(Host host) {
        if (count == MOST || contains(host)) {
            return;
        }
        if (2 * count == halves.length) {
            halves = Arrays.copyOf(halves, 4 * count);
        }
        halves[2 * count] = host.address().high();
        halves[2 * count + 1] = host.address().low();
        count++;
    }

    boolean contains(Host host) {
        Address address = host.address();
        long high = address.high();
        long low = address.low();
        for (int i = 0; i < 2 * count; i += 2) {
            if (halves[i + 1] == low && halves[i] == high) {
                return true;
            }
        }
        return false;
    }

    void pack(Packing packing) {
        packing.number(count);
        for (int i = 0; i < 2 * count; i += 2) {
            packing.address(new Address(halves[i], halves[i + 1]));
        }
    }

    /// Adds what [#pack] wrote.
    void unpack(Unpacking unpacking) {
        for (int left = unpacking.count(); left > 0; left--) {
            add(new Host(unpacking.address()));
        }
    }

    int count() {
        return count;
    }

    int without(Host host) {
        return contains(host) ? count - 1 : count;
    }
}
