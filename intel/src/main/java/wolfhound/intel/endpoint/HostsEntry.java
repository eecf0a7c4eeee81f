package wolfhound.intel.endpoint;

import wolfhound.model.Address;

/// One name of a hosts file and where it is sent. A line with several names gives several.
///
/// @param line from 1
/// @param name in lower case, without the final dot
/// @param column where the name begins in its line, from 1
/// @param blanksAbove blank lines directly above: entries are hidden below hundreds of them
/// @param from where the name begins in the units of the file
public record HostsEntry(
        int line, Address address, String name, int column, int blanksAbove, int from, int to) {
    private static final int BLANKS_THAT_HIDE = 20;
    private static final int COLUMN_OUT_OF_SIGHT = 160;

    /// How the entry was kept from sight, as a clause; empty where it was not.
    String hidden() {
        if (blanksAbove >= BLANKS_THAT_HIDE) {
            return "below " + blanksAbove + " blank lines";
        }
        return column >= COLUMN_OUT_OF_SIGHT ? "in column " + column + ", out of sight" : "";
    }
}
