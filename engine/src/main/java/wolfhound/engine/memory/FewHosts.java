package wolfhound.engine.memory;

import java.util.Arrays;
import wolfhound.model.Host;

/// A small set of hosts: exact up to its bound, "at least that many" beyond it.
final class FewHosts {
    static final int MOST = 32;
    private Host[] hosts = new Host[2];
    private int count;

    void add(Host host) {
        if (count == MOST || contains(host)) {
            return;
        }
        if (count == hosts.length) {
            hosts = Arrays.copyOf(hosts, count * 2);
        }
        hosts[count++] = host;
    }

    boolean contains(Host host) {
        for (int i = 0; i < count; i++) {
            if (hosts[i].equals(host)) {
                return true;
            }
        }
        return false;
    }

    int count() {
        return count;
    }

    int without(Host host) {
        return contains(host) ? count - 1 : count;
    }
}
