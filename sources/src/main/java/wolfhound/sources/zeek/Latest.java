package wolfhound.sources.zeek;

import java.util.LinkedHashMap;
import java.util.Map;

/// The latest of many names, to tell once what many lines repeat.
final class Latest {
    private static final int MOST = 20_000;

    private final Map<String, Boolean> names =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                    return size() > MOST;
                }
            };

    /// @return false where it was there already
    boolean add(String name) {
        return names.put(name, true) == null;
    }
}
