package wolfhound.rules.inspect;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import wolfhound.rules.language.Look;
import wolfhound.rules.pcre.Expressions;
import wolfhound.rules.pcre.NotAnExpression;
import wolfhound.rules.pcre.Pcre;

/// An expression of a rule, compiled when it is first sought: of a large set few ever are, and
/// compiling all would be most of the start.
final class Expression {
    private final Look.Pcre look;
    private final Expressions engine;
    private volatile @Nullable State state;

    /// Either what was compiled or what is wrong with it.
    private record State(@Nullable Pcre compiled, String wrong) {}

    Expression(Look.Pcre look, Expressions engine) {
        this.look = look;
        this.engine = engine;
    }

    /// Null where this machine cannot compile it.
    @Nullable Pcre compiled() {
        return state().compiled;
    }

    /// Why this machine cannot compile it; empty where it can.
    Optional<String> wrong() {
        return Optional.of(state().wrong).filter(reason -> !reason.isEmpty());
    }

    private State state() {
        State known = state;
        return known != null ? known : compile();
    }

    private synchronized State compile() {
        State made = state;
        if (made == null) {
            try {
                made = new State(engine.compile(look.expression(), look.options(), true), "");
            } catch (NotAnExpression wrong) {
                made = new State(null, String.valueOf(wrong.getMessage()));
            }
            state = made;
        }
        return made;
    }
}
