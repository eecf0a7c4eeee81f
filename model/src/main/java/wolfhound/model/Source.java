package wolfhound.model;

import java.util.function.Consumer;

/// Where raw data comes from: gives observations in the order of their time, as far as the data has
/// one.
public interface Source {
    /// Reads to the end. Bad input becomes oddities and counts, never an exception.
    void read(Consumer<Observation> observer) throws InterruptedException;
}
