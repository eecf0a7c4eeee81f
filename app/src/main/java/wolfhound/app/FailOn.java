package wolfhound.app;

import java.util.List;
import wolfhound.model.Verdict;
import wolfhound.outputs.Words;

/// From which verdict on a script wants to be told.
enum FailOn {
    INFECTED,
    SUSPECT,
    EXPOSED;

    boolean holds(List<Verdict> verdicts) {
        return verdicts.stream().anyMatch(verdict -> Words.rank(verdict) <= ordinal());
    }

    @Override
    public String toString() {
        return Words.key(this);
    }
}
