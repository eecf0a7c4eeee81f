package wolfhound.sources.logs;

/// Knows what the lines of one kind of log mean, and tells it. Made with the columns that it reads.
public interface LogKind {
    /// As the sensor calls it: `conn`, `dns`, …
    String name();

    void read(Row row, Teller teller);
}
