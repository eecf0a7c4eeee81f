package wolfhound.engine.witness;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import wolfhound.model.Behaviour;
import wolfhound.model.Evidence;
import wolfhound.model.EvidenceClass;

/// The conduct that an innocent cause can bring about: for each behaviour, the classes of evidence.
/// A witness is never asked about anything else, so that no explanation can excuse what it cannot
/// cause.
public final class Scope {
    /// What rests on who was contacted and how often alone.
    static final Set<EvidenceClass> CONTACT =
            EnumSet.of(
                    EvidenceClass.EXPOSURE,
                    EvidenceClass.INDICATOR,
                    EvidenceClass.PERIODICITY,
                    EvidenceClass.RARITY,
                    EvidenceClass.FINGERPRINT,
                    EvidenceClass.NO_DNS);

    private final Map<Behaviour, Set<EvidenceClass>> conduct;

    private Scope(Map<Behaviour, Set<EvidenceClass>> conduct) {
        this.conduct = conduct;
    }

    /// Contact of any sort and nothing that was said.
    static Scope contact() {
        return ofAnyBehaviour(CONTACT.toArray(new EvidenceClass[0]));
    }

    /// These classes whatever the behaviour.
    static Scope ofAnyBehaviour(EvidenceClass... kinds) {
        Map<Behaviour, Set<EvidenceClass>> conduct = new EnumMap<>(Behaviour.class);
        for (Behaviour behaviour : Behaviour.values()) {
            conduct.put(behaviour, EnumSet.copyOf(List.of(kinds)));
        }
        return new Scope(conduct);
    }

    /// These classes of this behaviour.
    static Scope of(Behaviour behaviour, EvidenceClass... kinds) {
        Map<Behaviour, Set<EvidenceClass>> conduct = new EnumMap<>(Behaviour.class);
        conduct.put(behaviour, EnumSet.copyOf(List.of(kinds)));
        return new Scope(conduct);
    }

    Scope and(Behaviour behaviour, EvidenceClass... kinds) {
        Map<Behaviour, Set<EvidenceClass>> both = new EnumMap<>(Behaviour.class);
        conduct.forEach((b, k) -> both.put(b, EnumSet.copyOf(k)));
        both.computeIfAbsent(behaviour, b -> EnumSet.noneOf(EvidenceClass.class))
                .addAll(List.of(kinds));
        return new Scope(both);
    }

    public boolean covers(Behaviour behaviour, EvidenceClass kind) {
        return conduct.getOrDefault(behaviour, Set.of()).contains(kind);
    }

    public boolean covers(Evidence evidence) {
        return covers(evidence.behaviour(), evidence.kind());
    }

    /// `callback: periodicity, rarity; scan: effect`, in the order of the words.
    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        conduct.forEach((behaviour, kinds) ->
                parts.add(
                        behaviour.name().toLowerCase(Locale.ROOT)
                                + ": "
                                + String.join(
                                        ", ", kinds.stream().map(EvidenceClass::text).toList())));
        return String.join("; ", parts);
    }
}
