package wolfhound.testkit.calibration;

/// What so many trials say of how often a thing happens: a distribution over the rate, in decibans
/// (10·log10, so 0 is always and −30 once in a thousand).
///
/// ## How
///
/// Jeffreys' prior, which is Laplace's smoothing with a half instead of a one: after h of n the
/// rate has the density p^(h−½)·(1−p)^(n−h−½). It is laid out on a grid of tenths of a deciban,
/// where dp = p·d(ln p). A quotient of two rates is a difference on the grid, so its bound needs no
/// more than sums, and no approximation for few hits.
///
/// A hit more never makes any bound of the rate lower, a trial more without one never higher: the
/// densities are ordered by their likelihood ratio, on the grid as anywhere.
///
/// 1. L. D. Brown, T. T. Cai, A. DasGupta: Interval Estimation for a Binomial Proportion, 2001.
final class Rate {
    private static final double STEP = 0.1;
    private static final int CELLS = 1600;

    /// Probability of each cell, from 0 decibans downwards.
    private final double[] mass;

    private Rate(double[] mass) {
        this.mass = mass;
    }

    /// @param hits may be a part, where a family shows a thing in half of its captures
    static Rate of(double hits, double trials) {
        if (hits < 0 || hits > trials) {
            throw new IllegalArgumentException(hits + " of " + trials);
        }
        double[] logs = new double[CELLS];
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < CELLS; i++) {
            double ln = decibans(i) / 10 * Math.log(10);
            logs[i] = (hits + 0.5) * ln + (trials - hits - 0.5) * Math.log(-Math.expm1(ln));
            most = Math.max(most, logs[i]);
        }
        double sum = 0;
        for (int i = 0; i < CELLS; i++) {
            logs[i] = Math.exp(logs[i] - most);
            sum += logs[i];
        }
        for (int i = 0; i < CELLS; i++) {
            logs[i] /= sum;
        }
        return new Rate(logs);
    }

    private static double decibans(int cell) {
        return -(cell + 0.5) * STEP;
    }

    /// The rate that is not exceeded with this confidence.
    double upper(double confidence) {
        double above = 0;
        for (int i = 0; i < CELLS; i++) {
            above += mass[i];
            if (above > 1 - confidence) {
                return decibans(i);
            }
        }
        return decibans(CELLS - 1);
    }

    /// How many times this rate is of the other at least, with this confidence.
    double timesAtLeast(Rate other, double confidence) {
        // of[k]: the probability that the quotient lies k steps from that of equal cells
        int low = -CELLS;
        int high = CELLS;
        double[] otherAtLeast = new double[CELLS + 1];
        for (int i = 0; i < CELLS; i++) {
            otherAtLeast[i + 1] = otherAtLeast[i] + other.mass[i];
        }
        while (high - low > 1) {
            int middle = (low + high) >> 1;
            if (below(middle, otherAtLeast) > 1 - confidence) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return low * STEP;
    }

    /// The probability that the quotient is below so many steps: the other rate above this one less
    /// the steps.
    private double below(int steps, double[] otherAtLeast) {
        double sum = 0;
        for (int i = 0; i < CELLS; i++) {
            int cells = Math.clamp((long) i + steps, 0, CELLS);
            sum += mass[i] * otherAtLeast[cells];
        }
        return sum;
    }
}
