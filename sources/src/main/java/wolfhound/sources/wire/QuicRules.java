package wolfhound.sources.wire;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import wolfhound.rules.inspect.Inspection;
import wolfhound.rules.language.Buffer;

/// What the rules see of QUIC besides its hellos of TLS: the versions that are spoken or offered in
/// vain, and the hello of Google's own handshake.
final class QuicRules {
    /// Versions told of one conversation; a scanner may offer any.
    private static final int MOST_VERSIONS = 16;

    private final Inspection rules;
    private final Set<Long> told = new HashSet<>();

    QuicRules(Inspection rules) {
        this.rules = rules;
    }

    /// Its four bytes, which of Google's versions are letters.
    static String text(int version) {
        byte[] bytes = {
            (byte) (version >>> 24), (byte) (version >>> 16), (byte) (version >>> 8), (byte) version
        };
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /// A long header bears this version, and nothing behind it can be read.
    void speaks(boolean byClient, int version) {
        boolean fresh = rules != Inspection.NONE && told.size() < MOST_VERSIONS;
        if (fresh && told.add((long) version << 1 | (byClient ? 1 : 0))) {
            var transaction = new RuleTransaction(rules);
            transaction.text(byClient, Buffer.QUIC_VERSION, text(version));
            transaction.over();
        }
    }

    /// A hello of Google's.
    ///
    /// @param tags those of its table, in order, with `-` between them
    void hello(int version, String serverName, String agent, String tags) {
        if (rules == Inspection.NONE) {
            return;
        }
        String spoken = text(version);
        var transaction = new RuleTransaction(rules);
        transaction.text(true, Buffer.QUIC_VERSION, spoken);
        if (!serverName.isEmpty()) {
            transaction.text(true, Buffer.QUIC_SNI, serverName);
        }
        if (!agent.isEmpty()) {
            transaction.text(true, Buffer.QUIC_USER_AGENT, agent);
        }
        if (spoken.startsWith("Q04")) {
            String sum = spoken.substring(2) + "," + tags;
            transaction.text(true, Buffer.QUIC_CYU_STRING, sum);
            transaction.text(true, Buffer.QUIC_CYU_HASH, Digests.md5(sum));
        }
        transaction.over();
    }
}
