package wolfhound.engine.detector;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import wolfhound.engine.Story;
import wolfhound.engine.memory.Knowledge;
import wolfhound.engine.witness.Witnesses;
import wolfhound.model.Alibi;
import wolfhound.model.Evidence;
import wolfhound.model.Flow;
import wolfhound.model.RuleFacts;
import wolfhound.model.RuleFacts.Ground;
import wolfhound.model.RuleMatch;
import wolfhound.model.Transport;
import wolfhound.model.Weight;

class RuleFindingsTest {
    private static final String SERVER = "203.0.113.66";
    private long nextId = 1;

    private RuleFacts rule(String message, String className, Ground ground) {
        return new RuleFacts(1, nextId++, 1, message, className, 1, ground, 40, Map.of());
    }

    private static RuleFacts with(RuleFacts rule, int witnessed, Map<String, List<String>> said) {
        return new RuleFacts(
                rule.generator(),
                rule.id(),
                rule.revision(),
                rule.message(),
                rule.className(),
                rule.priority(),
                rule.ground(),
                witnessed,
                said);
    }

    private static Story story() {
        return Story.with(Knowledge.NONE, List.of(new RuleFindings()), Witnesses.all());
    }

    private static Story matches(Story story, RuleFacts rule, boolean opened, boolean byHost) {
        return story.see(
                new RuleMatch(story.seen(Transport.TCP, SERVER, 80, opened), byHost, rule));
    }

    private RuleFacts checkIn() {
        return rule("ET TROJAN A Bot Checkin", "trojan-activity", Ground.CONTENT);
    }

    @Test
    void takesARuleForTheTalkOfMalwareAsACallHome() {
        Story story = matches(story(), checkIn(), true, true);
        assertThat(story.signs()).containsExactly("rule-call-home");
        assertThat(story.evidence().getFirst().weight()).isEqualTo(new Weight(35));
    }

    @Test
    void convictsNobodyByRulesAlone() {
        Story story = story();
        for (int i = 0; i < 12; i++) {
            matches(story.from(50_000 + i), checkIn(), true, true);
        }
        assertThat(story.evidence()).hasSize(12);
        assertThat(story.ends()).isEqualTo("suspect");
    }

    @Test
    void countsTheRulesOfOneConversationAsOneCause() {
        Story story = matches(matches(story(), checkIn(), true, true), checkIn(), true, true);
        assertThat(story.evidence())
                .extracting(Evidence::group)
                .hasSize(2)
                .containsOnly(story.evidence().getFirst().group());
    }

    @Test
    void takesWhatComesInAsAnExposure() {
        RuleFacts attack = rule("ET EXPLOIT Something", "attempted-admin", Ground.CONTENT);
        Story story = matches(matches(story(), attack, false, false), checkIn(), false, false);
        assertThat(story.signs()).containsExactly("rule-exposure");
        assertThat(story.ends()).isNotEqualTo("infected");
    }

    @Test
    void takesAnExploitThatTheHostSendsAsAnAttackOfItsOwn() {
        RuleFacts attack = rule("ET EXPLOIT Something", "attempted-admin", Ground.CONTENT);
        assertThat(matches(story(), attack, true, true).signs()).containsExactly("rule-attack");
    }

    @Test
    void takesAPageThatAttacksABrowserAsAnExposure() {
        RuleFacts kit = rule("ET CURRENT_EVENTS A Kit Landing", "trojan-activity", Ground.CONTENT);
        assertThat(matches(story(), kit, true, false).signs()).containsExactly("rule-exposure");
    }

    @Test
    void takesARuleThatNamesAServerAsAListEntry() {
        RuleFacts named = rule("ET TROJAN Lookup of a Server", "trojan-activity", Ground.NAME);
        RuleFacts listed =
                rule("ET TROJAN Known Server group 3", "trojan-activity", Ground.ADDRESS);
        Story story = matches(matches(story(), named, true, true), listed, true, true);
        assertThat(story.signs()).containsExactly("rule-indicator");
        assertThat(story.ends()).isIn("clear", "exposed");
    }

