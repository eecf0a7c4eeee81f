package wolfhound.testkit.calibration;

/// So many of so many trials.
///
/// @param shown trials in which the sign was shown; of families the sum of their shares
record Share(double shown, double trials) {
    static final Share NONE = new Share(0, 0);

    Share plus(Share other) {
        return new Share(shown + other.shown, trials + other.trials);
    }

    Share minus(Share other) {
        // fractions of families add up with an error in the last place
        return new Share(Math.max(0, shown - other.shown), trials - other.trials);
    }

    double rate() {
        return trials == 0 ? 0 : shown / trials;
    }

    /// The rate with half a trial more that shows it and half a one more that does not (Laplace's
    /// smoothing, as Jeffreys would have it), in decibans.
    double smoothed() {
        return 10 * Math.log10((shown + 0.5) / (trials + 1));
    }
}
