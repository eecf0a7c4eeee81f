package wolfhound.model;

/// What carries a conversation.
public enum Transport {
    TCP(6),
    UDP(17),
    ICMP(1),
    ICMP6(58),
    SCTP(132),
    OTHER(255);

    private final int number;

    Transport(int number) {
        this.number = number;
    }

    /// The IANA protocol number; 255 (reserved) for any other.
    public int number() {
        return number;
    }

    public static Transport of(int number) {
        return switch (number) {
            case 6 -> TCP;
            case 17 -> UDP;
            case 1 -> ICMP;
            case 58 -> ICMP6;
            case 132 -> SCTP;
            default -> OTHER;
        };
    }
}
