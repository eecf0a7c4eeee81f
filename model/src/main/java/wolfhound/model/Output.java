package wolfhound.model;

/// Carries verdicts into the world.
public interface Output extends AutoCloseable {
    void accept(Verdict verdict);

    @Override
    void close();
}
