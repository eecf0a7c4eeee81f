package wolfhound.model;

/// A command of a line protocol (FTP, SMTP, POP3, IMAP, …) and the code that answered it. Secrets
/// are never carried: the argument of a password command is empty.
///
/// @param code the three-digit answer (FTP, SMTP), 1 for a good and -1 for a bad answer of POP3 and
///   IMAP, 0 where none was seen
public record CommandLine(
        Seen seen, String protocol, String verb, String argument, int code, String answer)
        implements Observation {
    @Override
    public CommandLine as(Seen seen) {
        return new CommandLine(seen, protocol, verb, argument, code, answer);
    }
}
