package wolfhound.sources.wire;

/// What a request asks for as rules see it (`http.uri`): without scheme and host, decoded once, its
/// path with plain slashes, one at a time, and without `.` and `..`, as an inspecting parser
/// assumes the laxest server to read it.
final class HttpRuleUri {
    private static final int REPLACEMENT = '?';

    private final RuleText made;
    private byte[] target = new byte[0];

    /// Where the authority stands, equal for none.
    private int hostFrom;

    private int hostTo;

    HttpRuleUri(RuleText made) {
        this.made = made;
    }

    /// Reads a target; it is made by [#make].
    void read(byte[] bytes, int from, int to, boolean isAuthority) {
        target = bytes;
        int host = isAuthority ? from : schemeEnd(from, to);
        hostFrom = host;
        hostTo = host;
        if (host < 0) {
            hostFrom = from;
            hostTo = from;
            return;
        }
        int end = host;
        while (end < to && target[end] != '/' && target[end] != '?' && target[end] != '#') {
            end++;
        }
        hostTo = end;
    }

    /// Behind `scheme://`, -1 where none stands.
    private int schemeEnd(int from, int to) {
        int at = from;
        while (at < to && isLetter(target[at])) {
            at++;
        }
        boolean scheme =
                at > from
                        && at + 2 < to
                        && target[at] == ':'
                        && target[at + 1] == '/'
                        && target[at + 2] == '/';
        return scheme ? at + 3 : -1;
    }

    private static boolean isLetter(byte c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    boolean hasHost() {
        return hostTo > hostFrom;
    }

    /// The authority without user and port, in lower case.
    void writeHost() {
        int from = hostFrom;
        for (int i = from; i < hostTo; i++) {
            if (target[i] == '@') {
                from = i + 1;
            }
        }
        int end = from;
        boolean bracket = from < hostTo && target[from] == '[';
        while (end < hostTo && (bracket || target[end] != ':')) {
            bracket &= target[end] != ']';
            end++;
        }
        made.clear();
        made.add(target, from, end);
        made.lower();
    }

    /// Writes the target behind the authority, normalised.
    ///
    /// @return where its path ends
    int make(int to) {
        made.clear();
        int end = hostTo;
        while (end < to && target[end] != '?' && target[end] != '#') {
            end++;
        }
        decodePath(hostTo, end);
        resolveUtf8();
        removeDots();
        int pathEnd = made.length();
        decode(end, to);
        return pathEnd;
    }

    private void decodePath(int from, int to) {
        int at = from;
        boolean slash = false;
        while (at < to) {
            int c = target[at] & 0xFF;
            int width = 1;
            if (c == '%' && at + 5 < to && (target[at + 1] | 32) == 'u') {
                int high = hex(at + 2);
                int low = hex(at + 4);
                if (high >= 0 && low >= 0) {
                    c = high == 0 ? low : high == 0xFF ? fullWidth(low) : REPLACEMENT;
                    width = 6;
                }
            } else if (c == '%' && at + 2 < to && hex(at + 1) >= 0) {
                c = hex(at + 1);
                width = 3;
            }
            c = c == '\\' ? '/' : c;
            if (c != '/' || !slash) {
                made.add(c);
            }
            slash = c == '/';
            at += width;
        }
    }

    /// The wide forms of ASCII.
    private static int fullWidth(int low) {
        return low >= 1 && low <= 0x5E ? low + 0x20 : REPLACEMENT;
    }

    private int hex(int at) {
        int high = Character.digit(target[at], 16);
        int low = Character.digit(target[at + 1], 16);
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }

    /// Characters of two bytes and more become the one byte that is nearest.
    private void resolveUtf8() {
        int out = 0;
        int at = 0;
        int length = made.length();
        while (at < length) {
            int c = made.at(at);
            int width =
                    c < 0x80 ? 1 : c < 0xC0 ? 0 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : c < 0xF5 ? 4 : 0;
            if (width == 1) {
                made.set(out++, c);
                at++;
                continue;
            }
            int code = width == 0 ? 0 : c & 0x7F >> width;
            int used = 1;
            while (used < width && at + used < length && (made.at(at + used) & 0xC0) == 0x80) {
                code = code << 6 | made.at(at + used) & 0x3F;
                used++;
            }
            boolean whole = used == width;
            if (!whole && at + used == length && width > 0) {
                // Nothing is made of what is cut.
                break;
            }
            made.set(
                    out++,
                    !whole
                            ? REPLACEMENT
                            : code < 0x100
                                    ? code
                                    : code >>> 8 == 0xFF ? fullWidth(code & 0xFF) : REPLACEMENT);
            at += used;
        }
        made.cut(out);
    }

    /// RFC 3986 §5.2.4, leaving nothing where nothing is left.
    private void removeDots() {
        int length = made.length();
        int out = 0;
        int at = 0;
        while (at < length) {
            int end = at;
            boolean slash = made.at(at) == '/';
            end += slash ? 1 : 0;
            int name = end;
            while (end < length && made.at(end) != '/') {
                end++;
            }
            int dots = dots(name, end);
            if (dots == 2) {
                while (out > 0 && made.at(--out) != '/') {
                    // back over the part before
                }
            }
            if (dots > 0) {
                at = end;
                if (!slash && at < length) {
                    at++;
                }
                continue;
            }
            while (at < end) {
                made.set(out++, made.at(at++));
            }
        }
        made.cut(out);
    }

    /// 1 for `.`, 2 for `..`, 0 for any other part.
    private int dots(int from, int to) {
        if (to - from > 2 || to == from) {
            return 0;
        }
        for (int i = from; i < to; i++) {
            if (made.at(i) != '.') {
                return 0;
            }
        }
        return to - from;
    }

    private void decode(int from, int to) {
        int at = from;
        while (at < to) {
            boolean coded = target[at] == '%' && at + 2 < to && hex(at + 1) >= 0;
            made.add(coded ? hex(at + 1) : target[at]);
            at += coded ? 3 : 1;
        }
    }
}
