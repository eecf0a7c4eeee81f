package wolfhound.intel.format;

import java.io.IOException;

/// One way in which lists are written.
interface Format {
    /// As told to the user: `MISP warning list`.
    String name();

    /// Whether the file is written so, by its beginning.
    boolean recognises(Head head);

    /// Reads it to the end. What is wrong in it is told to the sink, and the rest is read.
    ///
    /// @throws IOException where it cannot be read on
    void read(ListFile file, Sink sink) throws IOException;
}
