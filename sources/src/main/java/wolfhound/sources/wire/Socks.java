package wolfhound.sources.wire;

import wolfhound.model.Address;
import wolfhound.model.Login;
import wolfhound.model.ProxyRequest;

/// SOCKS 4, 4a and 5 (RFC 1928, RFC 1929): what a client asks a proxy to connect it to, and whether
/// it did; behind a grant another protocol is spoken.
///
/// The openings are short, so they must be whole and, for version 5, be answered in kind.
final class Socks implements WireProtocol {
    private static final int CONNECT = 1;
    private static final int BIND = 2;
    private static final int LONGEST_NAME = 255;

    @Override
    public String name() {
        return "socks";
    }

    @Override
    public Recognition recognise(Opening opening) {
        Bytes client = opening.client();
        if (client.isEmpty()) {
            return opening.server().isEmpty() ? Recognition.MAYBE : Recognition.NO;
        }
        return switch (client.u8(0)) {
            case 4 -> version4(client);
            case 5 -> version5(client, opening.server());
            default -> Recognition.NO;
        };
    }

    private static Recognition version4(Bytes client) {
        if (client.has(1, 1) && client.u8(1) != CONNECT && client.u8(1) != BIND) {
            return Recognition.NO;
        }
        if (client.length() < 9) {
            return Recognition.MAYBE;
        }
        int end = end4(client);
        if (client.u16(2) == 0 || end == 0) {
            return Recognition.NO;
        }
        if (end < 0) {
            return client.length() <= 8 + 2 * LONGEST_NAME ? Recognition.MAYBE : Recognition.NO;
        }
        return end == client.length() ? Recognition.YES : Recognition.NO;
    }

    /// Where the request of version 4 ends: -1 when it does not yet, 0 when it is none.
    private static int end4(Bytes client) {
        int user = textEnd(client, 8);
        boolean named = client.i32(4) >>> 8 == 0 && client.u8(7) != 0;
        return user > 0 && named ? textEnd(client, user) : user;
    }

    /// Behind the zero that ends a printable text: -1 when there is none yet, 0 for other bytes.
    private static int textEnd(Bytes bytes, int from) {
        for (int at = from; at < bytes.length() && at - from <= LONGEST_NAME; at++) {
            int c = bytes.u8(at);
            if (c == 0) {
                return at + 1;
            }
            if (c < ' ' || c > '~') {
                return 0;
            }
        }
        return bytes.length() - from > LONGEST_NAME ? 0 : -1;
    }

    private static Recognition version5(Bytes client, Bytes server) {
        if (!client.has(0, 2) || client.length() < 2 + client.u8(1)) {
            return Recognition.MAYBE;
        }
        int methods = client.u8(1);
        if (methods == 0 || server.isEmpty() && client.length() != 2 + methods) {
            return Recognition.NO;
        }
        if (!server.has(0, 2)) {
            return server.isEmpty() || server.u8(0) == 5 ? Recognition.MAYBE : Recognition.NO;
        }
        if (server.u8(0) != 5) {
            return Recognition.NO;
        }
        boolean offered = server.u8(1) == 0xFF;
        for (int i = 0; i < methods; i++) {
            offered |= client.u8(2 + i) == server.u8(1);
        }
        return offered ? Recognition.YES : Recognition.NO;
    }

    @Override
    public Dialogue begin(Conversation conversation) {
        return new Exchange(conversation);
    }

    /// What is expected next, of both sides.
    private enum Stage {
        GREETING,
        METHOD,
        CREDENTIALS,
        VERDICT,
        REQUEST,
        REPLY,
        REPLY_4,
        OVER
    }

    private static final class Exchange implements Dialogue {
        private static final int USER_AND_PASSWORD = 2;
        private static final int NOT_ACCEPTABLE = 0xFF;
        private static final int GRANTED_4 = 0x5A;

        private final Conversation conversation;
        private Stage stage = Stage.GREETING;
        private String user = "";
        private String target = "";
        private int port;
        private int command;

        Exchange(Conversation conversation) {
            this.conversation = conversation;
        }

        @Override
        public Parsed read(Side from, Bytes bytes) {
            if (stage == Stage.OVER) {
                return Parsed.ALL;
            }
            if (bytes.isEmpty()) {
                return Parsed.NEED_MORE;
            }
            return from == Side.CLIENT ? client(bytes) : server(bytes);
        }

        private Parsed client(Bytes bytes) {
            return switch (stage) {
                case GREETING -> bytes.u8(0) == 4 ? request4(bytes) : greeting(bytes);
                case CREDENTIALS -> credentials(bytes);
                case REQUEST -> request(bytes);
                default -> Parsed.NEED_MORE;
            };
        }

        private Parsed server(Bytes bytes) {
            return switch (stage) {
                case METHOD -> method(bytes);
                case VERDICT -> verdict(bytes);
                case REPLY -> reply(bytes);
                case REPLY_4 -> reply4(bytes);
                default -> Parsed.NEED_MORE;
            };
        }

