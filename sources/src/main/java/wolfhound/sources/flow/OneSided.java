package wolfhound.sources.flow;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/// Whether only one side of a stream begins as its protocol begins. Rules ask for that by an event,
/// and mean the beginnings that Suricata knows: of FTP and SMTP it knows none of the server's, so
/// every session of those has the event.
final class OneSided {
    /// Bytes of each side that are kept.
    private static final int KEPT = 32;

    /// Less than this does not show that a side is nothing known.
    private static final int ENOUGH = 8;

    private static final int ENOUGH_OF_SERVER = 21;

    private static final String[] METHODS = {
        "GET",
        "PUT",
        "POST",
        "HEAD",
        "TRACE",
        "OPTIONS",
        "CONNECT",
        "DELETE",
        "PATCH",
        "PROPFIND",
        "PROPPATCH",
        "MKCOL",
        "COPY",
        "MOVE",
        "LOCK",
        "UNLOCK",
        "CHECKOUT",
        "UNCHECKOUT",
        "CHECKIN",
        "UPDATE",
        "LABEL",
        "REPORT",
        "MKWORKSPACE",
        "MKACTIVITY",
        "MERGE",
        "INVALID",
        "VERSION-CONTROL",
        "BASELINE-CONTROL"
    };

    private final byte[] client = new byte[KEPT];
    private final byte[] server = new byte[KEPT];
    private int fromClient;
    private int fromServer;
    private boolean decided;

    /// More bytes of a side, in order.
    ///
    /// @return whether it is shown by now, and was not before: this side or the other is nothing
    ///   known, while the other is
    boolean shows(boolean byClient, byte[] bytes, int from, int to) {
        if (decided) {
            return false;
        }
        int had = byClient ? fromClient : fromServer;
        int more = Math.min(to - from, KEPT - had);
        System.arraycopy(bytes, from, byClient ? client : server, had, more);
        if (byClient) {
            fromClient += more;
        } else {
            fromServer += more;
        }
        if (fromClient == 0 || fromServer == 0) {
            return false;
        }
        boolean asked = isRequest();
        boolean answered = isAnswer();
        if (asked && answered) {
            decided = true;
            return false;
        }
        boolean shown =
                asked
                        ? fromServer >= ENOUGH_OF_SERVER && !isOther(server, fromServer)
                        : answered && fromClient >= ENOUGH && !isOther(client, fromClient);
        // What a server said too briefly when its client was known is not looked at again.
        decided = shown || asked || fromClient == KEPT && fromServer == KEPT;
        return shown;
    }

    private boolean isRequest() {
        String said = text(client, fromClient);
        String upper = said.toUpperCase(Locale.ROOT);
        for (String method : METHODS) {
            if (said.startsWith(method)
                    && said.length() > method.length()
                    && (said.charAt(method.length()) == ' '
                            || said.charAt(method.length()) == '\t')) {
                return true;
            }
        }
        return upper.startsWith("EHLO")
                || upper.startsWith("HELO")
                || upper.startsWith("QUIT")
                || upper.startsWith("USER ")
                || upper.startsWith("PASS ")
                || upper.startsWith("PORT ")
                || upper.startsWith("EPRT ")
                || isSmb(client, 4, fromClient);
    }

    private boolean isAnswer() {
        String said = text(server, fromServer);
        // Behind a positive answer to a session request of NetBIOS.
        int at = fromServer > 0 && server[0] == (byte) 0x82 ? 8 : 4;
        return said.startsWith("HTTP/0.9")
                || said.startsWith("HTTP/1.0")
                || said.startsWith("HTTP/1.1")
                || said.startsWith("\5\0")
                || isSmb(server, at, fromServer);
    }

    private static boolean isSmb(byte[] bytes, int at, int length) {
        return length >= at + 4
                && (bytes[at] == (byte) 0xFF || bytes[at] == (byte) 0xFE)
                && bytes[at + 1] == 'S'
                && bytes[at + 2] == 'M'
                && bytes[at + 3] == 'B';
    }

    /// The beginning of something else that either side may begin.
    private static boolean isOther(byte[] bytes, int length) {
        String said = text(bytes, length);
        boolean tls = bytes[0] == 0x16 && length > 1 && bytes[1] == 3;
        return tls
                || said.startsWith("SSH-")
                || said.startsWith("RFB ")
                || said.startsWith("\5\0")
                || said.startsWith("HTTP/1.0")
                || said.startsWith("HTTP/1.1")
                || isSmb(bytes, 4, length);
    }

    private static String text(byte[] bytes, int length) {
        return new String(Arrays.copyOf(bytes, length), StandardCharsets.ISO_8859_1);
    }
}
