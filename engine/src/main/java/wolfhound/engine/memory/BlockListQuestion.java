package wolfhound.engine.memory;

import wolfhound.model.NameLookup;

/// A question to a block list (RFC 5782): an address with its parts turned round in front of the
/// list's name.
final class BlockListQuestion {
    private BlockListQuestion() {}

    static boolean is(NameLookup lookup) {
        String below = lookup.name().text();
        if (below.endsWith(".in-addr.arpa") || below.endsWith(".ip6.arpa")) {
            return false;
        }
        int numbers = 0;
        int at = 0;
        while (numbers < 4) {
            int dot = below.indexOf('.', at);
            if (dot < 0 || dot == at || dot - at > 3 || !isByte(below, at, dot)) {
                return false;
            }
            numbers++;
            at = dot + 1;
        }
        return at < below.length();
    }

    private static boolean isByte(String text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return false;
            }
            value = value * 10 + (c - '0');
        }
        return value <= 255;
    }
}
