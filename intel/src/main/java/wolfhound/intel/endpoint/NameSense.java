package wolfhound.intel.endpoint;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// What the labels of a name say it is for.
final class NameSense {
    /// Ends that nobody can register (RFC 2606, 6761, 6762, 8375, 9476) or that are used as if so.
    private static final List<String> OWN_ENDS =
            List.of(
                    ".local",
                    ".localhost",
                    ".localdomain",
                    ".test",
                    ".example",
                    ".invalid",
                    ".internal",
                    ".intranet",
                    ".lan",
                    ".home",
                    ".home.arpa",
                    ".corp",
                    ".private",
                    ".alt",
                    ".arpa");

    /// Services that watch their users: blocking them is what lists of advertisers are for, also
    /// where the maker of a defence has one.
    private static final Set<String> WATCHING =
            Set.of(
                    "ad",
                    "ads",
                    "adserver",
                    "analytics",
                    "banner",
                    "banners",
                    "beacon",
                    "click",
                    "clicks",
                    "collect",
                    "collector",
                    "crash",
                    "event",
                    "events",
                    "feedback",
                    "ipm",
                    "log",
                    "logs",
                    "marketing",
                    "metric",
                    "metrics",
                    "om",
                    "pixel",
                    "promo",
                    "report",
                    "reports",
                    "smetrics",
                    "stat",
                    "statistics",
                    "stats",
                    "survey",
                    "tag",
                    "tags",
                    "telemetry",
                    "track",
                    "tracker",
                    "tracking",
                    "vortex",
                    "watson");

    /// What a defence or a system cannot do without.
    private static final Set<String> ESSENTIAL =
            Set.of(
                    "av",
                    "autoupdate",
                    "cloud",
                    "defs",
                    "definition",
                    "definitions",
                    "dispatch",
                    "dl",
                    "download",
                    "downloads",
                    "ftp",
                    "liveupdate",
                    "rads",
                    "safebrowsing",
                    "scan",
                    "secure",
                    "security",
                    "signatures",
                    "smartscreen",
                    "support",
                    "swcdn",
                    "swdist",
                    "swscan",
                    "update",
                    "updates",
                    "virus",
                    "windowsupdate",
                    "wustat");

    private static final Set<String> MAIL =
            Set.of(
                    "account",
                    "accounts",
                    "imap",
                    "login",
                    "mail",
                    "mx",
                    "outlook",
                    "owa",
                    "pop",
                    "pop3",
                    "signin",
                    "smtp",
                    "webmail");

    private NameSense() {}

    /// Can nobody outside answer for it: no dot, or an end that is not given to anybody.
    static boolean isOwn(String name) {
        return name.indexOf('.') < 0 || OWN_ENDS.stream().anyMatch(name::endsWith);
    }

    /// Is it the listed name itself, or its `www`.
    static boolean isSite(String name, String listed) {
        return name.equals(listed) || name.equals("www." + listed);
    }

    static boolean watches(String name) {
        return has(name, WATCHING);
    }

    static boolean isEssential(String name) {
        return has(name, ESSENTIAL) || name.contains("update");
    }

    static boolean isForMail(String name) {
        return has(name, MAIL);
    }

    /// A label, or a part of one between hyphens, without the numbers that servers are counted by.
    private static boolean has(String name, Set<String> words) {
        return Arrays.stream(name.split("[.-]"))
                .map(label -> label.replaceAll("[0-9]+$", ""))
                .anyMatch(words::contains);
    }
}
