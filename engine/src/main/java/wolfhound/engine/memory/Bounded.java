package wolfhound.engine.memory;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A map that forgets what was used longest ago when it is full, and counts what it forgot. Most of
/// them never hold anything, so what holds is made with the first entry.
public final class Bounded<K, V> {
    private final int most;
    private @Nullable LinkedHashMap<K, V> entries;
    private long forgotten;

    /// What was used last is often what is used next, and needs no moving then.
    private @Nullable K latestKey;

    private @Nullable V latest;

    /// @param most entries kept
    public Bounded(int most) {
        this.most = most;
    }

    public @Nullable V get(K key) {
        if (entries == null) {
            return null;
        }
        if (key.equals(latestKey)) {
            return latest;
        }
        V value = entries.get(key);
        if (value != null) {
            latestKey = key;
            latest = value;
        }
        return value;
    }

    public V get(K key, Function<K, V> fresh) {
        V value = get(key);
        if (value == null) {
            value = fresh.apply(key);
            put(key, value);
        }
        return value;
    }

    public void put(K key, V value) {
        if (entries == null) {
            entries = new LinkedHashMap<>(2, 0.75f, true);
        }
        entries.put(key, value);
        latestKey = key;
        latest = value;
        if (entries.size() > most) {
            entries.pollFirstEntry();
            forgotten++;
        }
    }

    public boolean contains(K key) {
        return entries != null && entries.containsKey(key);
    }

    public void remove(K key) {
        if (entries != null) {
            entries.remove(key);
        }
        latestKey = null;
        latest = null;
    }

    public int size() {
        return entries == null ? 0 : entries.size();
    }

    /// The entries, used longest ago first.
    public Map<K, V> entries() {
        return entries == null ? Map.of() : entries;
    }

    /// Counts what was forgotten before these entries were kept elsewhere.
    void forgot(long before) {
        forgotten += before;
    }

    public long forgotten() {
        return forgotten;
    }
}
