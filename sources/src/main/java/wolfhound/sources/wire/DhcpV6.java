package wolfhound.sources.wire;

import wolfhound.model.Address;
import wolfhound.model.IdentitySeen;
import wolfhound.model.SoftwareSeen;
import wolfhound.model.Transport;

/// DHCP for IPv6 (RFC 8415, names of RFC 4704): what a client calls itself, its hardware, and the
/// address it was given.
final class DhcpV6 implements WireProtocol {
    private static final int MOST_OPTIONS = 64;
    private static final int MOST_TYPE = 11;
    private static final int REPLY = 7;

    private static final int CLIENT_ID = 1;
    private static final int ADDRESSES = 3;
    private static final int ADDRESS = 5;
    private static final int VENDOR_CLASS = 16;
    private static final int FULL_NAME = 39;

    @Override
    public String name() {
        return "dhcpv6";
    }

    @Override
    public Recognition recognise(Opening opening) {
        boolean ports =
                (opening.onPort(546) || opening.onPort(547))
                        && opening.transport() == Transport.UDP;
        return ports && (isMessage(opening.client()) || isMessage(opening.server()))
                ? Recognition.YES
                : Recognition.NO;
    }

    /// Options that fill the datagram to its end.
    private static boolean isMessage(Bytes bytes) {
        if (!bytes.has(0, 8) || bytes.u8(0) < 1 || bytes.u8(0) > MOST_TYPE) {
            return false;
        }
        int at = 4;
        for (int i = 0; i < MOST_OPTIONS && bytes.has(at, 4); i++) {
            at += 4 + bytes.u16(at + 2);
        }
        return at == bytes.length();
    }

    @Override
    public Dialogue begin(Conversation conversation) {
        return (from, bytes) -> {
            if (!isMessage(bytes)) {
                return Parsed.malformed("length-lies", "options beyond the datagram");
            }
            new Message(conversation, from).read(bytes);
            return Parsed.ALL;
        };
    }

    private static final class Message {
        private final Conversation conversation;
        private final Side from;
        private Address of;
        private String name = "";
        private String vendor = "";
        private String hardware = "";

        Message(Conversation conversation, Side from) {
            this.conversation = conversation;
            this.from = from;
            this.of = sender();
        }

        private Address sender() {
            return from == Side.CLIENT ? conversation.id().client() : conversation.id().server();
        }

        private Address receiver() {
            return from == Side.CLIENT ? conversation.id().server() : conversation.id().client();
        }

        void read(Bytes bytes) {
            boolean reply = bytes.u8(0) == 2 || bytes.u8(0) == REPLY;
            if (reply) {
                of = receiver();
            }
            int at = 4;
            while (bytes.has(at, 4)) {
                int length = bytes.u16(at + 2);
                option(bytes.u16(at), bytes, at + 4, length, reply);
                at += 4 + length;
            }
            identity(IdentitySeen.Kind.HARDWARE, hardware);
            identity(IdentitySeen.Kind.HOST_NAME, name);
            if (!vendor.isEmpty() && !reply) {
                var seen =
                        from == Side.CLIENT ? conversation.seen() : conversation.seen().flipped();
                conversation.tell(new SoftwareSeen(seen, true, "dhcpv6", vendor));
            }
        }

        private void option(int option, Bytes bytes, int at, int length, boolean reply) {
            switch (option) {
                case CLIENT_ID -> hardware = hardwareOf(bytes, at, length);
                case FULL_NAME -> {
                    if (length > 1) {
                        name = domainName(bytes, at + 1, at + length);
                    }
                }
                case VENDOR_CLASS -> {
                    if (length > 6) {
                        int most = Math.min(bytes.u16(at + 4), length - 6);
                        vendor = bytes.text(at + 6, at + 6 + most);
                    }
                }
                case ADDRESSES -> {
                    boolean inside = length >= 12 + 4 + 16 && bytes.u16(at + 12) == ADDRESS;
                    if (inside && reply) {
                        of = new Address(bytes.i64(at + 16), bytes.i64(at + 24));
                    }
                }
                default -> {}
            }
        }

        /// A DUID of kinds 1 and 3 is made of an Ethernet address (RFC 8415 §11).
        private static String hardwareOf(Bytes bytes, int at, int length) {
            if (length == 14 && bytes.u16(at) == 1 && bytes.u16(at + 2) == 1) {
                return Dhcp.hardwareText(bytes, at + 8);
            }
            boolean bare = length == 10 && bytes.u16(at) == 3 && bytes.u16(at + 2) == 1;
            return bare ? Dhcp.hardwareText(bytes, at + 4) : "";
        }

        private void identity(IdentitySeen.Kind kind, String value) {
            if (!value.isEmpty() && of.isUnicast()) {
                conversation.tell(new IdentitySeen(conversation.seen(), of, kind, "dhcpv6", value));
            }
        }
    }

    /// A name in the encoding of DNS, without compression; as far as it is whole.
    static String domainName(Bytes bytes, int from, int to) {
        StringBuilder name = new StringBuilder();
        int at = from;
        while (at < to) {
            int length = bytes.u8(at);
            if (length == 0 || length > 63 || at + 1 + length > to) {
                break;
            }
            name.append(name.isEmpty() ? "" : ".").append(bytes.text(at + 1, at + 1 + length));
            at += 1 + length;
        }
        return name.toString();
    }
}
