package wolfhound.sources.wire;

/// A message that claims to be a hello and cannot be one; no client or server would say it.
///
/// @param detail what is wrong with it
record HelloLie(String detail) implements Hello {}
