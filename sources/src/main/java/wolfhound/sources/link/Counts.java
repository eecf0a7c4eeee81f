package wolfhound.sources.link;

import java.util.Map;
import java.util.TreeMap;
import wolfhound.sources.capture.Tally;

/// Counts what was not read while a block is decoded, cheaply; the tally learns of it after each
/// block.
final class Counts {
    private final long[] unread = new long[Unread.values().length];
    private final Map<String, Long> others = new TreeMap<>();
    private int link;
    private long ofLink;

    void add(Unread kind) {
        unread[kind.ordinal()]++;
    }

    void add(String kind, long more) {
        others.merge(kind, more, Long::sum);
    }

    /// A packet of a link that is not decoded.
    void addLink(int type) {
        if (type != link) {
            flushLink();
            link = type;
        }
        ofLink++;
    }

    private void flushLink() {
        if (ofLink > 0) {
            add("link " + link + " not decoded", ofLink);
            ofLink = 0;
        }
    }

    void tell(Tally tally) {
        flushLink();
        for (Unread kind : Unread.values()) {
            long count = unread[kind.ordinal()];
            if (count > 0) {
                tally.count(kind.words, count);
                unread[kind.ordinal()] = 0;
            }
        }
        others.forEach((kind, count) -> {
            if (count > 0) {
                tally.count(kind, count);
            }
        });
        others.clear();
    }
}
