package wolfhound.rules.inspect;

import org.jspecify.annotations.Nullable;
import wolfhound.rules.language.Look;
import wolfhound.rules.literal.Literal;

/// The literal that must lie in a buffer before a rule is asked of it.
///
/// @param reach how far from the begin of the buffer it ends at the latest
record Prefilter(Literal literal, int reach) {
    /// Anywhere in the buffer.
    static final int FAR = Integer.MAX_VALUE;

    /// Bytes at the begin of a buffer in which literals are sought by themselves: most of a packet
    /// lies behind them.
    static final int NEAR = 320;

    /// What a literal is worth that is neither seldom nor common: four different bytes.
    private static final long GOOD = 16;

    private static final long WISHED = 1 << 20;

    boolean isNear() {
        return reach <= NEAR;
    }

    /// Sought anywhere.
    Prefilter far() {
        return new Prefilter(literal, FAR);
    }

    /// Of a buffer that may not be longer.
    Prefilter within(int length) {
        return new Prefilter(literal, Math.min(reach, length));
    }

    /// Null where a negated or empty content cannot be sought.
    static @Nullable Prefilter of(Look.Content content) {
        if (content.negated() || content.pattern().length == 0) {
            return null;
        }
        byte[] bytes = content.pattern();
        if (content.fast().length() > 0) {
            int from = content.fast().from();
            bytes = java.util.Arrays.copyOfRange(bytes, from, from + content.fast().length());
        }
        return new Prefilter(new Literal(bytes, content.nocase()), reach(content));
    }

    private static int reach(Look.Content content) {
        if (CompiledBlock.isRelative(content)) {
            return FAR;
        }
        Look.Value offset = content.offset();
        Look.Value depth = content.depth();
        boolean variable =
                offset != null && offset.isVariable() || depth != null && depth.isVariable();
        long begin = offset == null ? 0 : offset.number();
        long end = depth == null ? FAR : begin + depth.number();
        if (content.startsWith()) {
            end = Math.min(end, content.pattern().length);
        }
        return variable || end < 0 || end > FAR ? FAR : (int) end;
    }

    /// The wish of the rule first, then length; equal bytes and zeros count little.
    static long strength(Look.Content content) {
        boolean[] seen = new boolean[256];
        long strength = content.fast().wished() ? WISHED : 0;
        for (byte b : content.pattern()) {
            boolean common = b == 0 || b == -1 || b == ' ';
            strength += seen[b & 0xff] || common ? 1 : 4;
            seen[b & 0xff] = true;
        }
        return strength;
    }

    /// … where single packets are searched: a good one near the begin before any other.
    static long strengthInPacket(Look.Content content) {
        long strength = strength(content) & (WISHED - 1);
        boolean near = strength >= GOOD && reach(content) <= NEAR;
        return near ? strength + 2 * WISHED : strength(content);
    }
}
