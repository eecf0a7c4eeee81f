package wolfhound.model;

/// A log-likelihood ratio in decibans (10·log10): 10 means ten times likelier under infection than
/// under the best innocent rival.
public record Weight(double decibans) implements Comparable<Weight> {
    public static final Weight ZERO = new Weight(0);

    public static Weight of(double decibans) {
        return new Weight(decibans);
    }

    public Weight plus(Weight other) {
        return new Weight(decibans + other.decibans);
    }

    public Weight times(double factor) {
        return new Weight(decibans * factor);
    }

    @Override
    public int compareTo(Weight other) {
        return Double.compare(decibans, other.decibans);
    }
}
