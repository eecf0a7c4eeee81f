package wolfhound.sources.wire;

import java.util.Locale;
import wolfhound.model.CommandLine;
import wolfhound.model.Login;
import wolfhound.model.SoftwareSeen;

/// Telnet (RFC 854): who logs in, whether it works, and which commands follow. Prompts tell what a
/// line is; what answers a password prompt is forgotten at once.
final class Telnet implements WireProtocol {
    private static final int ESCAPE = 255;
    private static final int SUBNEGOTIATION = 250;
    private static final int SUBNEGOTIATION_END = 240;
    private static final int WILL = 251;
    private static final int HIGHEST_OPTION = 60;
    private static final int EXTENDED_OPTIONS = 255;

    @Override
    public String name() {
        return "telnet";
    }

    @Override
    public Recognition recognise(Opening opening) {
        Recognition server = opening(opening.server());
        Recognition client = opening(opening.client());
        if (server == Recognition.YES || client == Recognition.YES) {
            return Recognition.YES;
        }
        if (isPrompted(opening)) {
            return Recognition.YES;
        }
        boolean open = server == Recognition.MAYBE && client == Recognition.MAYBE;
        boolean onPort = opening.onPort(23) || opening.onPort(2323);
        return open || onPort && client == Recognition.MAYBE ? Recognition.MAYBE : Recognition.NO;
    }

    /// A negotiation of an option that exists.
    private static Recognition opening(Bytes bytes) {
        if (bytes.isEmpty()) {
            return Recognition.MAYBE;
        }
        if (bytes.u8(0) != ESCAPE || bytes.has(1, 1) && bytes.u8(1) < SUBNEGOTIATION) {
            return Recognition.NO;
        }
        if (!bytes.has(0, 3)) {
            return Recognition.MAYBE;
        }
        boolean option = bytes.u8(2) <= HIGHEST_OPTION || bytes.u8(2) == EXTENDED_OPTIONS;
        return option && bytes.u8(1) != ESCAPE ? Recognition.YES : Recognition.NO;
    }

    /// A server that asks for a login before anyone has said anything else.
    private static boolean isPrompted(Opening opening) {
        Bytes server = opening.server();
        if (opening.clientFirst() || server.length() < 6 || server.length() > 1024) {
            return false;
        }
        String text = server.text(0, server.length()).stripTrailing().toLowerCase(Locale.ROOT);
        return text.endsWith("login:") || text.endsWith("username:");
    }

    @Override
    public Dialogue begin(Conversation conversation) {
        return new Session(conversation);
    }

    private static final class Session implements Dialogue {
        private static final int LONGEST_LINE = 512;
        private static final int MOST_COMMANDS = 512;
        private static final int BACKSPACE = 8;
        private static final int DELETE = 127;

        /// What the client's next line answers.
        private enum Asked {
            NOTHING,
            USER,
            PASSWORD,
            COMMAND
        }

        private final Conversation conversation;
        private final StringBuilder shown = new StringBuilder();
        private final StringBuilder typed = new StringBuilder();
        private Asked asked = Asked.NOTHING;
        private String user = "";
        private boolean awaitsVerdict;
        private boolean bannerTold;
        private int commands;
        private boolean afterReturn;

        Session(Conversation conversation) {
            this.conversation = conversation;
        }

        @Override
        public Parsed read(Side from, Bytes bytes) {
            int at = 0;
            while (at < bytes.length()) {
                int c = bytes.u8(at);
                if (c == ESCAPE) {
                    int end = behindEscape(bytes, at);
                    if (end < 0) {
                        break;
                    }
                    at = end;
                } else {
                    take(from, c);
                    at++;
                }
            }
            if (from == Side.SERVER) {
                prompted();
            }
            if (at == 0) {
                return bytes.length() > LONGEST_LINE ? Parsed.ALL : Parsed.NEED_MORE;
            }
            return Parsed.used(at);
        }

        /// Where the command that begins here ends, -1 when it does not yet.
        private static int behindEscape(Bytes bytes, int at) {
            if (!bytes.has(at, 2)) {
                return -1;
            }
            int command = bytes.u8(at + 1);
            if (command == SUBNEGOTIATION) {
                for (int i = at + 2; bytes.has(i, 2); i++) {
                    if (bytes.u8(i) == ESCAPE && bytes.u8(i + 1) == SUBNEGOTIATION_END) {
                        return i + 2;
                    }
                }
                return -1;
            }
            int length = command >= WILL && command < ESCAPE ? 3 : 2;
            return bytes.has(at, length) ? at + length : -1;
        }

