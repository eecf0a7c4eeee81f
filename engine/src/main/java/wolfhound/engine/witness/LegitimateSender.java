package wolfhound.engine.witness;

import java.util.Locale;
import java.util.Optional;
import wolfhound.engine.memory.HostMemory;
import wolfhound.engine.memory.Knowledge;
import wolfhound.engine.memory.Surroundings;
import wolfhound.model.Alibi;
import wolfhound.model.Behaviour;
import wolfhound.model.Evidence;
import wolfhound.model.EvidenceClass;
import wolfhound.model.Role;

/// A device that reports by mail: scanner, storage, camera, power supply. It bears no mail
/// program's marks. It never mails passwords or inventories of users.
final class LegitimateSender implements Witness {
    private static final Scope SCOPE = Scope.of(Behaviour.THEFT, EvidenceClass.TEMPLATE);

    @Override
    public String name() {
        return "legitimate-sender";
    }

    @Override
    public Scope scope() {
        return SCOPE;
    }

    /// Who mails away what a machine keeps to itself is no device that reports.
    @Override
    public boolean isBrokenBy(Evidence explained, Evidence other) {
        return other.kind() == EvidenceClass.OWN_SECRET
                && other.behaviour() == Behaviour.THEFT
                && explained.about().equals(other.about());
    }

    @Override
    public Optional<Alibi> explain(
            Evidence evidence, HostMemory host, Surroundings surroundings, Knowledge knowledge) {
        boolean mail = evidence.about().indexOf('@') > 0 && !evidence.about().contains("://");
        if (!mail) {
            return Optional.empty();
        }
        double device = Reliefs.confidence(host, Role.PRINTER_OR_IOT);
        double server = Reliefs.confidence(host, Role.SERVER);
        double role = Math.max(device, server);
        // Thieves write to one house as well, but over a server outside.
        boolean toItsOwn =
                evidence.peer().map(peer -> peer.address().isPrivate()).orElse(false)
                        && host.mailDomains().size() == 1
                        && evidence.about()
                                .toLowerCase(Locale.ROOT)
                                .endsWith("@" + host.mailDomains().iterator().next());
        if (role < 0.5 && toItsOwn) {
            return Reliefs.share(
                    this,
                    evidence,
                    0.5,
                    "writes to its own house alone, as scripts and devices report",
                    "passwords or key strokes in the mail");
        }
        if (role < 0.5) {
            return Optional.empty();
        }
        return Reliefs.share(
                this,
                evidence,
                role,
                "devices and servers report by mail without a mail program",
                "passwords or key strokes in the mail");
    }
}
