package wolfhound.engine.detector;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import wolfhound.model.RuleFacts;

/// What a rule claims when it matches, by its class and by its maker's category: rules are written
/// to be looked at by people, and most of them do not claim that anybody is infected.
///
/// Classes are those of Suricata's `classification.config` and those that rule sets of today add;
/// sensors that tell only the description of a class are understood by that.
enum RuleSense {
    /// The program that speaks is malware.
    MALWARE,
    /// Unwanted programs: advertising, tool bars.
    UNWANTED,
    /// Somebody was offered or given something bad.
    DELIVERY,
    /// Somebody was attacked.
    ATTACK,
    /// Worth knowing, and no accusation.
    FACT;

    private static final Map<String, RuleSense> CLASSES =
            Map.ofEntries(
                    Map.entry("trojan-activity", MALWARE),
                    Map.entry("a network trojan was detected", MALWARE),
                    Map.entry("command-and-control", MALWARE),
                    Map.entry("malware command and control activity detected", MALWARE),
                    Map.entry("domain-c2", MALWARE),
                    Map.entry("domain observed used for c2 detected", MALWARE),
                    Map.entry("targeted-activity", MALWARE),
                    Map.entry("targeted malicious activity was detected", MALWARE),
                    Map.entry("coin-mining", MALWARE),
                    Map.entry("crypto currency mining activity detected", MALWARE),
                    Map.entry("bitcoin-event", MALWARE),
                    Map.entry("pup-activity", UNWANTED),
                    Map.entry("possibly unwanted program detected", UNWANTED),
                    Map.entry("exploit-kit", DELIVERY),
                    Map.entry("exploit kit activity detected", DELIVERY),
                    Map.entry("social-engineering", DELIVERY),
                    Map.entry("possible social engineering attempted", DELIVERY),
                    Map.entry("credential-theft", DELIVERY),
                    Map.entry("successful credential theft detected", DELIVERY),
                    Map.entry("shellcode-detect", ATTACK),
                    Map.entry("executable code was detected", ATTACK),
                    Map.entry("attempted-user", ATTACK),
                    Map.entry("attempted user privilege gain", ATTACK),
                    Map.entry("attempted-admin", ATTACK),
                    Map.entry("attempted administrator privilege gain", ATTACK),
                    Map.entry("successful-user", ATTACK),
                    Map.entry("successful user privilege gain", ATTACK),
                    Map.entry("successful-admin", ATTACK),
                    Map.entry("successful administrator privilege gain", ATTACK),
                    Map.entry("web-application-attack", ATTACK),
                    Map.entry("web application attack", ATTACK));

    /// Categories in which a rule of any class informs, by its maker's own word.
    private static final Set<String> INFORMING =
            Set.of(
                    "INFO",
                    "HUNTING",
                    "POLICY",
                    "SCAN",
                    "CHAT",
                    "GAMES",
                    "P2P",
                    "FILE_SHARING",
                    "DYN_DNS",
                    "REMOTE_ACCESS",
                    "ICMP",
                    "ICMP_INFO",
                    "INAPPROPRIATE",
                    "JA3",
                    "TOR",
                    "RETIRED",
                    "DELETED");

    /// Categories about what comes to a host, whatever the class: exploit kits, pages that attack a
    /// browser, attacks on servers.
    private static final Set<String> INCOMING =
            Set.of(
                    "CURRENT_EVENTS",
                    "EXPLOIT_KIT",
                    "PHISHING",
                    "WEB_CLIENT",
                    "ACTIVEX",
                    "SHELLCODE",
                    "EXPLOIT",
                    "WEB_SERVER",
                    "WEB_SPECIFIC_APPS");

    /// Categories of programs that nobody wants and nobody would call a break-in.
    private static final Set<String> GREY = Set.of("ADWARE_PUP", "USER_AGENTS");

    static RuleSense of(RuleFacts rule) {
        String category = rule.category();
        List<String> severity = rule.metadata("signature_severity");
        boolean informs =
                rule.ground() == RuleFacts.Ground.ANOMALY
                        || INFORMING.contains(category)
                        || severity.contains("informational")
                        || severity.contains("audit");
        RuleSense byClass =
                CLASSES.getOrDefault(rule.className().strip().toLowerCase(Locale.ROOT), FACT);
        if (informs || byClass == FACT) {
            return FACT;
        }
        if (byClass == MALWARE && INCOMING.contains(category)) {
            return DELIVERY;
        }
        return byClass == MALWARE && GREY.contains(category) ? UNWANTED : byClass;
    }

    /// How sure the maker is, 0 to 1: by the severity and confidence that the metadata give, else
    /// by the priority; a rule that a few bytes satisfy is believed less.
    static double trust(RuleFacts rule) {
        double severity = 1;
        List<String> said = rule.metadata("signature_severity");
        if (said.contains("minor")) {
            severity = 0.5;
        } else if (said.isEmpty()) {
            severity = rule.priority() <= 1 ? 1 : rule.priority() == 2 ? 0.7 : 0.4;
        }
        List<String> confidence = rule.metadata("confidence");
        double sure = confidence.contains("low") ? 0.4 : confidence.contains("medium") ? 0.8 : 1;
        double specific = rule.witnessed() >= 0 && rule.witnessed() < 8 ? 0.5 : 1;
        return severity * sure * specific;
    }
}
