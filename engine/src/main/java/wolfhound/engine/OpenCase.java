package wolfhound.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import wolfhound.engine.witness.Witness;
import wolfhound.model.Alibi;
import wolfhound.model.Evidence;
import wolfhound.model.Family;
import wolfhound.model.Group;
import wolfhound.model.Testimony;

/// What stands against one host, and what was answered to it.
final class OpenCase {
    /// Pieces of evidence of one sign and group that are kept; the next would count less than a
    /// hundredth.
    private static final int MOST_OF_A_GROUP = 6;

    /// Pieces of evidence kept of one host.
    private static final int MOST_EVIDENCE = 256;

    private final List<Evidence> evidence = new ArrayList<>();
    private final Answers answers = new Answers();
    private final Map<String, Integer> filed;
    private long unfiled;

    /// Pieces of evidence that were there before the host's last rest.
    private int settled;

    String verdict;

    OpenCase() {
        this("clear", new HashMap<>(2), 0);
    }

    /// A case taken up again; its evidence follows, see [#takeUp].
    OpenCase(String verdict, Map<String, Integer> filed, long unfiled) {
        this.verdict = verdict;
        this.filed = filed;
        this.unfiled = unfiled;
    }

    /// @return whether it was filed; evidence beyond the bounds is only counted, as is what
    ///   detectors tell again that forgot over a rest what they had told
    boolean file(Evidence item) {
        Group group = item.group();
        String family = item.family().map(Family::name).orElse("");
        int ofGroup = filed.merge(item.sign().id() + " " + group + family, 1, Integer::sum);
        if (ofGroup > MOST_OF_A_GROUP || evidence.size() >= MOST_EVIDENCE || isSettled(item)) {
            unfiled++;
            return false;
        }
        evidence.add(item);
        return true;
    }

    private boolean isSettled(Evidence item) {
        for (Evidence before : evidence.subList(0, settled)) {
            if (before.sign().equals(item.sign())
                    && before.group().equals(item.group())
                    && before.peer().equals(item.peer())
                    && before.about().equals(item.about())) {
                return true;
            }
        }
        return false;
    }

    /// Evidence that was filed before.
    void takeUp(Evidence item) {
        evidence.add(item);
    }

    /// Pieces of evidence by sign, group and family, with those beyond the bounds.
    Map<String, Integer> filed() {
        return filed;
    }

    List<Evidence> evidence() {
        return evidence;
    }

    /// Whether the evidence is from before the host's last rest.
    boolean isFromBeforeRest(int item) {
        return item < settled;
    }

    /// The host is laid to rest: its last pages and files are forgotten, and what witnesses said
    /// who looked at them stands.
    void settle() {
        settled = evidence.size();
    }

    /// Evidence beyond the bounds.
    long unfiled() {
        return unfiled;
    }

    /// What the witness says of a piece of evidence now.
    void answer(Evidence item, Witness witness, Optional<Alibi> alibi) {
        answers.hear(item, witness, alibi);
    }

    /// What a witness says who looked for pages that are forgotten: his alibi stands where he said
    /// no less before the rest, and only numbers of others have changed. His silence means nothing.
    void confirm(Evidence item, Witness witness, Optional<Alibi> alibi) {
        if (alibi.isPresent() && answers.hasGiven(witness, alibi.get())) {
            answer(item, witness, alibi);
        }
    }

    /// The evidence in the order of time.
    List<Evidence> ordered() {
        List<Evidence> ordered = new ArrayList<>(evidence);
        ordered.sort(
                Comparator.comparing(Evidence::at)
                        .thenComparing(item -> item.sign().id())
                        .thenComparing(item -> item.group().toString())
                        .thenComparing(Evidence::because));
        return ordered;
    }

    /// Each of these pieces of evidence followed by its alibis that stand, in the order of their
    /// names.
    List<Testimony> testimonies(List<Evidence> ordered) {
        List<Testimony> testimonies = new ArrayList<>();
        for (Evidence item : ordered) {
            testimonies.add(item);
            testimonies.addAll(answers.standing(item, ordered));
        }
        return testimonies;
    }

    /// The alibis for a piece of evidence, also those that do not stand now, in the order of their
    /// names.
    List<Alibi> given(Evidence item) {
        return answers.given(item);
    }
}
