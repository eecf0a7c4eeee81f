package wolfhound.testkit.calibration;

import wolfhound.model.Sign;

/// What a sign may weigh, from how often it was shown.
///
/// ## The rule
///
/// Two numbers are measured, both lower bounds of the likelihood ratio, in decibans:
///
/// - *proved*: the ratio that infected families and innocent hosts together prove, with 95 %
///   confidence, without the family that shows the sign most, and without that place of captures or
///   staged cause without which it looks worst.
/// - *allowed*: the highest ratio that the innocents let anybody state. The innocent rate is taken
///   at its upper bound of 95 %, again without one place or cause. Where hardly an innocent shows
///   the sign (fewer than [#FEW]), any share of the infected might show it; where innocents do, the
///   share is that which was measured, smoothed, without the family that shows it most.
///
/// The weight is the starting value, and no more than is allowed: trials lower a weight and never
/// raise it, because whoever wrote the detectors had two thirds of these captures in sight. Where
/// the weight is proved, it is called measured; where it is only allowed, too few families or
/// innocents were seen, and the file says so. Then the promises on numbers: above 20 decibans ten
/// thousand innocents without the sign are needed, above 40 a million. And never more than the
/// class may count.
///
/// An innocent more that shows the sign never raises anything here.
record Rule(Sign sign, Counts counts, double proved, double allowed, double weight, String origin) {
    static final double CONFIDENCE = 0.95;

    /// Innocents that show a sign before it is said that innocents do.
    static final int FEW = 3;

    private static final double NEEDS_MANY = 20;
    private static final double MANY = 1e4;
    private static final double NEEDS_A_MILLION = 40;
    private static final double A_MILLION = 1e6;

    static Rule of(Sign sign, Counts counts) {
        double proved = proved(counts);
        double allowed = Math.max(proved, allowed(counts));
        double starting = sign.starting().decibans();
        double most = Math.min(sign.kind().cap().decibans(), mostWithSoFewTrials(counts));
        double weight = tenths(Math.clamp(Math.min(starting, allowed), 0, Math.max(0, most)));
        String origin = origin(sign, counts, proved, allowed, weight);
        return new Rule(sign, counts, tenths(proved), tenths(allowed), weight, origin);
    }

    private static double proved(Counts counts) {
        Share infected = counts.infectedWithoutTheBest();
        Rate sensitivity = Rate.of(infected.shown(), infected.trials());
        double least = Double.POSITIVE_INFINITY;
        for (Share innocents : counts.innocentsWithoutOne()) {
            Rate rate = Rate.of(innocents.shown(), innocents.trials());
            least = Math.min(least, sensitivity.timesAtLeast(rate, CONFIDENCE));
        }
        return least;
    }

    private static double allowed(Counts counts) {
        double innocentRate = Double.NEGATIVE_INFINITY;
        for (Share innocents : counts.innocentsWithoutOne()) {
            Rate rate = Rate.of(innocents.shown(), innocents.trials());
            innocentRate = Math.max(innocentRate, rate.upper(CONFIDENCE));
        }
        return innocentsSpeak(counts)
                ? counts.infectedWithoutTheBest().smoothed() - innocentRate
                : -innocentRate;
    }

    private static boolean innocentsSpeak(Counts counts) {
        return counts.innocents().shown() >= FEW;
    }

    private static double mostWithSoFewTrials(Counts counts) {
        Share innocents = counts.innocents();
        double without = innocents.trials() - innocents.shown();
        if (without < MANY) {
            return NEEDS_MANY;
        }
        return without < A_MILLION ? NEEDS_A_MILLION : Double.POSITIVE_INFINITY;
    }

    private static double tenths(double decibans) {
        return Math.round(decibans * 10) / 10.0;
    }

    private static String origin(
            Sign sign, Counts counts, double proved, double allowed, double weight) {
        String trials = trials(counts);
        double starting = sign.starting().decibans();
        if (weight < starting && innocentsSpeak(counts)) {
            return "measured: %s; lower bound of 95 %% without the best family".formatted(trials)
                    + (weight < tenths(allowed) ? held(counts) : "")
                    + "; starting value "
                    + text(starting);
        }
        if (proved >= weight) {
            return "measured: %s; %s proved with 95 %% without the best family and the worst site%s"
                    .formatted(
                            trials,
                            text(proved),
                            weight < starting
                                    ? held(counts) + "; starting value " + text(starting)
                                    : "; the starting value stays, and no more");
        }
        if (weight < starting) {
            String why =
                    weight < tenths(allowed) ? held(counts) : ", lowered to what innocents allow";
            return "starting value %s%s, too thin: %s: %s"
                    .formatted(text(starting), why, trials, sign.because());
        }
        return "starting value, too thin: %s; innocents allow up to %s: %s"
                .formatted(trials, text(allowed), sign.because());
    }

    private static String held(Counts counts) {
        return ", held at %s by fewer than %s innocent trials"
                .formatted(
                        text(mostWithSoFewTrials(counts)),
                        mostWithSoFewTrials(counts) == NEEDS_MANY ? "10⁴" : "10⁶");
    }

    private static String trials(Counts counts) {
        return "%d of %.0f families, %.0f of %.0f captured and %.0f of %.0f staged innocent hosts"
                .formatted(
                        counts.familiesWith(),
                        counts.infected().trials(),
                        counts.ofCaptures().shown(),
                        counts.ofCaptures().trials(),
                        counts.ofStages().shown(),
                        counts.ofStages().trials());
    }

    private static String text(double decibans) {
        return "%.1f".formatted(decibans).replaceFirst("[.]0$", "");
    }
}
