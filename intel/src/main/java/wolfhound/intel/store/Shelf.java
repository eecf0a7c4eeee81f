package wolfhound.intel.store;

import java.io.IOException;
import java.util.Arrays;
import java.util.function.IntConsumer;
import wolfhound.intel.value.Value;
import wolfhound.model.Address;
import wolfhound.model.Indicator.Kind;

/// Entries with their indices: what is said of an address, a name, a URL or a digest. Nothing is
/// allocated where nothing is found.
public final class Shelf {
    // Second ways to an entry, beside the kinds of indicators.
    private static final int SERVER_OF_URL = 100;
    private static final int ADDRESS_OF_ENDPOINT = 101;

    private final Entries entries;
    private final KeyIndex keys;
    private final NetworkIndex networks;
    private final long repeated;
    private final long crowded;

    private Shelf(
            Entries entries, KeyIndex keys, NetworkIndex networks, long repeated, long crowded) {
        this.entries = entries;
        this.keys = keys;
        this.networks = networks;
        this.repeated = repeated;
        this.crowded = crowded;
    }

    public static Shelf of(Entries entries) {
        int size = entries.size();
        int most = 0;
        int wide = 0;
        for (int e = 0; e < size; e++) {
            int kind = entries.kind(e);
            boolean twice = kind == Kind.URL.ordinal() || kind == Kind.ENDPOINT.ordinal();
            wide += kind == Kind.NETWORK.ordinal() ? 1 : 0;
            most += twice ? 2 : 1;
        }
        Making making = new Making(entries, KeyIndex.empty(most), wide);
        for (int e = 0; e < size; e++) {
            making.add(e);
        }
        return new Shelf(
                entries,
                making.keys,
                NetworkIndex.of(making.high, making.low, making.prefix, making.network),
                making.repeated,
                making.crowded);
    }

    /// The indices while they are filled.
    private static final class Making {
        final Entries entries;
        final KeyIndex keys;
        final long[] high;
        final long[] low;
        final int[] prefix;
        final int[] network;
        int networks;
        long repeated;
        long crowded;

        Making(Entries entries, KeyIndex keys, int wide) {
            this.entries = entries;
            this.keys = keys;
            this.high = new long[wide];
            this.low = new long[wide];
            this.prefix = new int[wide];
            this.network = new int[wide];
        }

        void add(int e) {
            int kind = entries.kind(e);
            if (kind == Kind.NETWORK.ordinal()) {
                Value value = new Value(Kind.NETWORK, entries.key(e));
                high[networks] = value.address().high();
                low[networks] = value.address().low();
                prefix[networks] = value.network().prefix();
                network[networks++] = e;
                return;
            }
            if (!put(entries.digestFrom(e, 0, kind), e)) {
                return;
            }
            if (kind == Kind.URL.ordinal()) {
                put(entries.digestOfServer(e, SERVER_OF_URL), e);
            } else if (kind == Kind.ENDPOINT.ordinal()) {
                put(entries.digestFrom(e, 2, ADDRESS_OF_ENDPOINT), e);
            }
        }

        /// False for what the same voice said before.
        private boolean put(long digest, int e) {
            int same = 0;
            for (int p = keys.first(digest); p >= 0; p = keys.next(p, digest)) {
                int other = keys.entry(p);
                if (entries.voice(other) == entries.voice(e) && entries.sameKey(other, e)) {
                    repeated++;
                    return false;
                }
                same++;
            }
            if (same >= KeyIndex.MOST_OF_A_KEY) {
                crowded++;
                return true;
            }
            keys.put(digest, e);
            return true;
        }
    }

    public Entries entries() {
        return entries;
    }

    /// Entries that said again what the same voice had said of the same value.
    public long repeated() {
        return repeated;
    }

    /// Ways to an entry that were left out because its key has too many.
    public long crowded() {
        return crowded;
    }

    /// Told of what is found.
    public interface Finder {
        /// @param itself whether the entry names the value, as against its server or another port
        void met(int entry, boolean itself);
    }

