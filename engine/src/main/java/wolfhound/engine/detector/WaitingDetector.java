package wolfhound.engine.detector;

import java.time.Instant;

/// A detector that waits for something, and has to be told that time has passed. Few do, so the
/// engine need not ask all of them every second.
///
/// @param <S> its memory of one host
public interface WaitingDetector<S> extends Detector<S> {
    /// Time has passed: called about every second of capture time in which the host did something,
    /// and at the end.
    void pass(S memory, Instant now, Scene scene);
}
