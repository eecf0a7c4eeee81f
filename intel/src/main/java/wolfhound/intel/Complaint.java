package wolfhound.intel;

/// What is wrong with a line of a list.
///
/// @param line from 1; 0 where it is no matter of a line
/// @param sentence what was found and what was expected
public record Complaint(String file, long line, String sentence) {
    @Override
    public String toString() {
        return file + (line > 0 ? ", line " + line : "") + ": " + sentence;
    }
}
