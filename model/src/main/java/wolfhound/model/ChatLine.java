package wolfhound.model;

import java.util.List;

/// One line of IRC (RFC 1459, RFC 2812).
///
/// @param byHost whether the host sent it, as against received it
/// @param prefix who said it, as sent by the server; empty for none
/// @param command `NICK`, `JOIN`, `PRIVMSG`, `332`, … in upper case
/// @param text the last parameter
public record ChatLine(
        Seen seen,
        boolean byHost,
        String prefix,
        String command,
        List<String> parameters,
        String text)
        implements Observation {
    @Override
    public ChatLine as(Seen seen) {
        boolean flipped = seen.hostOpened() != this.seen.hostOpened();
        return new ChatLine(seen, flipped != byHost, prefix, command, parameters, text);
    }
}
