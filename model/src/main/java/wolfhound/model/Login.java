package wolfhound.model;

/// An attempt to log in: as whom, and whether it worked. Never the secret.
///
/// @param protocol `ftp`, `smtp`, `pop3`, `imap`, `ssh`, `telnet`, `smb`, `http-basic`, `rdp`, …
/// @param user the account name as sent, empty where it cannot be seen
/// @param clearText whether the secret went over the wire in the clear
public record Login(Seen seen, String protocol, String user, Outcome outcome, boolean clearText)
        implements Observation {
    public enum Outcome {
        TRIED,
        ACCEPTED,
        REJECTED
    }

    @Override
    public Login as(Seen seen) {
        return new Login(seen, protocol, user, outcome, clearText);
    }
}
