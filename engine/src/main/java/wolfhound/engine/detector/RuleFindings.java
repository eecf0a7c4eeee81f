package wolfhound.engine.detector;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import wolfhound.engine.memory.Bounded;
import wolfhound.engine.memory.Surroundings;
import wolfhound.model.Behaviour;
import wolfhound.model.ConversationId;
import wolfhound.model.EvidenceClass;
import wolfhound.model.Group;
import wolfhound.model.Observation;
import wolfhound.model.RuleFacts;
import wolfhound.model.RuleMatch;
import wolfhound.model.Seen;
import wolfhound.model.Sign;

/// Matches of content rules, our own and of other sensors, as evidence that alibis can answer.
///
/// A rule says what bytes look like; who sent them, in which direction, and what the rule's maker
/// thinks of it decide what it means. Rules that inform are facts ([RuleSense]); rules that rest on
/// an address, a name or a fingerprint are indicators: contact is never proof. What comes in
/// exposes. All rules of one conversation are one cause, and the cap of the class keeps rules alone
/// below the bar: they convict with behaviour beside them.
final class RuleFindings implements Detector<RuleFindings.Memory> {
    static final Sign CALLS_HOME =
            Sign.of(
                    "rule-call-home",
                    Behaviour.CALLBACK,
                    EvidenceClass.RULE,
                    35,
                    "a rule for the talk of malware matched what the host says outside; such rules"
                            + " alone, measured elsewhere, accused none of 400 innocent captures",
                    "T1071");

    static final Sign ATTACKS =
            Sign.of(
                    "rule-attack",
                    Behaviour.SCAN,
                    EvidenceClass.RULE,
                    20,
                    "a rule for an exploit matched what the host sends to another machine",
                    "T1210");

    static final Sign LISTED =
            Sign.of(
                    "rule-indicator",
                    Behaviour.EXPOSURE,
                    EvidenceClass.INDICATOR,
                    6,
                    "a rule names an address, a name or a fingerprint: contact, as a list entry");

    static final Sign UNWANTED =
            Sign.of(
                    "rule-unwanted",
                    Behaviour.EXPOSURE,
                    EvidenceClass.INDICATOR,
                    4,
                    "a rule for unwanted programs matched: a nuisance that is no break-in");

    static final Sign EXPOSES =
            Sign.of(
                    "rule-exposure",
                    Behaviour.EXPOSURE,
                    EvidenceClass.EXPOSURE,
                    8,
                    "a rule for exploits or lures matched what came to the host; most such attempts"
                            + " fail",
                    "T1189");

    /// A rule that names a server is of little worth when the server had this long to move.
    private static final Duration STALE = Duration.ofDays(365);

    private static final int MOST_TOLD = 128;

    static final class Memory {
        private final Bounded<String, Boolean> told = new Bounded<>(MOST_TOLD);
    }

    @Override
    public String name() {
        return "rule-findings";
    }

    @Override
    public List<Sign> signs() {
        return List.of(CALLS_HOME, ATTACKS, LISTED, UNWANTED, EXPOSES);
    }

    @Override
    public Set<Class<? extends Observation>> watches() {
        return Set.of(RuleMatch.class);
    }

    @Override
    public Memory fresh() {
        return new Memory();
    }

    @Override
    public void see(Memory memory, Observation observation, Scene scene) {
        RuleMatch match = (RuleMatch) observation;
        RuleFacts rule = match.rule();
        scene.surroundings().note(Surroundings.rule(rule), match.seen().host());
        Optional<Sign> sign = sign(match);
        String fact = rule.generator() + ":" + rule.id() + "/" + match.seen().peer();
        if (sign.isEmpty() || memory.told.contains(fact)) {
            return;
        }
        memory.told.put(fact, true);
        Claim claim =
                Claim.of(sign.get(), match.seen(), "rule " + rule + " matched " + said(match))
                        .about(Surroundings.rule(rule))
                        .strength(strength(sign.get(), match));
        if (sign.get().kind().isHard()) {
            claim.group(Group.Cause.CONVERSATION, cause(match.seen().conversation()));
        }
        rule.metadata("malware_family").stream()
                .findFirst()
                .ifPresent(family -> claim.family(family, 0.6));
        scene.testify(claim);
    }

    private static String cause(ConversationId conversation) {
        return "rules:" + conversation;
    }

    private static Optional<Sign> sign(RuleMatch match) {
        RuleSense sense = RuleSense.of(match.rule());
        boolean named = match.rule().ground() != RuleFacts.Ground.CONTENT;
        boolean opened = match.seen().hostOpened();
        return switch (sense) {
            case FACT -> Optional.empty();
            case UNWANTED -> opened ? Optional.of(UNWANTED) : Optional.empty();
            case MALWARE -> {
                // A stranger who speaks a bot's language to the host; only its answer is its own.
                boolean own = opened || match.byHost();
                yield Optional.of(named ? LISTED : own ? CALLS_HOME : EXPOSES);
            }
            case DELIVERY -> Optional.of(named ? LISTED : EXPOSES);
            case ATTACK -> {
                boolean attacks = opened && match.byHost() && !named;
                yield Optional.of(named ? LISTED : attacks ? ATTACKS : EXPOSES);
            }
        };
    }

    private static double strength(Sign sign, RuleMatch match) {
        double trust = RuleSense.trust(match.rule());
        if (sign == CALLS_HOME && !match.seen().hostOpened()) {
            return trust * 0.5;
        }
        boolean stale = sign == LISTED && isStale(match.rule(), match.seen().at());
        return stale ? trust * 0.5 : trust;
    }

    private static boolean isStale(RuleFacts rule, Instant now) {
        return created(rule).map(made -> made.plus(STALE).isBefore(now)).orElse(false);
    }

    /// The day the rule was last touched, as its metadata tell: `2018_01_22`.
    private static Optional<Instant> created(RuleFacts rule) {
        for (String key : List.of("updated_at", "created_at")) {
            for (String day : rule.metadata(key)) {
                try {
                    return Optional.of(
                            LocalDate.parse(day.replace('_', '-'))
                                    .atStartOfDay(ZoneOffset.UTC)
                                    .toInstant());
                } catch (DateTimeParseException notADay) {
                    continue;
                }
            }
        }
        return Optional.empty();
    }

    private static String said(RuleMatch match) {
        Seen seen = match.seen();
        return switch (match.rule().ground()) {
            case ADDRESS -> "the address of " + seen.peer();
            case NAME, FINGERPRINT, ANOMALY -> "the conversation with " + seen.peer();
            case CONTENT ->
                    match.byHost()
                            ? "what it said to " + seen.peer()
                            : "what " + seen.peer() + " said to it";
        };
    }
}
