package wolfhound.sources.logs;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The logs of one sensor program: which columns they have, and which kind a line is of. Made anew
/// for every reading: its kinds remember what lines have in common.
public interface Dialect {
    Columns columns();

    List<LogKind> kinds();

    /// The kind of this line; null where no kind is known that it could be of.
    ///
    /// @param named the kind that the file's header or name speaks of; empty for none
    @Nullable LogKind kind(Row row, String named);

    /// When the line's fact was, null where it has no time.
    @Nullable Instant time(Row row);
}
