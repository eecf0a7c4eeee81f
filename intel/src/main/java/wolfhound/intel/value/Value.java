package wolfhound.intel.value;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import wolfhound.model.Address;
import wolfhound.model.Indicator.Kind;
import wolfhound.model.Network;
import wolfhound.model.Peer;

/// A value in its plain form, as the bytes that are compared: 16 bytes of an address, before it the
/// port or behind it the prefix; the bytes of a digest; small letters of all else.
public record Value(Kind kind, byte[] key) {
    private static final int ADDRESS = 16;

    public static Value of(Address address) {
        return new Value(Kind.ADDRESS, bytes(address));
    }

    public static Value of(Address address, int port) {
        byte[] key = new byte[2 + ADDRESS];
        key[0] = (byte) (port >> 8);
        key[1] = (byte) port;
        System.arraycopy(bytes(address), 0, key, 2, ADDRESS);
        return new Value(Kind.ENDPOINT, key);
    }

    /// Bits behind the prefix are cleared: lists often leave them set.
    public static Value of(Network network) {
        int prefix = network.prefix();
        long high = prefix >= 64 ? -1L : prefix == 0 ? 0 : -1L << 64 - prefix;
        long low = prefix >= 128 ? -1L : prefix <= 64 ? 0 : -1L << 128 - prefix;
        Address address = network.address();
        Address first = new Address(address.high() & high, address.low() & low);
        byte[] key = Arrays.copyOf(bytes(first), ADDRESS + 1);
        key[ADDRESS] = (byte) prefix;
        return new Value(Kind.NETWORK, key);
    }

    /// A name, path, URL or other text in its plain form.
    public static Value of(Kind kind, String text) {
        return new Value(kind, text.getBytes(StandardCharsets.ISO_8859_1));
    }

    public static byte[] bytes(Address address) {
        return ByteBuffer.allocate(ADDRESS).putLong(address.high()).putLong(address.low()).array();
    }

    /// The address of an address, endpoint or network.
    public Address address() {
        ByteBuffer bytes = ByteBuffer.wrap(key, kind == Kind.ENDPOINT ? 2 : 0, ADDRESS);
        return new Address(bytes.getLong(), bytes.getLong());
    }

    public Network network() {
        return new Network(address(), key[ADDRESS] & 0xFF);
    }

    public int port() {
        return (key[0] & 0xFF) << 8 | key[1] & 0xFF;
    }

    private String letters() {
        return new String(key, StandardCharsets.ISO_8859_1);
    }

    /// The server of a URL, without a port; as an address where it is one. Of a name itself.
    public String host() {
        String text = letters();
        if (kind != Kind.URL) {
            return text;
        }
        int slash = text.indexOf('/');
        String authority = slash < 0 ? text : text.substring(0, slash);
        int colon = authority.lastIndexOf(':');
        boolean port = colon > authority.lastIndexOf(']');
        String host = port ? authority.substring(0, colon) : authority;
        return host.startsWith("[") && host.endsWith("]")
                ? host.substring(1, host.length() - 1)
                : host;
    }

    /// As people write it.
    public String text() {
        return switch (kind) {
            case ADDRESS -> address().toString();
            case ENDPOINT -> new Peer(address(), port()).toString();
            case NETWORK -> network().toString();
            case FILE_DIGEST, CERTIFICATE, JA3, JA3S -> HexFormat.of().formatHex(key);
            default -> letters();
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Value value && value.kind == kind && Arrays.equals(value.key, key);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(key) * 31 + kind.hashCode();
    }

    @Override
    public String toString() {
        return kind.name().toLowerCase(Locale.ROOT) + " " + text();
    }
}
