package wolfhound.model;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;

/// What is known of a host beside what speaks against it or for it: what it runs, what it gave
/// away, what the user said of it, and how it gets on with the peers of its case.
///
/// @param software what it runs, in the order of the names
/// @param users whose names it logged in under or announced
/// @param unlisted software and log-ins that were seen and found no room
/// @param label `lab` or `honeypot` where the user's word says that infections are meant to be;
///   else empty
/// @param blocks the user's containments, earliest first
public record Circumstances(
        List<Software> software,
        List<ClearTextLogin> clearTextLogins,
        SortedSet<String> users,
        long unlisted,
        List<Declaration> declarations,
        String label,
        List<Block> blocks,
        List<Contact> contacts) {
    /// Nothing is known.
    public static final Circumstances NONE = of(List.of());

    /// Nothing is known but the user's containments.
    public static Circumstances of(List<Block> blocks) {
        return new Circumstances(
                List.of(),
                List.of(),
                Collections.emptySortedSet(),
                0,
                List.of(),
                "",
                blocks,
                List.of());
    }
}
