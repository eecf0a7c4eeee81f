package wolfhound.model;

/// What a message carried: how much, what it says it is, what it is, and its first bytes (decoded
/// of any content coding).
///
/// @param declaredType the media type of the header in lower case without parameters, empty for
///   none
/// @param kind what the bytes are, by their content
/// @param entropy of the whole body as far as it was read, bits a byte
/// @param coding the content coding that was undone (`gzip`, `br`, …), empty for none
public record Body(
        long length,
        String declaredType,
        FileKind kind,
        double entropy,
        String coding,
        Excerpt excerpt) {
    public static final Body NONE = new Body(0, "", FileKind.EMPTY, 0, "", Excerpt.NONE);

    public boolean isEmpty() {
        return length == 0;
    }
}
