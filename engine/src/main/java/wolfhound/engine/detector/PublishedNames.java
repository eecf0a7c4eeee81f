package wolfhound.engine.detector;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import wolfhound.model.Behaviour;
import wolfhound.model.EvidenceClass;
import wolfhound.model.NameLookup;
import wolfhound.model.Observation;
import wolfhound.model.Sign;

/// The host asks for names that a published generator of malware makes on this very day. Two such
/// names are no chance: a generator makes some thousand of the 10¹⁷ strings of their length. Only a
/// machine that asks for others, or a researcher who replays the generator as we do, asks for them
/// as well: who asks for others is not proved guilty by it, and has a witness.
final class PublishedNames implements Detector<PublishedNames.Memory> {
    static final Sign REPLAYED =
            Sign.of(
                    "published-generator",
                    Behaviour.CALLBACK,
                    EvidenceClass.PROOF,
                    60,
                    "two or more names of the day of a published generator; nobody comes upon one by"
                            + " chance",
                    "T1568.002");

    static final Sign FOR_OTHERS =
            Sign.of(
                    "published-generator-passed-on",
                    Behaviour.CALLBACK,
                    EvidenceClass.DGA_LIKE,
                    15,
                    "the names of a published generator, asked for by a resolver or a mail server, which"
                            + " ask for what others send them",
                    "T1568.002");

    /// Strange names from which on it is worth asking what the generators make of the day.
    private static final int LEAST_ASKED = 4;

    private static final int MOST_ASKED = 256;
    private static final int LEAST_HITS = 2;
    private static final int LEAST_LABEL = 7;

    /// Clocks and time zones of infected machines are off by so many days at most.
    private static final int DAYS_OFF = 1;

    static final class Memory {
        private final Set<String> asked = new LinkedHashSet<>(2);
        private Instant began = Instant.MAX;
        private boolean told;
    }

    @Override
    public String name() {
        return "published-names";
    }

    @Override
    public List<Sign> signs() {
        return List.of(REPLAYED, FOR_OTHERS);
    }

    @Override
    public Set<Class<? extends Observation>> watches() {
        return Set.of(NameLookup.class);
    }

    @Override
    public Memory fresh() {
        return new Memory();
    }

    @Override
    public void see(Memory memory, Observation observation, Scene scene) {
        NameLookup lookup = (NameLookup) observation;
        boolean judged =
                lookup.seen().hostOpened()
                        && lookup.way() == NameLookup.Way.DNS
                        && !memory.told
                        && isStrange(lookup);
        if (!judged || memory.asked.size() >= MOST_ASKED) {
            return;
        }
        memory.asked.add(lookup.name().text());
        if (lookup.seen().at().isBefore(memory.began)) {
            memory.began = lookup.seen().at();
        }
        if (memory.asked.size() >= LEAST_ASKED) {
            replay(memory, lookup, scene);
        }
    }

    /// A registered name alone that does not answer, or that nobody could speak.
    private static boolean isStrange(NameLookup lookup) {
        String registered = lookup.name().registered();
        int dot = registered.indexOf('.');
        return dot >= LEAST_LABEL
                && lookup.name().below().isEmpty()
                && registered.indexOf('-') < 0
                && (lookup.outcome() != NameLookup.Outcome.ANSWERED
                        || LikelyGenerated.isUnspoken(registered.substring(0, dot)));
    }

    private static boolean asksForOthers(Scene scene) {
        return scene.host().askers() > 0 || scene.host().mailers() > 0;
    }

    private static void replay(Memory memory, NameLookup lookup, Scene scene) {
        LocalDate today = LocalDate.ofInstant(lookup.seen().at(), ZoneOffset.UTC);
        for (NameGenerators generator : NameGenerators.all()) {
            List<String> hits = memory.asked.stream().filter(generator::fits).toList();
            if (hits.size() >= LEAST_HITS) {
                hits = hits.stream().filter(name -> makes(generator, name, today)).toList();
            }
            if (hits.size() >= LEAST_HITS) {
                memory.told = true;
                scene.testify(claim(memory, lookup, generator.family(), hits, scene));
                return;
            }
        }
    }

    private static boolean makes(NameGenerators generator, String name, LocalDate today) {
        for (int off = -DAYS_OFF; off <= DAYS_OFF; off++) {
            if (generator.of(today.plusDays(off)).contains(name)) {
                return true;
            }
        }
        return false;
    }

    private static Claim claim(
            Memory memory, NameLookup lookup, String family, List<String> names, Scene scene) {
        return Claim.of(
                        asksForOthers(scene) ? FOR_OTHERS : REPLAYED,
                        lookup.seen(),
                        "asked for "
                                + names.size()
                                + " names that "
                                + family
                                + " generates on this day: "
                                + String.join(", ", names.subList(0, Math.min(3, names.size()))))
                .began(memory.began)
                .noPeer()
                .about(names.getFirst())
                .family(family, 0.9);
    }
}
