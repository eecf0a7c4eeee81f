package wolfhound.model;

import java.time.Duration;
import java.util.Locale;

/// What sort of fact evidence rests on; decides how much all evidence of the sort may count
/// together, and how fast it fades. The soft caps together stay below the bar of every workstation:
/// contact is never proof.
public enum EvidenceClass {
    EXPOSURE(10, Strength.SOFT, Duration.ofMinutes(10)),
    INDICATOR(10, Strength.SOFT, Duration.ofHours(24)),
    PERIODICITY(6, Strength.SOFT, Duration.ofHours(24)),
    RARITY(6, Strength.SOFT, Duration.ofHours(24)),
    FINGERPRINT(6, Strength.SOFT, Duration.ofHours(24)),
    NO_DNS(6, Strength.SOFT, Duration.ofHours(24)),
    DGA_LIKE(15, Strength.SOFT, Duration.ofHours(24)),
    PROTOCOL_LIE(25, Strength.HARD, Duration.ofDays(7)),
    DIALECT(25, Strength.HARD, Duration.ofDays(7)),
    DELIVERY(25, Strength.HARD, Duration.ofMinutes(15)),
    TEMPLATE(35, Strength.HARD, Duration.ofDays(7)),
    RULE(35, Strength.HARD, Duration.ofDays(7)),
    EFFECT(35, Strength.HARD, Duration.ofHours(1)),
    OWN_SECRET(40, Strength.HARD, Duration.ofDays(7)),
    CAUSALITY(40, Strength.HARD, Duration.ofDays(7)),
    PROOF(60, Strength.CONCLUSIVE, Duration.ofDays(7));

    public enum Strength {
        SOFT,
        HARD,
        CONCLUSIVE
    }

    private final Weight cap;
    private final Strength strength;
    private final Duration halfLife;

    EvidenceClass(double cap, Strength strength, Duration halfLife) {
        this.cap = new Weight(cap);
        this.strength = strength;
        this.halfLife = halfLife;
    }

    /// The most that all evidence of this class may count in one case.
    public Weight cap() {
        return cap;
    }

    public Strength strength() {
        return strength;
    }

    /// Can it, with something independent beside it, convict.
    public boolean isHard() {
        return strength != Strength.SOFT;
    }

    /// The time in which its weight halves.
    public Duration halfLife() {
        return halfLife;
    }

    /// As written in data and JSON: `protocol-lie`.
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
