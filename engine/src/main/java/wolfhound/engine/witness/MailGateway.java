package wolfhound.engine.witness;

import java.util.Optional;
import java.util.Set;
import wolfhound.engine.memory.HostMemory;
import wolfhound.engine.memory.Knowledge;
import wolfhound.engine.memory.Surroundings;
import wolfhound.model.Alibi;
import wolfhound.model.Behaviour;
import wolfhound.model.Evidence;
import wolfhound.model.EvidenceClass;
import wolfhound.model.Role;

/// The host is a mail server: it looks names up for the mail it handles, and delivers to many. It
/// never mails its own inventory, and never passes on what it fetched.
final class MailGateway implements Witness {
    private static final Set<Integer> MAIL_PORTS = Set.of(25, 465, 587);

    private static final Scope SCOPE =
            Scope.of(
                            Behaviour.SPAM,
                            EvidenceClass.EFFECT,
                            EvidenceClass.DIALECT,
                            EvidenceClass.TEMPLATE,
                            EvidenceClass.RARITY)
                    .and(Behaviour.CALLBACK, EvidenceClass.DGA_LIKE, EvidenceClass.RULE)
                    .and(Behaviour.EXPOSURE, EvidenceClass.EXPOSURE, EvidenceClass.INDICATOR);

    @Override
    public String name() {
        return "mail-gateway";
    }

    @Override
    public Scope scope() {
        return SCOPE;
    }

    @Override
    public Optional<Alibi> explain(
            Evidence evidence, HostMemory host, Surroundings surroundings, Knowledge knowledge) {
        if (evidence.kind() == EvidenceClass.RULE && !isMail(evidence)) {
            return Optional.empty();
        }
        double role = Reliefs.confidence(host, Role.MAIL_GATEWAY);
        boolean takesMail = host.mailers() > 0 || host.clientsOn(25) > 0 || host.clientsOn(587) > 0;
        if (role < 0.4 && !takesMail) {
            return Optional.empty();
        }
        return Reliefs.share(
                this,
                evidence,
                Math.max(role, takesMail ? 0.9 : 0.6),
                "is a mail server: "
                        + host.mailers()
                        + " others hand it mail, and it asks "
                        + host.blockLists().size()
                        + " block lists",
                "mail of its own that nobody handed to it");
    }

    /// A rule that matched what a mail says: others wrote it.
    private static boolean isMail(Evidence evidence) {
        return evidence.peer().map(peer -> MAIL_PORTS.contains(peer.port())).orElse(false);
    }
}
