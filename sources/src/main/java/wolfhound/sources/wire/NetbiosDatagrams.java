package wolfhound.sources.wire;

import java.util.HashSet;
import java.util.Set;
import wolfhound.model.Address;
import wolfhound.model.IdentitySeen;
import wolfhound.model.Transport;

/// Datagrams of NetBIOS (RFC 1002 §4.4), in which Windows machines announce themselves to their
/// neighbours ([MS-BRWS] §2.2): who sent it, and the version it claims.
final class NetbiosDatagrams implements WireProtocol {
    private static final int SOURCE_NAME = 14;
    private static final int MESSAGE = 82;
    private static final int MOST_NAMES = 16;
    private static final String MAILSLOT = "\\MAILSLOT\\BROWSE\0";
    private static final int HOST_ANNOUNCEMENT = 1;
    private static final int LOCAL_MASTER_ANNOUNCEMENT = 15;

    @Override
    public String name() {
        return "netbios-datagram";
    }

    @Override
    public Recognition recognise(Opening opening) {
        boolean ours = opening.transport() == Transport.UDP && opening.onPort(138);
        return ours && (isDatagram(opening.client()) || isDatagram(opening.server()))
                ? Recognition.YES
                : Recognition.NO;
    }

    private static boolean isDatagram(Bytes bytes) {
        return bytes.has(0, MESSAGE)
                && bytes.u8(0) >= 0x10
                && bytes.u8(0) <= 0x12
                && bytes.u8(SOURCE_NAME) == 32;
    }

    @Override
    public Dialogue begin(Conversation conversation) {
        Set<String> told = new HashSet<>();
        return (from, bytes) -> {
            if (!isDatagram(bytes)) {
                return Parsed.ALL;
            }
            String source = NetbiosName.at(bytes, SOURCE_NAME);
            tell(conversation, from, told, IdentitySeen.Kind.HOST_NAME, source);
            int slot = bytes.indexOf(MAILSLOT, MESSAGE);
            int at = slot + MAILSLOT.length();
            if (slot >= 0 && bytes.has(at, 24) && isAnnouncement(bytes.u8(at))) {
                String version = "Windows NT " + bytes.u8(at + 22) + "." + bytes.u8(at + 23);
                tell(conversation, from, told, IdentitySeen.Kind.OPERATING_SYSTEM, version);
            }
            return Parsed.ALL;
        };
    }

    private static boolean isAnnouncement(int kind) {
        return kind == HOST_ANNOUNCEMENT || kind == LOCAL_MASTER_ANNOUNCEMENT;
    }

    private static void tell(
            Conversation conversation,
            Side from,
            Set<String> told,
            IdentitySeen.Kind kind,
            String value) {
        if (value.isEmpty() || told.size() >= MOST_NAMES || !told.add(kind + value)) {
            return;
        }
        Address of = from == Side.CLIENT ? conversation.id().client() : conversation.id().server();
        conversation.tell(new IdentitySeen(conversation.seen(), of, kind, "netbios", value));
    }
}
