package wolfhound.engine.witness;

import java.util.Optional;
import wolfhound.engine.declare.DeclaredRole;
import wolfhound.engine.declare.RoleDeclaration;
import wolfhound.engine.memory.HostMemory;
import wolfhound.engine.memory.Knowledge;
import wolfhound.engine.memory.Surroundings;
import wolfhound.model.Alibi;
import wolfhound.model.Behaviour;
import wolfhound.model.Evidence;
import wolfhound.model.EvidenceClass;

/// The user's word: the host has this role, in these hours. It explains whole what such a machine
/// does by its trade, and nothing else that it does ([DeclaredRole]).
final class Declared implements Witness {
    private static final Scope SCOPE = scopeOfAll();

    /// What any role explains; which one it is decides about each piece of evidence.
    private static Scope scopeOfAll() {
        Scope scope = Scope.of(Behaviour.SCAN, EvidenceClass.EFFECT);
        for (DeclaredRole role : DeclaredRole.values()) {
            for (Behaviour behaviour : Behaviour.values()) {
                for (EvidenceClass kind : EvidenceClass.values()) {
                    if (role.explains(behaviour, kind)) {
                        scope = scope.and(behaviour, kind);
                    }
                }
            }
        }
        return scope;
    }

    @Override
    public String name() {
        return "declared";
    }

    @Override
    public Scope scope() {
        return SCOPE;
    }

    @Override
    public Optional<Alibi> explain(
            Evidence evidence, HostMemory host, Surroundings surroundings, Knowledge knowledge) {
        for (RoleDeclaration declared : host.declaredRoles()) {
            if (declared.explains(evidence)) {
                return Reliefs.share(
                        this,
                        evidence,
                        1,
                        "you declared: " + declared.sentence(),
                        "a call home, an obeyed command or a theft of its own; the same outside"
                                + " the declared hours");
            }
        }
        return Optional.empty();
    }
}
