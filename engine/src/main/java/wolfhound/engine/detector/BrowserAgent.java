package wolfhound.engine.detector;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Whether the name that a program gives itself could be a browser's at all: browsers write theirs
/// by machine, liars by hand. Only what no browser ever sent counts; an old browser is no lie.
final class BrowserAgent {
    private static final Pattern NT = Pattern.compile("Windows NT ?(\\d+\\.\\d+)");
    private static final Pattern MSIE = Pattern.compile("MSIE (\\d+)");

    /// Internet Explorer said Mozilla/5.0 from its ninth version on.
    private static final Pattern OLD_AS_NEW =
            Pattern.compile("^Mozilla/5\\.0 \\(compatible; MSIE [5-8]\\.");

    /// Versions of Windows NT that a browser can run on.
    private static final Set<String> VERSIONS =
            Set.of("4.0", "5.0", "5.01", "5.1", "5.2", "6.0", "6.1", "6.2", "6.3", "6.4", "10.0");

    /// What stands in the brackets of every browser's name: where it runs, or what it is like.
    private static final Pattern PLACE =
            Pattern.compile(
                    "Windows|Macintosh|Mac_|X11|Linux|compatible|Android|iPhone|iPad|iPod|CrOS|Mobile|"
                            + "PLAYSTATION|PlayStation|Nintendo|TV|Symbian|Series|BlackBerry|BB10|PlayBook|OS/2|"
                            + "webOS|Web0S|hp-tablet|KAIOS|Tizen|Bada|J2ME|FreeBSD|OpenBSD|Fuchsia|Xbox|Maemo|SunOS");

    private BrowserAgent() {}

    /// What is wrong with it, as a clause; empty where nothing is.
    static Optional<String> flaw(String agent) {
        if (WebClient.isMisspelt(agent)) {
            return Optional.of("no browser spells its first word so");
        }
        if (!agent.contains("(")) {
            return Optional.of("the name ends before it says anything");
        }
        if (!isBalanced(agent)) {
            return Optional.of("the name breaks off in its brackets");
        }
        if (agent.contains("  ")
                || agent.matches("Mozilla/\\d\\.\\d\\(.*")
                || agent.endsWith(" ")) {
            return Optional.of("the name is spaced as no browser spaces it");
        }
        if (!PLACE.matcher(agent).find()) {
            return Optional.of("no browser runs where the name says");
        }
        return contradiction(agent);
    }

    private static Optional<String> contradiction(String agent) {
        String windows = windows(agent);
        // Internet Explorer itself took whole names of other browsers into its own.
        boolean nested = agent.indexOf("Mozilla/", 1) > 0;
        if (!nested && isTwice(NT, agent)) {
            return Optional.of("it runs on two systems at once");
        }
        if (!nested && isTwice(MSIE, agent)) {
            return Optional.of("it is two browsers at once");
        }
        if (OLD_AS_NEW.matcher(agent).find()) {
            return Optional.of("that browser called itself Mozilla/4.0");
        }
        if (!windows.isEmpty() && !VERSIONS.contains(windows)) {
            return Optional.of("there is no Windows NT " + windows);
        }
        Matcher msie = MSIE.matcher(agent);
        if (windows.isEmpty() || !msie.find()) {
            return Optional.empty();
        }
        int version = Integer.parseInt(msie.group(1).length() > 3 ? "0" : msie.group(1));
        boolean old = windows.startsWith("5.") || windows.startsWith("4.");
        if (version >= 9 && old || version <= 6 && !old) {
            return Optional.of("MSIE " + version + " does not run on Windows NT " + windows);
        }
        return Optional.empty();
    }

    private static boolean isTwice(Pattern version, String agent) {
        Matcher said = version.matcher(agent);
        if (!said.find()) {
            return false;
        }
        String first = said.group(1);
        return said.find() && !said.group(1).equals(first);
    }

    /// The version of Windows NT that a name claims, empty for none.
    static String windows(String agent) {
        Matcher version = NT.matcher(agent);
        return version.find() ? version.group(1) : "";
    }

    /// The version of Windows NT that the system's own components say, empty for any other program.
    static String windowsOfComponent(String agent) {
        String lower = agent.toLowerCase(Locale.ROOT);
        for (String component : new String[] {"microsoft-cryptoapi/", "microsoft-wns/"}) {
            if (lower.startsWith(component)) {
                String version = lower.substring(component.length()).strip();
                return VERSIONS.contains(version) ? version : "";
            }
        }
        return "";
    }

    private static boolean isBalanced(String agent) {
        int depth = 0;
        for (int i = 0; i < agent.length(); i++) {
            char c = agent.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        }
        return depth == 0;
    }
}
