package wolfhound.rules.language;

/// Which numbers will do: between two bounds, both included, or everything else.
///
/// @param negated everything but these
public record Numbers(long least, long most, boolean negated) {
    public static final Numbers ANY = new Numbers(Long.MIN_VALUE, Long.MAX_VALUE, false);

    public static Numbers exactly(long number) {
        return new Numbers(number, number, false);
    }

    /// What is less than the number.
    public static Numbers below(long number) {
        return new Numbers(Long.MIN_VALUE, number - 1, false);
    }

    /// What is greater than the number.
    public static Numbers above(long number) {
        return new Numbers(number + 1, Long.MAX_VALUE, false);
    }

    public boolean has(long number) {
        return (number >= least && number <= most) != negated;
    }
}
