package wolfhound.model;

import java.time.Instant;

/// A program or system that a host runs, by what it said of itself.
///
/// @param cpe its CPE 2.3 name as a formatted string (NIST IR 7695 §6.2)
/// @param text as the host said it
/// @param seenAs where it said so: `http`, `ssh`, `dhcp`, …
/// @param first when it first said so
/// @param outdated since when it is known to be attacked through or out of support, by the time of
///   the capture; empty where nothing of the sort is known
public record Software(String cpe, String text, String seenAs, Instant first, String outdated) {}
