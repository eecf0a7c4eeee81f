package wolfhound.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import wolfhound.engine.witness.Witness;
import wolfhound.model.Alibi;
import wolfhound.model.Evidence;

/// What the witnesses said of one host's evidence, and which of their alibis stand. An alibi falls
/// when its witness, who forgets nothing that it asks for, says it no more, and does not stand
/// beside evidence that breaks it. Which stand depends on what is on file and not on the order in
/// which it came.
final class Answers {
    /// A piece of evidence of which an alibi takes this share breaks nobody else's.
    private static final double EXPLAINED = 0.5;

    private final Map<Evidence, Map<String, Answer>> answers = new HashMap<>(2);

    private record Answer(Witness witness, Alibi alibi) {}

    /// The witness was asked about this piece of evidence, once more where it had been before.
    void hear(Evidence item, Witness witness, Optional<Alibi> alibi) {
        if (alibi.isPresent()) {
            answers.computeIfAbsent(item, e -> new TreeMap<>())
                    .put(witness.name(), new Answer(witness, alibi.get()));
        } else if (witness.withdraws() && answers.containsKey(item)) {
            answers.get(item).remove(witness.name());
        }
    }

    /// Whether the witness gave an alibi before that takes as much as this one, or less.
    boolean hasGiven(Witness witness, Alibi alibi) {
        Answer before = answers.getOrDefault(alibi.answers(), Map.of()).get(witness.name());
        return before != null && alibi.relief().compareTo(before.alibi.relief()) >= 0;
    }

    /// All alibis for a piece of evidence, in the order of their names.
    List<Alibi> given(Evidence item) {
        return answers.getOrDefault(item, Map.of()).values().stream().map(Answer::alibi).toList();
    }

    /// The alibis for a piece of evidence that stand beside all others of the case, in the order of
    /// their names.
    List<Alibi> standing(Evidence item, List<Evidence> all) {
        Map<String, Answer> given = answers.getOrDefault(item, Map.of());
        return given.values().stream()
                .filter(answer -> all.stream().noneMatch(other -> breaks(answer, item, other)))
                .map(Answer::alibi)
                .toList();
    }

    private boolean breaks(Answer answer, Evidence item, Evidence other) {
        return answer.witness.isBrokenBy(item, other) && !isExplained(other);
    }

    /// By anybody at all, also by an alibi that does not stand: in doubt for the host.
    private boolean isExplained(Evidence other) {
        double enough = other.weight().decibans() * EXPLAINED;
        return answers.getOrDefault(other, Map.of()).values().stream()
                .anyMatch(answer -> answer.alibi.relief().decibans() >= enough);
    }
}
