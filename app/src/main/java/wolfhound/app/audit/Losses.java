package wolfhound.app.audit;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import wolfhound.app.audit.Sighted.Lost;
import wolfhound.model.Address;
import wolfhound.outputs.Audited.Loss;

/// What a block of one list, or of all, would have taken away in one hunt, by what it was.
final class Losses {
    /// What was lost.
    enum Sort {
        INNOCENT,
        /// Of an infected host, and nothing shows what it was.
        UNDECIDED,
        /// Bad: the block would have been right.
        STOPPED
    }

    private static final class Sum {
        long lookUps;
        long conversations;
        long requests;
        long pages;
        final Set<String> sites = new HashSet<>();
        final Set<Address> hosts = new HashSet<>();
    }

    private final Map<Sort, Sum> sums = new EnumMap<>(Sort.class);
    private long narrow;

    private Sum sum(Sort sort) {
        return sums.computeIfAbsent(sort, key -> new Sum());
    }

    void add(Sort sort, Lost lost, boolean contained) {
        Sum sum = sum(sort);
        sum.conversations++;
        sum.requests += lost.requests;
        sum.pages += lost.pages;
        if (lost.sites.isEmpty()) {
            sum.sites.add(lost.peer.address().toString());
        }
        sum.sites.addAll(lost.sites);
        sum.hosts.add(lost.host);
        narrow += sort == Sort.INNOCENT && contained ? 1 : 0;
    }

    void add(Sort sort, Address host, String name, long times) {
        Sum sum = sum(sort);
        sum.lookUps += times;
        sum.sites.add(name);
        sum.hosts.add(host);
    }

    Loss loss(Sort sort) {
        Sum sum = sums.get(sort);
        return sum == null
                ? Loss.NONE
                : new Loss(
                        sum.lookUps,
                        sum.conversations,
                        sum.requests,
                        sum.pages,
                        sum.sites.size(),
                        sum.hosts.size());
    }

    long narrow() {
        return narrow;
    }
}
