package wolfhound.model;

/// Something said about a host: for or against.
public sealed interface Testimony permits Evidence, Alibi {
    /// Who says it: a detector or a witness.
    String from();

    /// The reason in one sentence.
    String because();
}
