package wolfhound.sources.wire;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The extension block of a TLS hello (RFC 8446 §4.2): the types in order, and where each value
/// lies in the hello. Contents are read leniently: a list inside that lies about its length counts
/// as empty, because servers disagree on which of those they refuse.
final class Extensions {
    static final int SERVER_NAME = 0;
    static final int SUPPORTED_GROUPS = 10;
    static final int POINT_FORMATS = 11;
    static final int SIGNATURE_ALGORITHMS = 13;
    static final int ALPN = 16;
    static final int PRE_SHARED_KEY = 41;
    static final int SUPPORTED_VERSIONS = 43;
    static final int ENCRYPTED_CLIENT_HELLO = 0xFE0D;
    static final int ENCRYPTED_SERVER_NAME = 0xFFCE;

    static final Extensions NONE = new Extensions(Bytes.of(new byte[0]), new int[0], new int[0]);

    /// More than any client sends; a block with more is taken for a lie.
    private static final int MOST = 256;

    private static final int USUAL = 32;

    private final Bytes hello;
    private final int[] types;
    private final int[] values;

    private Extensions(Bytes hello, int[] types, int[] values) {
        this.hello = hello;
        this.types = types;
        this.values = values;
    }

    /// Reads a block from `at` to the end of the hello, which must be the end of the block too.
    ///
    /// @return why it cannot be read, empty when it was read into `into`
    static String read(Bytes hello, int at, List<Extensions> into) {
        if (at == hello.length()) {
            into.add(NONE);
            return "";
        }
        if (!hello.has(at, 2)) {
            return "half a length of extensions";
        }
        if (at + 2 + hello.u16(at) != hello.length()) {
            return "extensions of "
                    + hello.u16(at)
                    + " bytes where "
                    + (hello.length() - at - 2)
                    + " are left";
        }
        int[] types = new int[USUAL];
        int[] values = new int[USUAL];
        int count = 0;
        int position = at + 2;
        while (position < hello.length()) {
            if (!hello.has(position, 4) || !hello.has(position + 4, hello.u16(position + 2))) {
                return "an extension longer than its hello";
            }
            if (count == MOST) {
                return "more than " + MOST + " extensions";
            }
            if (count == types.length) {
                types = Arrays.copyOf(types, MOST);
                values = Arrays.copyOf(values, MOST);
            }
            types[count] = hello.u16(position);
            values[count++] = position + 4;
            position += 4 + hello.u16(position + 2);
        }
        into.add(new Extensions(hello, Arrays.copyOf(types, count), Arrays.copyOf(values, count)));
        return "";
    }

    int[] types() {
        return types;
    }

    boolean has(int type) {
        return find(type) >= 0;
    }

    /// The name of type host_name (RFC 6066 §3), empty for none.
    String serverName() {
        int at = find(SERVER_NAME);
        int end = end(at);
        if (at < 0 || at + 5 > end || hello.u8(at + 2) != 0) {
            return "";
        }
        int length = hello.u16(at + 3);
        return at + 5 + length > end ? "" : hello.text(at + 5, at + 5 + length);
    }

    /// The protocols of RFC 7301, as Latin-1 text.
    List<String> alpn() {
        int at = find(ALPN);
        int end = end(at);
        if (at < 0 || at + 2 > end || at + 2 + hello.u16(at) > end) {
            return List.of();
        }
        int listEnd = at + 2 + hello.u16(at);
        List<String> names = new ArrayList<>();
        int position = at + 2;
        while (position < listEnd && position + 1 + hello.u8(position) <= listEnd) {
            names.add(hello.text(position + 1, position + 1 + hello.u8(position)));
            position += 1 + hello.u8(position);
        }
        return List.copyOf(names);
    }

    /// A list of two-byte numbers behind a two-byte length: groups, signature algorithms.
    int[] numbers(int type) {
        int at = find(type);
        return at < 0 || at + 2 > end(at) ? new int[0] : numbers(at + 2, hello.u16(at), end(at));
    }

    int[] pointFormats() {
        int at = find(POINT_FORMATS);
        if (at < 0 || at + 1 > end(at) || at + 1 + hello.u8(at) > end(at)) {
            return new int[0];
        }
        int[] formats = new int[hello.u8(at)];
        for (int i = 0; i < formats.length; i++) {
            formats[i] = hello.u8(at + 1 + i);
        }
        return formats;
    }

    /// The versions that a client supports, newest first as a rule.
    int[] supportedVersions() {
        int at = find(SUPPORTED_VERSIONS);
        return at < 0 || at + 1 > end(at) ? new int[0] : numbers(at + 1, hello.u8(at), end(at));
    }

    /// The version that a server chose, 0 where the extension is missing.
    int selectedVersion() {
        int at = find(SUPPORTED_VERSIONS);
        return at < 0 || end(at) - at != 2 ? 0 : hello.u16(at);
    }

    private int[] numbers(int at, int bytes, int end) {
        if (at + bytes > end) {
            return new int[0];
        }
        int[] numbers = new int[bytes / 2];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = hello.u16(at + 2 * i);
        }
        return numbers;
    }

    private int find(int type) {
        for (int i = 0; i < types.length; i++) {
            if (types[i] == type) {
                return values[i];
            }
        }
        return -1;
    }

    private int end(int at) {
        return at < 0 ? -1 : at + hello.u16(at - 2);
    }
}