    @Test
    void believesAnOldListEntryLess() {
        RuleFacts listed = rule("ET TROJAN Known Server", "trojan-activity", Ground.ADDRESS);
        RuleFacts old = with(listed, -1, Map.of("updated_at", List.of("1999_01_01")));
        Weight fresh = matches(story(), listed, true, true).evidence().getFirst().weight();
        Weight faded = matches(story(), old, true, true).evidence().getFirst().weight();
        assertThat(faded).isEqualTo(fresh.times(0.5));
    }

    @Test
    void accusesNobodyByRulesThatInform() {
        Story story = story();
        matches(story, rule("ET POLICY A Program", "trojan-activity", Ground.CONTENT), true, true);
        matches(story, rule("ET INFO Something", "bad-unknown", Ground.CONTENT), true, true);
        matches(story, rule("LOCAL something else", "network-scan", Ground.CONTENT), true, true);
        matches(story, rule("SURICATA odd", "trojan-activity", Ground.ANOMALY), true, true);
        RuleFacts audit = with(checkIn(), 40, Map.of("signature_severity", List.of("Audit")));
        matches(story, audit, true, true);
        assertThat(story.signs()).isEmpty();
    }

    @Test
    void believesARuleThatFewBytesSatisfyLess() {
        Story story = matches(story(), with(checkIn(), 4, Map.of()), true, true);
        assertThat(story.evidence().getFirst().weight()).isEqualTo(new Weight(17.5));
    }

    @Test
    void knowsAClassByTheDescriptionThatOtherSensorsTell() {
        RuleFacts told = rule("ET TROJAN A Bot", "A Network Trojan was detected", Ground.CONTENT);
        assertThat(matches(story(), told, true, true).signs()).containsExactly("rule-call-home");
    }

    @Test
    void namesTheFamilyThatTheMetadataName() {
        RuleFacts zeus = with(checkIn(), 40, Map.of("malware_family", List.of("Zeus")));
        Story story = matches(story(), zeus, true, true);
        assertThat(story.evidence().getFirst().family().orElseThrow().name()).isEqualTo("zeus");
    }

    @Test
    void believesARuleLessThatMatchesAllOverTheNetwork() {
        RuleFacts rule = checkIn();
        Story story = matches(story().tries(SERVER, 80), rule, true, true);
        for (int i = 1; i <= 5; i++) {
            matches(story.other("10.0.0." + (100 + i)).tries(SERVER, 80), rule, true, true);
        }
        matches(story.laptop(), rule, true, true);
        assertThat(story.alibis()).extracting(Alibi::from).contains("common-rule");
        assertThat(story.ends()).isEqualTo("clear");
    }

    @Test
    void believesARuleFullyThatMatchesOnFewOfMany() {
        Story story = story();
        for (int i = 1; i <= 30; i++) {
            story.other("10.0.0." + (100 + i)).tries(SERVER, 80);
        }
        RuleFacts rule = checkIn();
        for (int i = 1; i <= 5; i++) {
            matches(story.other("10.0.0." + (100 + i)), rule, true, true);
        }
        matches(story.laptop().tries(SERVER, 80), rule, true, true);
        assertThat(story.alibis()).isEmpty();
    }

    @Test
    void saysOfAMailServerThatOthersWroteWhatTheRuleMatched() {
        Story story = story();
        for (int i = 1; i <= 4; i++) {
            story.see(
                    new Flow(
                            story.from(25).seen(Transport.TCP, "198.51.100." + i, 4000, false),
                            Flow.Phase.ANSWERED,
                            Duration.ofSeconds(1),
                            "smtp",
                            400,
                            4000,
                            8,
                            8));
        }
        story.from(25).see(mail(story, false));
        story.from(50_001).see(mail(story, true));
        assertThat(story.alibis()).extracting(Alibi::from).contains("mail-gateway");
    }

    private RuleMatch mail(Story story, boolean opened) {
        return new RuleMatch(
                story.seen(Transport.TCP, "198.51.100.9", opened ? 25 : 4000, opened),
                opened,
                checkIn());
    }
}
