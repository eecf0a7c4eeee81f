package wolfhound.model;

import java.time.Instant;

/// An account whose secret a host sent over the wire in the clear: whoever listens has it. The
/// secret itself is kept nowhere.
///
/// @param service `ftp`, `pop3`, `http-basic`, …
/// @param account the name as sent, empty where none was sent
/// @param times log-ins seen
public record ClearTextLogin(
        String service, Peer server, String account, Instant first, Instant last, int times) {}
