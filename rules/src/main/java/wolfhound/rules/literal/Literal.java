package wolfhound.rules.literal;

/// Bytes to be found.
///
/// @param nocase an ASCII letter also stands for its other case
public record Literal(byte[] bytes, boolean nocase) {
    public Literal {
        if (bytes.length == 0) {
            throw new IllegalArgumentException("a literal has at least one byte");
        }
    }
}
