package wolfhound.sources.wire;

import wolfhound.model.Login;
import wolfhound.model.SoftwareSeen;

/// Remote Framebuffer, spoken by VNC (RFC 6143): the versions, and whether a password was right.
final class Vnc implements WireProtocol {
    private static final int VERSION = 12;

    @Override
    public String name() {
        return "vnc";
    }

    @Override
    public Recognition recognise(Opening opening) {
        Bytes server = opening.server();
        if (server.isEmpty()) {
            return opening.client().isEmpty() ? Recognition.MAYBE : Recognition.NO;
        }
        if (!server.has(0, VERSION)) {
            boolean begins = "RFB 00".startsWith(server.text(0, Math.min(6, server.length())));
            return begins ? Recognition.MAYBE : Recognition.NO;
        }
        return server.startsWith("RFB 00") && server.u8(VERSION - 1) == '\n'
                ? Recognition.YES
                : Recognition.NO;
    }

    @Override
    public Dialogue begin(Conversation conversation) {
        return new Exchange(conversation);
    }

    /// What is expected next, of both sides.
    private enum Stage {
        SERVER_VERSION,
        CLIENT_VERSION,
        TYPES,
        CHOICE,
        CHALLENGE,
        RESPONSE,
        RESULT,
        WELCOME,
        SHARING,
        SCREEN,
        OVER
    }

    private static final class Exchange implements Dialogue {
        private static final int NOTHING = 1;
        private static final int PASSWORD = 2;
        private static final int CHALLENGE = 16;
        private static final int SCREEN = 24;

        /// Bytes of the name of a screen that are waited for.
        private static final int LONGEST_NAME = 1_024;

        private final Conversation conversation;
        private final VncRules rules;
        private Stage stage = Stage.SERVER_VERSION;
        private boolean listsTypes;
        private boolean welcomes;

        Exchange(Conversation conversation) {
            this.conversation = conversation;
            this.rules = new VncRules(conversation.rules());
        }

        @Override
        public Parsed read(Side from, Bytes bytes) {
            if (stage == Stage.OVER) {
                return Parsed.ALL;
            }
            return from == Side.SERVER ? server(bytes) : client(bytes);
        }

        private Parsed server(Bytes bytes) {
            return switch (stage) {
                case SERVER_VERSION -> version(Side.SERVER, bytes, Stage.CLIENT_VERSION);
                case TYPES -> types(bytes);
                case CHALLENGE -> passed(bytes, CHALLENGE, Stage.RESPONSE);
                case RESULT -> result(bytes);
                case WELCOME -> passed(bytes, 4, Stage.SHARING);
                case SCREEN -> screen(bytes);
                default -> Parsed.NEED_MORE;
            };
        }

        private Parsed client(Bytes bytes) {
            return switch (stage) {
                case CLIENT_VERSION -> version(Side.CLIENT, bytes, Stage.TYPES);
                case CHOICE -> choice(bytes);
                case RESPONSE -> passed(bytes, CHALLENGE, Stage.RESULT);
                case SHARING -> passed(bytes, 1, Stage.SCREEN);
                default -> Parsed.NEED_MORE;
            };
        }

        private Parsed version(Side from, Bytes bytes, Stage next) {
            if (!bytes.has(0, VERSION)) {
                return Parsed.NEED_MORE;
            }
            if (!bytes.startsWith("RFB ")) {
                return Parsed.malformed("rfb-version-lies", "no version");
            }
            String text = bytes.text(0, VERSION - 1);
            listsTypes = text.compareTo("RFB 003.007") >= 0;
            welcomes = text.compareTo("RFB 003.008") >= 0;
            conversation.tell(
                    new SoftwareSeen(conversation.seen(), from == Side.CLIENT, "vnc", text));
            stage = next;
            return Parsed.used(VERSION);
        }

        private Parsed types(Bytes bytes) {
            if (!listsTypes) {
                if (!bytes.has(0, 4)) {
                    return Parsed.NEED_MORE;
                }
                rules.chooses((int) Math.min(bytes.u32(0), Integer.MAX_VALUE));
                stage = behind(bytes.u32(0));
                return Parsed.used(4);
            }
            if (!bytes.has(0, 1) || !bytes.has(1, bytes.u8(0))) {
                return Parsed.NEED_MORE;
            }
            stage = bytes.u8(0) == 0 ? Stage.OVER : Stage.CHOICE;
            return Parsed.used(1 + bytes.u8(0));
        }

        private Parsed choice(Bytes bytes) {
            if (bytes.isEmpty()) {
                return Parsed.NEED_MORE;
            }
            rules.chooses(bytes.u8(0));
            stage = behind(bytes.u8(0));
            return Parsed.used(1);
        }

        /// What comes when this security was chosen.
        private Stage behind(long security) {
            if (security == NOTHING) {
                return welcomes ? Stage.WELCOME : Stage.SHARING;
            }
            return security == PASSWORD ? Stage.CHALLENGE : Stage.OVER;
        }

        private Parsed passed(Bytes bytes, int count, Stage next) {
            if (!bytes.has(0, count)) {
                return Parsed.needMore(count - bytes.length());
            }
            stage = next;
            return Parsed.used(count);
        }

        private Parsed result(Bytes bytes) {
            if (!bytes.has(0, 4)) {
                return Parsed.NEED_MORE;
            }
            rules.results(bytes.u32(0));
            boolean accepted = bytes.u32(0) == 0;
            tell(accepted ? Login.Outcome.ACCEPTED : Login.Outcome.REJECTED);
            stage = accepted ? Stage.SHARING : Stage.OVER;
            return Parsed.used(4);
        }

        /// ServerInit: width, height, sixteen bytes of how pixels are made, and a name.
        private Parsed screen(Bytes bytes) {
            if (!bytes.has(0, SCREEN)) {
                return Parsed.NEED_MORE;
            }
            int length = (int) Math.min(bytes.u32(SCREEN - 4), LONGEST_NAME);
            if (!bytes.has(SCREEN, length)) {
                return Parsed.needMore(SCREEN + length - bytes.length());
            }
            rules.named(bytes, SCREEN, SCREEN + length);
            rules.over();
            stage = Stage.OVER;
            return Parsed.ALL;
        }

        private void tell(Login.Outcome outcome) {
            conversation.tell(new Login(conversation.seen(), "vnc", "", outcome, false));
        }

        @Override
        public void end() {
            if (stage == Stage.RESULT) {
                tell(Login.Outcome.TRIED);
            }
            rules.over();
        }
    }
}