        private Parsed request4(Bytes bytes) {
            if (bytes.length() < 9) {
                return Parsed.NEED_MORE;
            }
            int end = end4(bytes);
            if (end <= 0) {
                return end < 0 ? Parsed.NEED_MORE : Parsed.NOT_MINE;
            }
            int userEnd = textEnd(bytes, 8);
            target =
                    end == userEnd
                            ? Address.v4(bytes.i32(4)).toString()
                            : bytes.text(userEnd, end - 1);
            port = bytes.u16(2);
            command = bytes.u8(1);
            stage = Stage.REPLY_4;
            return Parsed.used(end);
        }

        private Parsed reply4(Bytes bytes) {
            if (bytes.length() < 8) {
                return Parsed.needMore(8 - bytes.length());
            }
            boolean granted = bytes.u8(1) == GRANTED_4;
            tellRequest("socks4", granted);
            return over(granted, 8);
        }

        private Parsed greeting(Bytes bytes) {
            if (!bytes.has(0, 2) || !bytes.has(2, bytes.u8(1))) {
                return Parsed.NEED_MORE;
            }
            stage = Stage.METHOD;
            return Parsed.used(2 + bytes.u8(1));
        }

        private Parsed method(Bytes bytes) {
            if (!bytes.has(0, 2)) {
                return Parsed.NEED_MORE;
            }
            stage =
                    switch (bytes.u8(1)) {
                        case 0 -> Stage.REQUEST;
                        case USER_AND_PASSWORD -> Stage.CREDENTIALS;
                        case NOT_ACCEPTABLE -> Stage.OVER;
                        default -> Stage.OVER;
                    };
            return Parsed.used(2);
        }

        private Parsed credentials(Bytes bytes) {
            if (!bytes.has(0, 2) || !bytes.has(2, bytes.u8(1) + 1)) {
                return Parsed.NEED_MORE;
            }
            int password = 2 + bytes.u8(1);
            int end = password + 1 + bytes.u8(password);
            if (!bytes.has(0, end)) {
                return Parsed.NEED_MORE;
            }
            user = bytes.text(2, password);
            stage = Stage.VERDICT;
            return Parsed.used(end);
        }

        private Parsed verdict(Bytes bytes) {
            if (!bytes.has(0, 2)) {
                return Parsed.NEED_MORE;
            }
            boolean accepted = bytes.u8(1) == 0;
            stage = accepted ? Stage.REQUEST : Stage.OVER;
            tellLogin(accepted ? Login.Outcome.ACCEPTED : Login.Outcome.REJECTED);
            return Parsed.used(2);
        }

        private void tellLogin(Login.Outcome outcome) {
            conversation.tell(new Login(conversation.seen(), "socks5", user, outcome, true));
        }

        private Parsed request(Bytes bytes) {
            int end = end(bytes);
            if (end <= 0) {
                return end < 0
                        ? Parsed.malformed("socks-lies", "no such address")
                        : Parsed.NEED_MORE;
            }
            command = bytes.u8(1);
            target = target(bytes);
            port = bytes.u16(end - 2);
            stage = Stage.REPLY;
            return Parsed.used(end);
        }

        private Parsed reply(Bytes bytes) {
            int end = end(bytes);
            if (end <= 0) {
                return end < 0
                        ? Parsed.malformed("socks-lies", "no such address")
                        : Parsed.NEED_MORE;
            }
            boolean granted = bytes.u8(1) == 0;
            tellRequest("socks5", granted);
            return over(granted, end);
        }

        /// Where a request or reply of version 5 ends: 0 when it does not yet, -1 when it is none.
        private static int end(Bytes bytes) {
            if (!bytes.has(0, 5)) {
                return 0;
            }
            int address =
                    switch (bytes.u8(3)) {
                        case 1 -> 4;
                        case 3 -> 1 + bytes.u8(4);
                        case 4 -> 16;
                        default -> -1;
                    };
            if (address < 0 || bytes.u8(0) != 5) {
                return -1;
            }
            return bytes.has(4, address + 2) ? 4 + address + 2 : 0;
        }

        private static String target(Bytes bytes) {
            return switch (bytes.u8(3)) {
                case 1 -> Address.v4(bytes.i32(4)).toString();
                case 4 -> new Address(bytes.i64(4), bytes.i64(12)).toString();
                default -> bytes.text(5, 5 + bytes.u8(4));
            };
        }

        private void tellRequest(String protocol, boolean granted) {
            if (granted) {
                conversation.proxies(target);
            }
            conversation.tell(
                    new ProxyRequest(conversation.seen(), protocol, target, port, granted));
        }

        private Parsed over(boolean granted, int used) {
            stage = Stage.OVER;
            return granted && command == CONNECT ? Parsed.handover(used) : Parsed.used(used);
        }

        @Override
        public void end() {
            if (stage == Stage.VERDICT) {
                tellLogin(Login.Outcome.TRIED);
            } else if (stage == Stage.REPLY || stage == Stage.REPLY_4) {
                tellRequest(stage == Stage.REPLY ? "socks5" : "socks4", false);
            }
        }
    }
}
