package wolfhound.testkit.calibration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/// How well stated odds agree with the truth: ten bins of posterior log-odds, the expected
/// calibration error and the Brier score, with intervals by bootstrap over captures.
final class Reliability {
    private static final int RESAMPLES = 1_000;
    private static final double LOWEST = -40;
    private static final double STEP = 10;
    static final int BINS = 10;

    private final List<Stated> all = new ArrayList<>();

    /// @param capture of which the host is one; hosts of one capture are resampled together
    /// @param decibans of the odds that it is infected
    private record Stated(int capture, double decibans, boolean infected) {
        double probability() {
            return 1 / (1 + Math.pow(10, -decibans / 10));
        }
    }

    /// One bin.
    record Bin(double from, int hosts, int infected, double stated) {
        double observed() {
            return hosts == 0 ? 0 : (double) infected / hosts;
        }
    }

    /// A figure and its interval of 95 %.
    record Figure(double value, double low, double high) {}

    void add(int capture, double decibans, boolean infected) {
        all.add(new Stated(capture, decibans, infected));
    }

    int hosts() {
        return all.size();
    }

    /// From below −40 decibans to above +40.
    List<Bin> bins() {
        return bins(all);
    }

    private static List<Bin> bins(List<Stated> of) {
        int[] hosts = new int[BINS];
        int[] infected = new int[BINS];
        double[] stated = new double[BINS];
        for (Stated one : of) {
            int bin = bin(one.decibans);
            hosts[bin]++;
            infected[bin] += one.infected ? 1 : 0;
            stated[bin] += one.probability();
        }
        List<Bin> bins = new ArrayList<>();
        for (int i = 0; i < BINS; i++) {
            double mean = hosts[i] == 0 ? 0 : stated[i] / hosts[i];
            double from = i == 0 ? Double.NEGATIVE_INFINITY : LOWEST + (i - 1) * STEP;
            bins.add(new Bin(from, hosts[i], infected[i], mean));
        }
        return bins;
    }

    private static int bin(double decibans) {
        return Math.clamp((int) Math.floor((decibans - LOWEST) / STEP) + 1, 0, BINS - 1);
    }

    /// The mean distance between what is stated and what is true, over the bins by their hosts.
    Figure calibrationError() {
        return figure(Reliability::calibrationError);
    }

    /// The mean square of the distance between the stated probability and the truth.
    Figure brier() {
        return figure(Reliability::brier);
    }

    private static double calibrationError(List<Stated> of) {
        double sum = 0;
        for (Bin bin : bins(of)) {
            sum += bin.hosts * Math.abs(bin.stated - bin.observed());
        }
        return of.isEmpty() ? 0 : sum / of.size();
    }

    private static double brier(List<Stated> of) {
        double sum = 0;
        for (Stated one : of) {
            double off = one.probability() - (one.infected ? 1 : 0);
            sum += off * off;
        }
        return of.isEmpty() ? 0 : sum / of.size();
    }

    private Figure figure(ToDoubleFunction<List<Stated>> of) {
        List<List<Stated>> captures =
                new ArrayList<>(
                        all.stream()
                                .collect(
                                        Collectors.groupingBy(
                                                Stated::capture, TreeMap::new, Collectors.toList()))
                                .values());
        Random random = new Random(1);
        double[] resampled = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            List<Stated> sample = new ArrayList<>();
            for (int j = 0; j < captures.size(); j++) {
                sample.addAll(captures.get(random.nextInt(captures.size())));
            }
            resampled[i] = of.applyAsDouble(sample);
        }
        Arrays.sort(resampled);
        return new Figure(
                of.applyAsDouble(all),
                resampled[(int) (RESAMPLES * 0.025)],
                resampled[(int) (RESAMPLES * 0.975) - 1]);
    }
}
