package wolfhound.sources.logs;

/// How the lines of one file are written.
interface LineFormat {
    /// Fills the row, which was begun.
    ///
    /// @return false where the line tells nothing (a header, a comment, nothing at all)
    boolean read(byte[] bytes, int from, int to, Row row) throws WrongLine;
}