    /// Entries that name the address, the address and this port, another port of it, or a network
    /// around it.
    public void address(Address address, int port, Finder finder) {
        long digest = digest(address);
        byte[] key = null;
        long sought = Digest.of(digest, Kind.ADDRESS.ordinal());
        for (int p = keys.first(sought); p >= 0; p = keys.next(p, sought)) {
            key = key == null ? Value.bytes(address) : key;
            if (entries.ends(keys.entry(p), Kind.ADDRESS.ordinal(), key, 0)) {
                finder.met(keys.entry(p), true);
            }
        }
        sought = Digest.of(digest, ADDRESS_OF_ENDPOINT);
        for (int p = keys.first(sought); p >= 0; p = keys.next(p, sought)) {
            key = key == null ? Value.bytes(address) : key;
            int entry = keys.entry(p);
            if (entries.ends(entry, Kind.ENDPOINT.ordinal(), key, 2)
                    && !entries.hasPort(entry, port)) {
                finder.met(entry, false);
            }
        }
        if (port > 0) {
            long both = Digest.left(Digest.left(digest, port & 0xFF), port >> 8 & 0xFF);
            sought = Digest.of(both, Kind.ENDPOINT.ordinal());
            for (int p = keys.first(sought); p >= 0; p = keys.next(p, sought)) {
                key = key == null ? Value.bytes(address) : key;
                int entry = keys.entry(p);
                if (entries.ends(entry, Kind.ENDPOINT.ordinal(), key, 2)
                        && entries.hasPort(entry, port)) {
                    finder.met(entry, true);
                }
            }
        }
        networks.around(address, entry -> finder.met(entry, true));
    }

    private static long digest(Address address) {
        long digest = Digest.START;
        for (int i = 0; i < 64; i += 8) {
            digest = Digest.left(digest, (int) (address.low() >>> i) & 0xFF);
        }
        for (int i = 0; i < 64; i += 8) {
            digest = Digest.left(digest, (int) (address.high() >>> i) & 0xFF);
        }
        return digest;
    }

    /// Entries that name this name, or a domain that it lies in.
    public void name(String name, IntConsumer finder) {
        long digest = Digest.START;
        for (int i = name.length() - 1; i >= 0; i--) {
            digest = Digest.left(digest, name.charAt(i));
            if (i == 0 || name.charAt(i - 1) == '.') {
                text(Digest.of(digest, Kind.DOMAIN.ordinal()), Kind.DOMAIN, name, i, finder);
            }
        }
        text(Digest.of(digest, Kind.HOST_NAME.ordinal()), Kind.HOST_NAME, name, 0, finder);
    }

    /// Entries of pages on the server; up to a few of them.
    public void server(String server, IntConsumer finder) {
        long sought = Digest.of(server, SERVER_OF_URL);
        for (int p = keys.first(sought); p >= 0; p = keys.next(p, sought)) {
            if (entries.isServer(keys.entry(p), Kind.URL.ordinal(), server)) {
                finder.accept(keys.entry(p));
            }
        }
    }

    /// Entries with just this key.
    public void text(Kind kind, String key, IntConsumer finder) {
        text(Digest.of(key, kind.ordinal()), kind, key, 0, finder);
    }

    private void text(long sought, Kind kind, String text, int from, IntConsumer finder) {
        for (int p = keys.first(sought); p >= 0; p = keys.next(p, sought)) {
            if (entries.is(keys.entry(p), kind.ordinal(), text, from)) {
                finder.accept(keys.entry(p));
            }
        }
    }

    /// … in bytes.
    public void bytes(Kind kind, byte[] key, IntConsumer finder) {
        long sought = Digest.of(key, 0, key.length, kind.ordinal());
        for (int p = keys.first(sought); p >= 0; p = keys.next(p, sought)) {
            if (entries.is(keys.entry(p), kind.ordinal(), key)) {
                finder.accept(keys.entry(p));
            }
        }
    }

    /// All entries of networks that are just this one.
    public void network(Value network, IntConsumer finder) {
        networks.around(
                network.address(),
                entry -> {
                    if (Arrays.equals(entries.key(entry), network.key())) {
                        finder.accept(entry);
                    }
                });
    }

    public void write(Saving out) throws IOException {
        entries.write(out);
        keys.write(out);
        networks.write(out);
        out.longs(new long[] {repeated, crowded});
    }

    public static Shelf read(Loading in) throws IOException {
        Entries entries = Entries.read(in);
        KeyIndex keys = KeyIndex.read(in);
        NetworkIndex networks = NetworkIndex.read(in);
        long[] counts = in.longs();
        return new Shelf(entries, keys, networks, counts[0], counts[1]);
    }
}
