package wolfhound.sources.wire;

import java.util.Arrays;
import wolfhound.model.Address;
import wolfhound.model.IdentitySeen;
import wolfhound.model.Login;

/// RADIUS (RFC 2865, RFC 2866): who logs in at an access server and whether it is let in; and,
/// where an accounting message says so, which address the user has.
final class Radius implements WireProtocol {
    private static final int HEADER = 20;
    private static final int REQUEST = 1;
    private static final int ACCEPT = 2;
    private static final int REJECT = 3;
    private static final int ACCOUNTING = 4;
    private static final int USER_NAME = 1;
    private static final int FRAMED_ADDRESS = 8;

    @Override
    public String name() {
        return "radius";
    }

    @Override
    public Recognition recognise(Opening opening) {
        Bytes client = opening.client();
        if (client.isEmpty()) {
            return opening.server().isEmpty() ? Recognition.MAYBE : Recognition.NO;
        }
        boolean request = client.u8(0) == REQUEST || client.u8(0) == ACCOUNTING;
        return request && isRadius(client) && attribute(client, USER_NAME) > 0
                ? Recognition.YES
                : Recognition.NO;
    }

    /// Do attributes fill the packet to its end.
    private static boolean isRadius(Bytes bytes) {
        if (!bytes.has(0, HEADER) || bytes.u16(2) != bytes.length()) {
            return false;
        }
        int at = HEADER;
        while (bytes.has(at, 2) && bytes.u8(at + 1) >= 2) {
            at += bytes.u8(at + 1);
        }
        return at == bytes.length();
    }

    /// Where the value of the first attribute of this type begins, 0 for none.
    private static int attribute(Bytes bytes, int type) {
        for (int at = HEADER; bytes.has(at, 2) && bytes.u8(at + 1) >= 2; at += bytes.u8(at + 1)) {
            if (bytes.u8(at) == type) {
                return at + 2;
            }
        }
        return 0;
    }

    private static String userName(Bytes bytes) {
        int at = attribute(bytes, USER_NAME);
        return at == 0 ? "" : bytes.text(at, at - 2 + bytes.u8(at - 1));
    }

    @Override
    public Dialogue begin(Conversation conversation) {
        return new Exchange(conversation);
    }

    private static final class Exchange implements Dialogue {
        private final Conversation conversation;
        private final String[] asking = new String[256];

        Exchange(Conversation conversation) {
            this.conversation = conversation;
            Arrays.fill(asking, "");
        }

        @Override
        public Parsed read(Side from, Bytes bytes) {
            if (!isRadius(bytes)) {
                return Parsed.ALL;
            }
            int identifier = bytes.u8(1);
            switch (bytes.u8(0)) {
                case REQUEST -> asking[identifier] = userName(bytes);
                case ACCEPT -> answered(identifier, Login.Outcome.ACCEPTED);
                case REJECT -> answered(identifier, Login.Outcome.REJECTED);
                case ACCOUNTING -> accounting(bytes);
                default -> {}
            }
            return Parsed.ALL;
        }

        private void answered(int identifier, Login.Outcome outcome) {
            String user = asking[identifier];
            asking[identifier] = "";
            if (!user.isEmpty()) {
                conversation.tell(new Login(conversation.seen(), "radius", user, outcome, false));
            }
        }

        private void accounting(Bytes bytes) {
            int address = attribute(bytes, FRAMED_ADDRESS);
            String user = userName(bytes);
            if (address == 0 || bytes.u8(address - 1) != 6 || user.isEmpty()) {
                return;
            }
            conversation.tell(
                    new IdentitySeen(
                            conversation.seen(),
                            Address.v4(bytes.i32(address)),
                            IdentitySeen.Kind.USER,
                            "radius",
                            user));
        }
    }
}
