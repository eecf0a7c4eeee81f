package wolfhound.sources.wire;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import wolfhound.model.Address;
import wolfhound.model.Host;
import wolfhound.model.IdentitySeen;
import wolfhound.model.Seen;
import wolfhound.model.SoftwareSeen;
import wolfhound.model.Transport;

/// DHCP, how hosts come by their addresses (RFC 2131, options of RFC 2132 and 4702): what a client
/// calls itself, and which address its hardware was given.
final class Dhcp implements WireProtocol {
    private static final int COOKIE = 0x63825363;
    private static final int COOKIE_AT = 236;
    private static final int OPTIONS_AT = 240;
    private static final int MOST_OPTIONS = 128;

    private static final int HOST_NAME = 12;
    private static final int DOMAIN = 15;
    private static final int REQUESTED = 50;
    private static final int MESSAGE_TYPE = 53;
    private static final int VENDOR_CLASS = 60;
    private static final int FULL_NAME = 81;
    private static final int PAD = 0;
    private static final int END = 255;
    private static final int ACKNOWLEDGED = 5;

    @Override
    public String name() {
        return "dhcp";
    }

    @Override
    public Recognition recognise(Opening opening) {
        if (opening.transport() != Transport.UDP) {
            return Recognition.NO;
        }
        return isMessage(opening.client()) || isMessage(opening.server())
                ? Recognition.YES
                : Recognition.NO;
    }

    private static boolean isMessage(Bytes bytes) {
        return bytes.has(0, OPTIONS_AT)
                && (bytes.u8(0) == 1 || bytes.u8(0) == 2)
                && bytes.u8(2) <= 16
                && bytes.i32(COOKIE_AT) == COOKIE;
    }

    @Override
    public Dialogue begin(Conversation conversation) {
        return (from, bytes) -> {
            if (!isMessage(bytes)) {
                return Parsed.malformed("no-dhcp", "a datagram without the cookie");
            }
            new Message(conversation, from).read(bytes);
            return Parsed.ALL;
        };
    }

    /// One message, and what its options say.
    private static final class Message {
        private final Conversation conversation;
        private final Side from;
        private final DhcpRules rules;
        private int type;
        private String hostName = "";
        private String domain = "";
        private String vendor = "";
        private Optional<Address> requested = Optional.empty();

        Message(Conversation conversation, Side from) {
            this.conversation = conversation;
            this.from = from;
            this.rules = new DhcpRules(conversation.rules(), from == Side.CLIENT);
        }

        void read(Bytes bytes) {
            int at = OPTIONS_AT;
            for (int i = 0; i < MOST_OPTIONS && bytes.has(at, 2); i++) {
                int option = bytes.u8(at);
                if (option == END) {
                    break;
                }
                int length = option == PAD ? -1 : bytes.u8(at + 1);
                if (option != PAD && !bytes.has(at + 2, length)) {
                    conversation.odd(from, "dhcp", "length-lies", "option " + option, bytes);
                    break;
                }
                if (option != PAD) {
                    option(option, bytes, at + 2, length);
                    rules.option(option, bytes, at + 2, length);
                }
                at += 2 + length;
            }
            rules.over();
            tell(bytes);
        }

        private void option(int option, Bytes bytes, int at, int length) {
            switch (option) {
                case MESSAGE_TYPE -> type = length == 1 ? bytes.u8(at) : 0;
                case HOST_NAME -> hostName = text(bytes, at, length);
                case DOMAIN -> domain = text(bytes, at, length);
                case VENDOR_CLASS -> vendor = text(bytes, at, length);
                case REQUESTED -> requested = length == 4 ? address(bytes, at) : Optional.empty();
                case FULL_NAME -> fullName(bytes, at, length);
                default -> {}
            }
        }

        /// Flags, two unused bytes, and the name as text or in the encoding of DNS.
        private void fullName(Bytes bytes, int at, int length) {
            if (length <= 3 || !hostName.isEmpty()) {
                return;
            }
            boolean encoded = (bytes.u8(at) & 4) != 0;
            hostName =
                    encoded
                            ? DhcpV6.domainName(bytes, at + 3, at + length)
                            : text(bytes, at + 3, length - 3);
        }

        private static String text(Bytes bytes, int at, int length) {
            String text = new String(bytes.copy(at, at + length), StandardCharsets.UTF_8).strip();
            return text.replaceAll("\\p{Cntrl}", "");
        }

        private static Optional<Address> address(Bytes bytes, int at) {
            int bits = bytes.i32(at);
            return bits == 0 ? Optional.empty() : Optional.of(Address.v4(bits));
        }

        private void tell(Bytes bytes) {
            boolean asks = bytes.u8(0) == 1;
            Optional<Address> has = address(bytes, 12);
            Optional<Address> given = address(bytes, 16);
            Optional<Address> of = asks ? has.or(() -> requested) : given.or(() -> has);
            if (of.isEmpty() || !asks && type != ACKNOWLEDGED) {
                return;
            }
            Address client = of.get();
            identity(client, IdentitySeen.Kind.HARDWARE, hardware(bytes));
            identity(client, IdentitySeen.Kind.HOST_NAME, hostName);
            if (!asks) {
                identity(client, IdentitySeen.Kind.DOMAIN, domain);
            }
            if (asks && !vendor.isEmpty()) {
                conversation.tell(new SoftwareSeen(seenBy(client), true, "dhcp", vendor));
            }
        }

        private void identity(Address of, IdentitySeen.Kind kind, String value) {
            if (!value.isEmpty()) {
                conversation.tell(new IdentitySeen(conversation.seen(), of, kind, "dhcp", value));
            }
        }

        /// A client that asks has no address yet: it is told under the one it asks for.
        private Seen seenBy(Address client) {
            Seen seen = from == Side.CLIENT ? conversation.seen() : conversation.seen().flipped();
            return new Seen(
                    seen.at(),
                    new Host(client),
                    seen.hostPort(),
                    seen.peer(),
                    seen.hostOpened(),
                    seen.origin(),
                    seen.visibility());
        }

        private static String hardware(Bytes bytes) {
            boolean ethernet = bytes.u8(1) == 1 && bytes.u8(2) == 6;
            return ethernet ? hardwareText(bytes, 28) : "";
        }
    }

    /// The hardware address at this place; empty for all zeros.
    static String hardwareText(Bytes bytes, int at) {
        if (bytes.i32(at) == 0 && bytes.u16(at + 4) == 0) {
            return "";
        }
        StringBuilder text = new StringBuilder(17);
        for (int i = 0; i < 6; i++) {
            int value = bytes.u8(at + i);
            text.append(i == 0 ? "" : ":")
                    .append(Character.forDigit(value >> 4, 16))
                    .append(Character.forDigit(value & 15, 16));
        }
        return text.toString();
    }
}
