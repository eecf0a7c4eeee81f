package wolfhound.sources.wire;

import java.util.HashSet;
import java.util.Set;
import wolfhound.model.SoftwareSeen;
import wolfhound.model.Transport;

/// How devices of a home network find one another: SSDP (UPnP Device Architecture §1) and
/// WS-Discovery (OASIS, over SOAP and UDP). What they call themselves is told once.
final class Discovery implements WireProtocol {
    private static final int MOST_TOLD = 16;
    private static final int MOST_TEXT = 255;
    private static final String DISCOVERY = "schemas.xmlsoap.org/ws/2005/04/discovery";

    @Override
    public String name() {
        return "discovery";
    }

    @Override
    public Recognition recognise(Opening opening) {
        if (opening.transport() != Transport.UDP) {
            return Recognition.NO;
        }
        return isOurs(opening.client()) || isOurs(opening.server())
                ? Recognition.YES
                : Recognition.NO;
    }

    private static boolean isOurs(Bytes bytes) {
        return isSsdp(bytes) || isWsDiscovery(bytes);
    }

    private static boolean isSsdp(Bytes bytes) {
        return bytes.startsWith("M-SEARCH * HTTP/1")
                || bytes.startsWith("NOTIFY * HTTP/1")
                || bytes.startsWith("HTTP/1.1 200 ") && bytes.indexOf("\r\nUSN:", 0) > 0;
    }

    private static boolean isWsDiscovery(Bytes bytes) {
        return bytes.startsWith("<") && bytes.indexOf(DISCOVERY, 0) > 0;
    }

    @Override
    public Dialogue begin(Conversation conversation) {
        Set<String> told = new HashSet<>();
        return (from, bytes) -> {
            if (isSsdp(bytes)) {
                tell(conversation, from, told, "ssdp", field(bytes, "SERVER:"));
                tell(conversation, from, told, "ssdp", field(bytes, "USER-AGENT:"));
            } else if (isWsDiscovery(bytes)) {
                tell(conversation, from, told, "ws-discovery", types(bytes));
            }
            return Parsed.ALL;
        };
    }

    private static String field(Bytes bytes, String name) {
        int at = bytes.indexOf('\n', 0);
        while (at >= 0) {
            if (bytes.startsWithIgnoringCase(name, at + 1)) {
                int from = at + 1 + name.length();
                int end = bytes.indexOf('\r', from);
                int to = Math.min(end < 0 ? bytes.length() : end, from + MOST_TEXT);
                return bytes.text(from, to).strip();
            }
            at = bytes.indexOf('\n', at + 1);
        }
        return "";
    }

    /// The kinds of device that are asked for or offered.
    private static String types(Bytes bytes) {
        int open = bytes.indexOf("Types>", 0);
        int close = bytes.indexOf('<', open < 0 ? bytes.length() : open);
        if (open < 0 || close < 0) {
            return "";
        }
        int from = open + "Types>".length();
        return bytes.text(from, Math.clamp(close, from, from + MOST_TEXT)).strip();
    }

    private static void tell(
            Conversation conversation, Side from, Set<String> told, String where, String text) {
        if (!text.isEmpty() && told.size() < MOST_TOLD && told.add(from + text)) {
            conversation.tell(
                    new SoftwareSeen(conversation.seen(), from == Side.CLIENT, where, text));
        }
    }
}
