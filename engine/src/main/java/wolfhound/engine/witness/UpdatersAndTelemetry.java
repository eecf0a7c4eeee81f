package wolfhound.engine.witness;

import java.util.Optional;
import wolfhound.engine.memory.HostMemory;
import wolfhound.engine.memory.Knowledge;
import wolfhound.engine.memory.Surroundings;
import wolfhound.model.Address;
import wolfhound.model.Alibi;
import wolfhound.model.Behaviour;
import wolfhound.model.Evidence;
import wolfhound.model.EvidenceClass;

/// Updates, telemetry and watches of vendors: regular, alike, without a page before them. They do
/// not lie about protocols, and do not carry passwords.
final class UpdatersAndTelemetry implements Witness {
    /// So many others of this network keep the same company, and some of them browse there: it is
    /// something that is installed here. Several machines with the same malware also share a
    /// server, which nobody browses.
    private static final int COMMON = 5;

    private static final int BROWSERS = 1;

    private static final Scope SCOPE =
            Scope.of(
                            Behaviour.CALLBACK,
                            EvidenceClass.PERIODICITY,
                            EvidenceClass.RARITY,
                            EvidenceClass.FINGERPRINT,
                            EvidenceClass.NO_DNS)
                    .and(Behaviour.EXPOSURE, EvidenceClass.RARITY, EvidenceClass.EXPOSURE);

    @Override
    public String name() {
        return "updaters-and-telemetry";
    }

    @Override
    public Scope scope() {
        return SCOPE;
    }

    @Override
    public Optional<Alibi> explain(
            Evidence evidence, HostMemory host, Surroundings surroundings, Knowledge knowledge) {
        if (evidence.peer().isEmpty()) {
            return Optional.empty();
        }
        Optional<String> maker = Lookback.maker(evidence, host, knowledge);
        if (maker.isPresent()) {
            return Reliefs.share(
                    this,
                    evidence,
                    1,
                    maker.get() + " serves updates, telemetry or certificates",
                    "content of the host's own in what is sent there");
        }
        Address server = evidence.peer().get().address();
        int others = surroundings.othersWith(server, host.host());
        int browsers = surroundings.othersBrowsing(server, host.host());
        boolean named = !host.namesOf(server).isEmpty();
        if (others < COMMON || browsers < BROWSERS || !named) {
            return Optional.empty();
        }
        return Reliefs.share(
                this,
                evidence,
                0.7,
                "at least " + others + " other hosts here deal with the same server, and browse it",
                "the others showing the same template: then all are infected");
    }
}