        private void take(Side from, int c) {
            if (from == Side.SERVER) {
                show(c);
            } else {
                type(c);
            }
        }

        private void show(int c) {
            if (c == '\n') {
                shownLine();
            } else if (c >= ' ' && c != DELETE && shown.length() < LONGEST_LINE) {
                shown.append((char) c);
            }
        }

        private void shownLine() {
            String line = shown.toString().strip();
            shown.setLength(0);
            if (!bannerTold && !line.isEmpty()) {
                bannerTold = true;
                conversation.tell(new SoftwareSeen(conversation.seen(), false, "telnet", line));
            }
            judge(line.toLowerCase(Locale.ROOT));
        }

        /// What stands at the end of the screen without a line's end is a prompt.
        private void prompted() {
            String prompt = shown.toString().strip().toLowerCase(Locale.ROOT);
            if (prompt.isEmpty()) {
                return;
            }
            boolean forUser = prompt.endsWith("login:") || prompt.endsWith("username:");
            boolean forPassword = prompt.endsWith("password:") || prompt.endsWith("passwd:");
            if (forUser || forPassword) {
                if (awaitsVerdict) {
                    tell(Login.Outcome.REJECTED);
                }
                asked = forUser ? Asked.USER : Asked.PASSWORD;
            } else if (isShell(prompt)) {
                if (awaitsVerdict) {
                    tell(Login.Outcome.ACCEPTED);
                }
                asked = Asked.COMMAND;
            } else {
                judge(prompt);
                asked = prompt.endsWith(":") ? Asked.NOTHING : asked;
            }
        }

        private static boolean isShell(String prompt) {
            char last = prompt.charAt(prompt.length() - 1);
            return last == '$' || last == '#' || last == '>' || last == '%';
        }

        private void judge(String line) {
            if (!awaitsVerdict) {
                return;
            }
            if (line.contains("incorrect")
                    || line.contains("invalid")
                    || line.contains("failed")
                    || line.contains("denied")
                    || line.contains("wrong")) {
                tell(Login.Outcome.REJECTED);
            } else if (line.contains("last login") || line.contains("welcome")) {
                tell(Login.Outcome.ACCEPTED);
            }
        }

        private void type(int c) {
            boolean second = afterReturn && (c == '\n' || c == 0);
            afterReturn = c == '\r';
            if (second) {
                return;
            }
            if (c == '\r' || c == '\n') {
                typedLine();
            } else if ((c == BACKSPACE || c == DELETE) && !typed.isEmpty()) {
                typed.setLength(typed.length() - 1);
            } else if (c >= ' ' && c != DELETE && typed.length() < LONGEST_LINE) {
                typed.append((char) c);
            }
        }

        private void typedLine() {
            String line = typed.toString().strip();
            typed.setLength(0);
            shown.setLength(0);
            switch (asked) {
                case USER -> user = line;
                case PASSWORD -> awaitsVerdict = true;
                case COMMAND -> command(line);
                case NOTHING -> {}
            }
            asked = asked == Asked.COMMAND ? Asked.COMMAND : Asked.NOTHING;
        }

        private void command(String line) {
            if (line.isEmpty()) {
                return;
            }
            if (++commands > MOST_COMMANDS) {
                conversation.bounded("telnet-commands");
                return;
            }
            int space = line.indexOf(' ');
            String verb = space < 0 ? line : line.substring(0, space);
            String argument = space < 0 ? "" : line.substring(space + 1).strip();
            conversation.tell(
                    new CommandLine(conversation.seen(), "telnet", verb, argument, 0, ""));
        }

        private void tell(Login.Outcome outcome) {
            awaitsVerdict = false;
            conversation.tell(new Login(conversation.seen(), "telnet", user, outcome, true));
        }

        @Override
        public boolean gap(Side from, long missing) {
            if (from == Side.CLIENT) {
                typed.setLength(0);
                asked = Asked.NOTHING;
            }
            return true;
        }

        @Override
        public void end() {
            if (awaitsVerdict) {
                tell(Login.Outcome.TRIED);
            }
        }
    }
}
