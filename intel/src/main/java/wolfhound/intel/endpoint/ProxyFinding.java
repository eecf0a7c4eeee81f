package wolfhound.intel.endpoint;

import java.util.List;

/// What a check says of one thing in a proxy script, and why.
///
/// @param line from 1; 0 for the script as a whole
/// @param names patterns that it is for, those of protected names first; empty for all
/// @param proxies where it leads, as `203.0.113.9:8080`
/// @param because the reason in one sentence
public record ProxyFinding(
        Purpose purpose, int line, List<String> names, List<String> proxies, String because) {

    public enum Purpose {
        /// Chosen sites, protected ones among them, go through a stranger.
        REDIRECT("redirect", Advice.REMOVE),
        /// A defence or an update is sent nowhere.
        BLOCKED_PROTECTION("blocked-protection", Advice.REMOVE),
        /// Chosen sites go through a stranger.
        CHOSEN_SITES("chosen-sites", Advice.ASK),
        /// All goes through a stranger.
        STRANGER("stranger", Advice.ASK),
        /// A program on the machine reads along.
        KEPT_HERE("kept-here", Advice.ASK),
        /// Protected names go through a machine of the own network.
        DIVERTED_INSIDE("diverted-inside", Advice.ASK),
        /// What it answers cannot be told without running it.
        UNREAD("unread", Advice.ASK),
        /// It hides what it says.
        VEILED("veiled", Advice.ASK),
        COMPANY("company", Advice.KEEP),
        BLOCKING("blocking", Advice.KEEP);

        private final String text;
        private final Advice advice;

        Purpose(String text, Advice advice) {
            this.text = text;
            this.advice = advice;
        }

        /// As written in JSON.
        public String text() {
            return text;
        }

        public Advice advice() {
            return advice;
        }
    }

    public Advice advice() {
        return purpose.advice();
    }
}
