package wolfhound.engine.judge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import wolfhound.model.Evidence;
import wolfhound.model.EvidenceClass;
import wolfhound.model.HostCase;
import wolfhound.model.PackMember;
import wolfhound.model.Verdict;
import wolfhound.model.Verdict.Counted;
import wolfhound.model.Verdict.Reckoning;
import wolfhound.model.Weight;

/// Weighs a case into a verdict.
///
/// ## How
///
/// The case is walked in time. At each moment the evidence so far is added up ([Scale]): weight
/// less the relief of its most favourable alibi, faded by its age, halved for each stronger piece
/// of the same group, capped by class. The first moment at which the sum reaches the bar, and the
/// structural law holds, decides *infected*, and that latches. Of a case that never gets there the
/// highest moment is told: what a capture showed at its worst.
///
/// ## The structural law
///
/// *Infected* needs a conclusive item, or two groups that count, one of them hard. All soft caps
/// together stay below the bar of a workstation; where a prior is higher, the law alone holds.
/// Contact is never proof.
public final class Judge {
    /// Posterior (decibans) from which a host is infected: 99 %.
    public static final double INFECTED = 20;

    /// Posterior from which a host is suspect: more likely than one in eleven.
    public static final double SUSPECT = -10;

    /// Visibility below which nobody is convicted: too much was not seen.
    public static final double LEAST_VISIBILITY = 0.7;

    /// What a group must count at least to stand for something independent in the law.
    static final double COUNTS_AT_LEAST = 1;

    private Judge() {}

    /// The verdict on the case: the same for the same case, always.
    public static Verdict judge(HostCase hostCase) {
        Weighing weighing = Weighing.of(hostCase);
        return weighing.convicts()
                ? infected(hostCase, weighing)
                : unproved(hostCase, weighing.scale, weighing.worst);
    }

    /// What [#judge] calls the case, without the reasons.
    public static String name(HostCase hostCase) {
        Weighing weighing = Weighing.of(hostCase);
        return weighing.convicts() ? convicted(hostCase) : unproved(weighing.worst);
    }

    /// What the case is called at one moment, without the reasons: enough to see whether new
    /// evidence makes it worse, and quick however much evidence there is.
    public static String nameAt(HostCase hostCase, Instant moment) {
        Scale scale = new Scale(Prior.of(hostCase), hostCase.evidence(), hostCase.alibis());
        Scale.Reading reading = scale.read(moment, 0);
        if (convicts(reading)) {
            return convicted(hostCase);
        }
        return unproved(reading);
    }

    private static String convicted(HostCase hostCase) {
        return hostCase.visibility() < LEAST_VISIBILITY ? "suspect" : "infected";
    }

    /// A case walked in time.
    ///
    /// @param upTo pieces of evidence at the moment that convicts, 0 where none does
    /// @param worst the moment that convicts, or else the highest
    private record Weighing(Scale scale, int upTo, Instant at, Scale.Reading worst) {
        static Weighing of(HostCase hostCase) {
            List<Evidence> evidence = hostCase.evidence();
            Scale scale = new Scale(Prior.of(hostCase), evidence, hostCase.alibis());
            Scale.Reading worst = scale.read(hostCase.lastSeen(), evidence.size());
            for (int upTo = 1; upTo <= evidence.size(); upTo++) {
                Instant at = evidence.get(upTo - 1).at();
                Scale.Reading reading = scale.read(at, upTo);
                if (Judge.convicts(reading)) {
                    return new Weighing(scale, upTo, at, reading);
                }
                if (reading.posterior() > worst.posterior()) {
                    worst = reading;
                }
            }
            return new Weighing(scale, 0, hostCase.lastSeen(), worst);
        }

        boolean convicts() {
            return upTo > 0;
        }
    }

    static boolean convicts(Scale.Reading reading) {
        return reading.posterior() >= INFECTED && lawHolds(reading);
    }

    /// The structural law.
    static boolean lawHolds(Scale.Reading reading) {
        boolean conclusive = false;
        boolean hard = false;
        List<String> groups = new ArrayList<>();
        for (Counted counted : reading.counted()) {
            if (counted.counts().decibans() < COUNTS_AT_LEAST) {
                continue;
            }
            Evidence evidence = counted.evidence();
            conclusive |= evidence.kind().strength() == EvidenceClass.Strength.CONCLUSIVE;
            hard |= evidence.kind().isHard();
            String group = evidence.group().toString();
            if (!groups.contains(group)) {
                groups.add(group);
            }
        }
        return conclusive || hard && groups.size() >= 2;
    }

    private static Verdict infected(HostCase hostCase, Weighing weighing) {
        Scale scale = weighing.scale;
        Instant decided = weighing.at;
        Scale.Reading deciding = weighing.worst;
        Scale.Reading best = deciding;
        for (int more = weighing.upTo + 1; more <= hostCase.evidence().size(); more++) {
            Scale.Reading later = scale.read(hostCase.evidence().get(more - 1).at(), more);
            best = later.posterior() > best.posterior() ? later : best;
        }
        if (hostCase.visibility() < LEAST_VISIBILITY) {
            return new Verdict.Suspect(
                    hostCase, reckoning(hostCase, scale, best, deciding, "infected"));
        }
        List<PackMember> pack = Pack.of(hostCase);
        return new Verdict.Infected(
                hostCase,
                reckoning(hostCase, scale, best, deciding, "infected"),
                decided,
                Containments.of(best),
                Remedies.of(hostCase, best, pack),
                pack);
    }

    private static Verdict unproved(HostCase hostCase, Scale scale, Scale.Reading reading) {
        String name = unproved(reading);
        Reckoning reckoning = reckoning(hostCase, scale, reading, reading, name);
        return switch (name) {
            case "suspect" -> new Verdict.Suspect(hostCase, reckoning);
            case "exposed" -> new Verdict.Exposed(hostCase, reckoning);
            default -> new Verdict.Clear(hostCase, reckoning);
        };
    }

    private static String unproved(Scale.Reading reading) {
        boolean exposed = false;
        boolean onlyExposure = true;
        for (Counted counted : reading.counted()) {
            if (counted.counts().decibans() >= COUNTS_AT_LEAST) {
                EvidenceClass kind = counted.evidence().kind();
                boolean exposes = kind == EvidenceClass.EXPOSURE || kind == EvidenceClass.DELIVERY;
                exposed |= exposes;
                onlyExposure &= exposes;
            }
        }
        if (reading.posterior() >= SUSPECT && !onlyExposure) {
            return "suspect";
        }
        return exposed ? "exposed" : "clear";
    }

    /// @param deciding the moment whose evidence says when it began: that of the decision, where
    ///   there was one
    private static Reckoning reckoning(
            HostCase hostCase,
            Scale scale,
            Scale.Reading reading,
            Scale.Reading deciding,
            String verdict) {
        return new Reckoning(
                reading.prior(),
                new Weight(reading.posterior()),
                reading.counted(),
                Families.of(reading),
                firstMalicious(deciding),
                WouldChange.of(hostCase, scale, reading, verdict));
    }

    /// The first malicious byte: where the earliest hard conduct that counts began.
    private static Optional<Instant> firstMalicious(Scale.Reading reading) {
        return reading.counted().stream()
                .filter(counted -> counted.counts().decibans() >= COUNTS_AT_LEAST)
                .filter(counted -> counted.evidence().kind().isHard())
                .map(counted -> counted.evidence().began())
                .min(Comparator.naturalOrder());
    }
}
