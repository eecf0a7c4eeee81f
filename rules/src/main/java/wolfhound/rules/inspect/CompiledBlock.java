package wolfhound.rules.inspect;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import wolfhound.rules.language.Buffer;
import wolfhound.rules.language.Look;
import wolfhound.rules.language.Rule;
import wolfhound.rules.language.Transform;
import wolfhound.rules.pcre.Expressions;

/// A block of a rule, ready to be laid on a buffer, by any thread.
final class CompiledBlock {
    final Buffer buffer;
    private final Rule.Side side;
    final List<Transform> transforms;
    final Look[] looks;

    /// At the place of each `pcre` its expression.
    final @Nullable Expression[] expressions;

    /// At the place of each `content` what is looked for, made when it is first looked for.
    private final @Nullable Needle[] needles;

    /// Whether a later look goes on where this one ends, so that it is worth looking further.
    final boolean[] followed;

    /// What `base64_decode` of this block hands on to.
    final @Nullable CompiledBlock decoded;

    private CompiledBlock(
            Rule.Block block, @Nullable Expression[] expressions, @Nullable CompiledBlock decoded) {
        this.buffer = block.buffer();
        this.side = block.side();
        this.transforms = block.transforms();
        this.looks = block.looks().toArray(Look[]::new);
        this.expressions = expressions;
        this.needles = new Needle[looks.length];
        this.decoded = decoded;
        this.followed = new boolean[looks.length];
        for (int i = 1; i < looks.length; i++) {
            if (isRelative(looks[i])) {
                markBefore(i);
            }
        }
    }

    /// Is it, in a rule of whole transactions, about what this side sends.
    boolean isOf(boolean byClient) {
        Rule.Side other = byClient ? Rule.Side.TO_CLIENT : Rule.Side.TO_SERVER;
        boolean its = byClient ? buffer.isToServer() : buffer.isToClient();
        return side != other && (its || buffer == Buffer.PAYLOAD);
    }

    /// @param decoded the block of [Buffer#BASE64_DATA] of the same rule
    static CompiledBlock of(Rule.Block block, Expressions engine, @Nullable CompiledBlock decoded) {
        List<Look> looks = block.looks();
        @Nullable Expression[] expressions = new Expression[looks.size()];
        for (int i = 0; i < expressions.length; i++) {
            if (looks.get(i) instanceof Look.Pcre pcre) {
                expressions[i] = new Expression(pcre, engine);
            }
        }
        return new CompiledBlock(block, expressions, decoded);
    }

    /// As in Suricata the content or expression nearest before is the one that looks further.
    private void markBefore(int relative) {
        for (int i = relative - 1; i >= 0; i--) {
            if (looks[i] instanceof Look.Content || looks[i] instanceof Look.Pcre) {
                followed[i] = !(i == relative - 1 && isServedByFirst(i));
                return;
            }
        }
    }

    /// Whether what the next look finds from the first place of this content is all that it finds
    /// from any later one: it is sought from there to the end. Looking further would find nothing
    /// new, and a chain of such contents would cost a power of the length.
    private boolean isServedByFirst(int i) {
        return looks[i] instanceof Look.Content
                && looks[i + 1] instanceof Look.Content next
                && !next.negated()
                && next.within() == null
                && !next.endsWith();
    }

    static boolean isRelative(Look look) {
        return switch (look) {
            case Look.Content c -> c.distance() != null || c.within() != null;
            case Look.Pcre p -> p.relative();
            case Look.ByteTest t -> t.relative();
            case Look.ByteJump j -> j.relative();
            case Look.ByteExtract e -> e.relative();
            case Look.ByteMath m -> m.relative();
            case Look.DataAt d -> d.relative();
            case Look.Base64Decode b -> b.relative();
            case Look.Size s -> false;
            case Look.Dataset d -> false;
            case Look.Datarep d -> false;
            case Look.Absent a -> false;
            case Look.Entropy e -> false;
            case Look.Asn1 a -> false;
        };
    }

    /// Two threads may each make one; it makes no difference which stays.
    Needle needle(int i, Look.Content content) {
        Needle made = needles[i];
        if (made == null) {
            made = new Needle(content.pattern(), content.nocase());
            needles[i] = made;
        }
        return made;
    }

    /// What is wrong with an expression of it: it never matches.
    Optional<String> wrong() {
        for (Expression expression : expressions) {
            Optional<String> wrong = expression == null ? Optional.empty() : expression.wrong();
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        return decoded == null ? Optional.empty() : decoded.wrong();
    }

    /// Does an absent buffer satisfy it.
    boolean isAbsent() {
        return looks.length > 0 && looks[0] instanceof Look.Absent;
    }

    /// Numbers that rules extracted, by name; one map a thread, emptied for each rule.
    static long value(Look.Value value, Map<String, Long> variables) {
        return value.isVariable() ? variables.getOrDefault(value.variable(), 0L) : value.number();
    }
}
