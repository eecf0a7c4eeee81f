package wolfhound.model;

/// The families of conduct that a host can be accused of.
public enum Behaviour {
    EXPOSURE("touched something bad"),
    DELIVERY("received malware"),
    CALLBACK("called home"),
    COMMAND("obeyed a stranger's command"),
    THEFT("sent out its own secrets"),
    SPAM("sent spam"),
    SCAN("scanned or spread"),
    ENCRYPTION("encrypted shares"),
    PEER_TO_PEER("spoke a bot's peer-to-peer dialect"),
    TUNNEL("tunnelled through another protocol"),
    HIJACK("uses falsified name answers"),
    MINING("mined coins");

    private final String words;

    Behaviour(String words) {
        this.words = words;
    }

    /// As a past-tense clause: "called home".
    public String words() {
        return words;
    }
}
