package wolfhound.engine.witness;

import java.util.List;

/// Every witness: the table of contents of the innocent explanations that Wolfhound knows.
public final class Witnesses {
    private Witnesses() {}

    public static List<Witness> all() {
        return List.of();
    }
}
