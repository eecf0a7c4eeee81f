package wolfhound.scenarios;

import wolfhound.scenarios.stage.Stage;

/// A piece of traffic that tells a story, told by code; who is infected is said where it happens.
public interface Scenario {
    /// As on the command line: `zeus`.
    String name();

    /// One line: who does what.
    String title();

    /// What a hunt should notice here, or should not fall for.
    String shows();

    Kind kind();

    /// The family whose behaviour is imitated, empty for none.
    default String family() {
        return "";
    }

    /// Whether it breaks a protocol on purpose, so that other tools call its packets malformed.
    default boolean speaksWrongly() {
        return false;
    }

    /// Plays it. Everything that differs between two seeds comes from the stage.
    void stage(Stage stage);

    /// The classes that labelled captures are sorted into.
    enum Kind {
        MALWARE_CNC("malware-cnc"),
        MALWARE("malware"),
        TUNNEL("tunnel"),
        ATTACK("attack"),
        PUA("pua"),
        NOT_INFECTED("not-infected"),
        UNCLEAR("unclear"),
        BENIGN("benign");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        /// As in a table of labels: `malware-cnc`.
        public String text() {
            return text;
        }
    }
}
