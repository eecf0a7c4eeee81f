package wolfhound.app;

import java.util.List;
import wolfhound.model.Verdict;
import wolfhound.outputs.Words;

/// From which verdict on a script wants to be told.
enum FailOn {
    INFECTED,
    SUSPECT,
    EXPOSED;

    /// In a declared lab or honeypot infections are meant to be: nobody is to be woken for them.
    boolean holds(List<Verdict> verdicts) {
        return verdicts.stream()
                .filter(verdict -> verdict.hostCase().circumstances().label().isEmpty())
                .anyMatch(verdict -> Words.rank(verdict) <= ordinal());
    }

    @Override
    public String toString() {
        return Words.key(this);
    }
}
