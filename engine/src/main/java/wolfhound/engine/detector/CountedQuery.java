package wolfhound.engine.detector;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import wolfhound.model.Behaviour;
import wolfhound.model.EvidenceClass;
import wolfhound.model.Group;
import wolfhound.model.Observation;
import wolfhound.model.Sign;
import wolfhound.model.WebRequest;

/// A question that proves itself: one field, whose name is a changing number in hex and whose value
/// is a small multiple of it in decimals (`?1a2b3=428748`). A server can tell by it that one of its
/// own asks. A name and a value that have nothing to do with each other agree so once in some ten
/// thousand times; twice, with other numbers, is no chance.
final class CountedQuery implements Detector<CountedQuery.Memory> {
    static final Sign PROVES =
            Sign.of(
                    "query-proves-itself",
                    Behaviour.CALLBACK,
                    EvidenceClass.TEMPLATE,
                    35,
                    "two or more requests whose only field is a changing number and its multiple",
                    "T1071.001",
                    "T1132");
    static final Sign SCATTERED =
            Sign.of(
                    "query-proved-everywhere",
                    Behaviour.CALLBACK,
                    EvidenceClass.DIALECT,
                    25,
                    "the same proof shown to servers of different names",
                    "T1008");

    private static final int LEAST_DIGITS = 4;
    private static final int MOST_TIMES = 16;
    private static final int MOST_KEPT = 16;

    static final class Memory {
        private final Set<Integer> numbers = new LinkedHashSet<>(2);
        private final Set<String> servers = new LinkedHashSet<>(2);
        private Instant began = Instant.MAX;
        private boolean provesTold;
        private boolean scatteredTold;
    }

    @Override
    public String name() {
        return "counted-query";
    }

    @Override
    public List<Sign> signs() {
        return List.of(PROVES, SCATTERED);
    }

    @Override
    public Set<Class<? extends Observation>> watches() {
        return Set.of(WebRequest.class);
    }

    @Override
    public Memory fresh() {
        return new Memory();
    }

    @Override
    public void see(Memory memory, Observation observation, Scene scene) {
        WebRequest request = (WebRequest) observation;
        OptionalInt number =
                Outside.is(request.seen()) ? proof(request.query()) : OptionalInt.empty();
        if (number.isEmpty() || !scene.facts(request).client().isAnonymous()) {
            return;
        }
        if (memory.numbers.size() < MOST_KEPT) {
            memory.numbers.add(number.getAsInt());
            memory.servers.add(request.host());
        }
        if (request.seen().at().isBefore(memory.began)) {
            memory.began = request.seen().at();
        }
        if (memory.numbers.size() < 2) {
            return;
        }
        if (!memory.provesTold) {
            memory.provesTold = true;
            scene.testify(
                    Claim.of(
                                    PROVES,
                                    request.seen(),
                                    memory.numbers.size()
                                            + " requests had one field, named by a new number and worth"
                                            + " its multiple: "
                                            + request.pathAndQuery())
                            .began(memory.began)
                            .about(request.url())
                            .group(Group.Cause.DETECTOR, "counted-query"));
        }
        if (memory.servers.size() >= 2 && !memory.scatteredTold) {
            memory.scatteredTold = true;
            scene.testify(
                    Claim.of(
                                    SCATTERED,
                                    request.seen(),
                                    "showed that proof to " + String.join(" and ", memory.servers))
                            .began(memory.began)
                            .noPeer()
                            .group(Group.Cause.DETECTOR, "counted-servers"));
        }
    }

    /// The number in the name of the only field, if its value is a multiple of it.
    static OptionalInt proof(String query) {
        int mark = query.indexOf('=');
        boolean shaped =
                mark >= LEAST_DIGITS
                        && mark <= 7
                        && query.length() - mark - 1 >= LEAST_DIGITS
                        && query.length() - mark - 1 <= 9
                        && query.indexOf('&') < 0;
        if (!shaped) {
            return OptionalInt.empty();
        }
        int name = 0;
        for (int i = 0; i < mark; i++) {
            int digit = Character.digit(query.charAt(i), 16);
            if (digit < 0) {
                return OptionalInt.empty();
            }
            name = name * 16 + digit;
        }
        int value = 0;
        for (int i = mark + 1; i < query.length(); i++) {
            int digit = Character.digit(query.charAt(i), 10);
            if (digit < 0) {
                return OptionalInt.empty();
            }
            value = value * 10 + digit;
        }
        boolean multiple = name > 0 && value % name == 0 && value / name <= MOST_TIMES;
        return multiple && value > 0 ? OptionalInt.of(name) : OptionalInt.empty();
    }
}
