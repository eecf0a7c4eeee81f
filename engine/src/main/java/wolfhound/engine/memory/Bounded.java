package wolfhound.engine.memory;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/// A map that forgets what was used longest ago when it is full, and counts what it forgot.
public final class Bounded<K, V> {
    private final int most;
    private final LinkedHashMap<K, V> entries;
    private long forgotten;

    /// @param most entries kept
    public Bounded(int most) {
        this.most = most;
        this.entries =
                new LinkedHashMap<>(16, 0.75f, true) {
                    @Override
                    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                        boolean full = size() > Bounded.this.most;
                        if (full) {
                            forgotten++;
                        }
                        return full;
                    }
                };
    }

    public @org.jspecify.annotations.Nullable V get(K key) {
        return entries.get(key);
    }

    public V get(K key, Function<K, V> fresh) {
        V value = entries.get(key);
        if (value == null) {
            value = fresh.apply(key);
            entries.put(key, value);
        }
        return value;
    }

    public void put(K key, V value) {
        entries.put(key, value);
    }

    public boolean contains(K key) {
        return entries.containsKey(key);
    }

    public void remove(K key) {
        entries.remove(key);
    }

    public int size() {
        return entries.size();
    }

    /// The entries, used longest ago first.
    public Map<K, V> entries() {
        return entries;
    }

    public long forgotten() {
        return forgotten;
    }
}
