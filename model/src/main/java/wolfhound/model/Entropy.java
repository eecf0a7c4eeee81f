package wolfhound.model;

/// Shannon entropy of bytes, and what uniformly random bytes of a given number show of it.
public final class Entropy {
    /// n log n for the counts that most samples have.
    private static final double[] N_LOG_N = new double[1024];

    static {
        for (int n = 1; n < N_LOG_N.length; n++) {
            N_LOG_N[n] = n * Math.log(n);
        }
    }

    private Entropy() {}

    /// Bits a byte, 0 to 8; 0 for no bytes.
    public static double of(byte[] bytes, int from, int to) {
        if (to <= from) {
            return 0;
        }
        int[] counts = new int[256];
        for (int i = from; i < to; i++) {
            counts[bytes[i] & 0xFF]++;
        }
        return of(counts, to - from);
    }

    /// As above, from counts of each byte value and their sum.
    public static double of(int[] counts, long total) {
        double sum = 0;
        for (int count : counts) {
            if (count > 0) {
                sum += count < N_LOG_N.length ? N_LOG_N[count] : count * Math.log(count);
            }
        }
        return total == 0 ? 0 : (Math.log(total) - sum / total) / Math.log(2);
    }

    /// What `n` uniformly random bytes show on average: the Miller–Madow bias for many, the
    /// logarithm of n for few.
    public static double expectedOfRandom(int n) {
        if (n < 2) {
            return 0;
        }
        if (n >= 512) {
            return 8 - 255 / (2 * n * Math.log(2));
        }
        // For n well below 256 nearly all bytes differ: log2(n) less the expected loss by
        // coincidences n(n-1)/512 pairs
        // of 2/n bits each.
        double few = Math.log(n) / Math.log(2) - (n - 1) / 256.0;
        double many = 8 - 255 / (2 * n * Math.log(2));
        return n < 160 ? few : Math.max(few, many);
    }
}
