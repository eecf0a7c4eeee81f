package wolfhound.engine.inventory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// What products a text names. Hosts say the same few texts over and over, so that the last ones
/// are remembered; one of these serves all hosts of an engine.
public final class Catalogue {
    /// Characters of a text that are read.
    private static final int MOST_TEXT = 512;

    /// Texts whose products are remembered.
    private static final int MOST_KNOWN = 2048;

    private final LinkedHashMap<String, List<Cpe>> known = new LinkedHashMap<>(16, 0.75f, true);

    /// The products named, each once, in the order of the list of products.
    List<Cpe> in(String text) {
        List<Cpe> before = known.get(text);
        if (before != null) {
            return before;
        }
        String read = text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT);
        List<Cpe> found = new ArrayList<>();
        for (Product product : Products.ALL) {
            product.in(read).filter(cpe -> !found.contains(cpe)).ifPresent(found::add);
        }
        List<Cpe> all = List.copyOf(found);
        known.put(text, all);
        if (known.size() > MOST_KNOWN) {
            known.pollFirstEntry();
        }
        return all;
    }
}
