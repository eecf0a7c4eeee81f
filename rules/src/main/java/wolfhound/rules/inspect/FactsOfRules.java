package wolfhound.rules.inspect;

import java.util.EnumSet;
import java.util.Set;
import wolfhound.model.RuleFacts;
import wolfhound.model.RuleFacts.Ground;
import wolfhound.rules.language.Buffer;
import wolfhound.rules.language.Look;
import wolfhound.rules.language.Rule;
import wolfhound.rules.language.Test;

/// What a rule tells of itself to those who know no rule language.
final class FactsOfRules {
    /// Buffers that hold whom somebody talks with.
    private static final Set<Buffer> NAMES =
            EnumSet.of(
                    Buffer.HTTP_HOST,
                    Buffer.HTTP_HOST_RAW,
                    Buffer.DNS_QUERY,
                    Buffer.DNS_ANSWER_NAME,
                    Buffer.DNS_AUTHORITY_NAME,
                    Buffer.DNS_ADDITIONAL_NAME,
                    Buffer.DNS_RESPONSE_NAME,
                    Buffer.DNS_QUERY_NAME,
                    Buffer.MDNS_QUERY_NAME,
                    Buffer.TLS_SNI,
                    Buffer.TLS_CERT_SUBJECT,
                    Buffer.TLS_CERT_NAMES,
                    Buffer.TLS_CERT_SERIAL,
                    Buffer.TLS_CERT_FINGERPRINT,
                    Buffer.QUIC_SNI);

    /// Buffers that hold how a program's handshake looks.
    private static final Set<Buffer> FINGERPRINTS =
            EnumSet.of(
                    Buffer.JA3_HASH,
                    Buffer.JA3_STRING,
                    Buffer.JA3S_HASH,
                    Buffer.JA3S_STRING,
                    Buffer.JA4_HASH,
                    Buffer.SSH_HASSH,
                    Buffer.SSH_HASSH_SERVER);

    private static final int USUAL_PRIORITY = 3;

    private FactsOfRules() {}

    static RuleFacts of(Rule rule) {
        Rule.About about = rule.about();
        Integer priority = about.priority();
        return new RuleFacts(
                about.generator(),
                about.id(),
                about.revision(),
                about.message(),
                about.className(),
                priority == null ? USUAL_PRIORITY : priority,
                ground(rule),
                witnessed(rule),
                about.metadata());
    }

    private static Ground ground(Rule rule) {
        if (rule.blocks().isEmpty()) {
            boolean event = rule.tests().stream().anyMatch(t -> t instanceof Test.Event);
            boolean numbers = rule.tests().stream().anyMatch(t -> t instanceof Test.Number);
            return event ? Ground.ANOMALY : numbers ? Ground.CONTENT : Ground.ADDRESS;
        }
        boolean names = rule.blocks().stream().allMatch(b -> NAMES.contains(b.buffer()));
        boolean looks = rule.blocks().stream().allMatch(b -> FINGERPRINTS.contains(b.buffer()));
        return names ? Ground.NAME : looks ? Ground.FINGERPRINT : Ground.CONTENT;
    }

    /// Bytes of all contents that must be there.
    private static int witnessed(Rule rule) {
        return rule.blocks().stream()
                .flatMap(block -> block.looks().stream())
                .mapToInt(look ->
                        look instanceof Look.Content content && !content.negated()
                                ? content.pattern().length
                                : 0)
                .sum();
    }
}
