package wolfhound.engine.judge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import wolfhound.model.Alibi;
import wolfhound.model.Behaviour;
import wolfhound.model.Evidence;
import wolfhound.model.EvidenceClass;
import wolfhound.model.Excerpt;
import wolfhound.model.Group;
import wolfhound.model.Host;
import wolfhound.model.HostCase;
import wolfhound.model.Role;
import wolfhound.model.RoleGuess;
import wolfhound.model.Sign;
import wolfhound.model.Testimony;
import wolfhound.model.Weight;

/// Cases made for the judge: by hand and by chance.
final class Cases {
    static final Instant NOON = Instant.parse("2010-09-09T12:00:00Z");
    static final Host LAPTOP = Host.of("10.0.0.5");

    private Cases() {}

    static Evidence evidence(EvidenceClass kind, double weight, String group, int second) {
        Sign sign =
                Sign.of(
                        "sign-" + kind.text(),
                        Behaviour.CALLBACK,
                        kind,
                        weight,
                        "made for the test");
        Instant at = NOON.plusSeconds(second);
        return new Evidence(
                "detector-" + kind.text(),
                sign,
                LAPTOP,
                at,
                at,
                Optional.empty(),
                "",
                new Weight(weight),
                1,
                new Group(Group.Cause.DETECTOR, group),
                "because " + weight + " " + group,
                List.of(),
                Optional.empty(),
                Excerpt.NONE,
                0);
    }

    static HostCase of(Role role, List<? extends Testimony> testimonies) {
        return new HostCase(
                LAPTOP,
                new TreeSet<>(List.of("laptop")),
                List.of(new RoleGuess(role, 1)),
                1,
                NOON,
                NOON.plusSeconds(3600),
                List.copyOf(testimonies),
                0);
    }

    static HostCase workstation(Testimony... testimonies) {
        return of(Role.WORKSTATION, List.of(testimonies));
    }

    static Alibi alibi(Evidence answers, double relief) {
        return new Alibi("witness", answers, new Weight(relief), "it is innocent", "it were not");
    }

    /// Any evidence of these classes: up to three times its cap, of eight groups, within an hour.
    static Arbitrary<Evidence> anyEvidence(List<EvidenceClass> kinds) {
        return Combinators.combine(
                        Arbitraries.of(kinds),
                        Arbitraries.doubles().between(0, 60),
                        Arbitraries.integers().between(1, 8),
                        Arbitraries.integers().between(0, 3600))
                .as((kind, weight, group, second) ->
                        evidence(
                                kind,
                                Math.min(weight, kind.cap().decibans()),
                                "g" + group,
                                second));
    }

    static Arbitrary<List<Evidence>> anyHeap(List<EvidenceClass> kinds) {
        return anyEvidence(kinds).list().ofMaxSize(40).map(Cases::inOrder);
    }

    static List<Evidence> inOrder(List<Evidence> heap) {
        List<Evidence> ordered = new ArrayList<>(heap);
        ordered.sort(java.util.Comparator.comparing(Evidence::at));
        return ordered;
    }

    static List<EvidenceClass> allClasses() {
        return List.of(EvidenceClass.values());
    }

    static List<EvidenceClass> softClasses() {
        return allClasses().stream().filter(kind -> !kind.isHard()).toList();
    }
}
