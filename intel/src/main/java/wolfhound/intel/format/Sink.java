package wolfhound.intel.format;

import wolfhound.intel.ground.Landmark;
import wolfhound.intel.value.Value;

/// Where formats put what they find in a file.
public interface Sink {
    /// Somebody says that this is bad.
    void say(Said said);

    /// It is known what this place is.
    void know(Landmark mark, Value value, long line);

    /// A line, or an item that begins in it, is not what it should be.
    ///
    /// @param sentence what was found and what was expected
    void wrong(long line, String sentence);

    /// Something is right and of no use here; counted by what it is, in the plural: `regular
    /// expressions`.
    void leaveOut(String what);
}
