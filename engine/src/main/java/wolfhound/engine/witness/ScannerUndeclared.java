package wolfhound.engine.witness;

import java.util.Optional;
import wolfhound.engine.memory.HostMemory;
import wolfhound.engine.memory.Knowledge;
import wolfhound.engine.memory.Surroundings;
import wolfhound.model.Alibi;
import wolfhound.model.Behaviour;
import wolfhound.model.Evidence;
import wolfhound.model.EvidenceClass;
import wolfhound.model.Role;

/// A machine that watches or takes stock of the network: it sweeps inside, and says what it is. An
/// unnamed one is worth a question, so some weight stays.
final class ScannerUndeclared implements Witness {
    private static final Scope SCOPE =
            Scope.of(
                    Behaviour.SCAN,
                    EvidenceClass.EFFECT,
                    EvidenceClass.RARITY,
                    EvidenceClass.TEMPLATE);

    @Override
    public String name() {
        return "scanner-undeclared";
    }

    @Override
    public Scope scope() {
        return SCOPE;
    }

    @Override
    public Optional<Alibi> explain(
            Evidence evidence, HostMemory host, Surroundings surroundings, Knowledge knowledge) {
        if (!host.declaredRoles().isEmpty()) {
            return Optional.empty(); // the user's word decides, with its hours
        }
        Optional<String> program =
                Reliefs.software(
                        host,
                        "nmap",
                        "nessus",
                        "openvas",
                        "qualys",
                        "nagios",
                        "zabbix",
                        "prtg",
                        "rapid7",
                        "lansweeper",
                        "nuclei",
                        "masscan",
                        "zgrab",
                        "icinga",
                        "spiceworks");
        if (program.isPresent()) {
            return Reliefs.share(
                    this,
                    evidence,
                    0.7,
                    "runs " + program.get(),
                    "a declaration of this scanner that does not fit the time or the target");
        }
        double server = Reliefs.confidence(host, Role.SERVER);
        boolean inside = evidence.about().endsWith("inside");
        if (!inside || server < 0.5) {
            return Optional.empty();
        }
        return Reliefs.share(
                this,
                evidence,
                server * 0.5,
                "a server that looks for machines inside, as monitors do",
                "the same sweep outside");
    }
}
