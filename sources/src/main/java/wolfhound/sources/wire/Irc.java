package wolfhound.sources.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import wolfhound.model.ChatLine;
import wolfhound.model.Login;
import wolfhound.model.Transport;

/// IRC, how people and bots chat (RFC 1459, RFC 2812, IRCv3 tags). Told by what is said, on any
/// port; lenient towards servers that bots made themselves: lines may lack their prefix and their
/// CR. Words that log in are told without the secret.
final class Irc implements WireProtocol {
    /// Lines told of one conversation at most; the rest is counted.
    static final int MOST_LINES = 20_000;

    static final int MOST_PARAMETERS = 20;

    private static final List<String> ASKS =
            List.of(
                    "NICK ",
                    "CAP LS",
                    "CAP REQ",
                    "CAP END",
                    "JOIN #",
                    "JOIN &",
                    "JOIN :#",
                    "PRIVMSG ",
                    "USERHOST ",
                    "MODE #",
                    "WHO #",
                    "PONG :",
                    "ISON ");
    private static final List<String> LOGS_IN = List.of("PASS ", "USER ");
    private static final List<String> SAYS =
            List.of("NOTICE AUTH", "NOTICE *", "NOTICE :", "ERROR :CLOSING LINK", "PING :");
    private static final Set<String> WORDS =
            Set.of(
                    "NOTICE",
                    "PRIVMSG",
                    "JOIN",
                    "PART",
                    "QUIT",
                    "MODE",
                    "NICK",
                    "TOPIC",
                    "KICK",
                    "PING",
                    "PONG",
                    "INVITE",
                    "ERROR",
                    "CAP",
                    "AUTHENTICATE",
                    "ACCOUNT",
                    "CHGHOST");
    private static final int MOST_PREFIX = 256;

    @Override
    public String name() {
        return "irc";
    }

    @Override
    public Recognition recognise(Opening opening) {
        if (opening.transport() != Transport.TCP) {
            return Recognition.NO;
        }
        return Words.better(
                recognise(opening.client(), opening.server()),
                recognise(opening.server(), opening.client()));
    }

    private static Recognition recognise(Bytes asks, Bytes says) {
        Recognition said = says.isEmpty() ? Recognition.MAYBE : recogniseServer(says);
        if (said != Recognition.MAYBE) {
            return said;
        }
        if (asks.isEmpty()) {
            return says.isEmpty() ? Recognition.NO : said;
        }
        Recognition asked = Words.opening(asks, ASKS);
        return asked == Recognition.NO ? logsIn(asks) : asked;
    }

    /// `PASS` and `USER` are words of other protocols too: what follows tells.
    private static Recognition logsIn(Bytes asks) {
        Recognition logsIn = Words.opening(asks, LOGS_IN);
        int lineFeed = asks.indexOf('\n', 0);
        if (logsIn != Recognition.YES || lineFeed < 0) {
            return logsIn == Recognition.NO ? Recognition.NO : Recognition.MAYBE;
        }
        Bytes second = asks.part(lineFeed + 1, asks.length());
        if (asks.startsWithIgnoringCase("USER ", 0)) {
            String[] words = asks.text(5, lineFeed).strip().split(" +", 4);
            boolean nameFollows = second.startsWithIgnoringCase("NICK ", 0);
            return words.length == 4 || nameFollows ? Recognition.YES : Recognition.NO;
        }
        Recognition next = Words.opening(second, ASKS);
        return second.startsWithIgnoringCase("USER ", 0) ? logsIn(second) : next;
    }

    private static Recognition recogniseServer(Bytes says) {
        if (says.u8(0) != ':') {
            return Words.opening(says, SAYS);
        }
        int blank = says.indexOf(' ', 1);
        if (blank < 0) {
            return says.length() < MOST_PREFIX && says.indexOf('\n', 0) < 0
                    ? Recognition.MAYBE
                    : Recognition.NO;
        }
        int end = blank + 1;
        while (end < says.length() && says.u8(end) > ' ') {
            end++;
        }
        if (end == says.length()) {
            return end - blank < 16 ? Recognition.MAYBE : Recognition.NO;
        }
        String word = says.text(blank + 1, Math.min(end, blank + 16));
        return isNumber(word) || WORDS.contains(word) ? Recognition.YES : Recognition.NO;
    }

    private static boolean isNumber(String word) {
        return word.length() == 3
                && Words.isDigit(word.charAt(0))
                && Words.isDigit(word.charAt(1))
                && Words.isDigit(word.charAt(2));
    }

    @Override
    public Dialogue begin(Conversation conversation) {
        return new Reading(conversation);
    }

    private static final class Reading extends LineDialogue {
        private int told;
        private boolean passwordSent;
        private String nick = "";

        Reading(Conversation conversation) {
            super(conversation, "irc");
        }

        @Override
        boolean isServer(Bytes first) {
            return recogniseServer(first) == Recognition.YES;
        }

        @Override
        Parsed line(Side from, Bytes bytes, int end, int next) {
            String line = bytes.text(0, end);
            int at = 0;
            if (line.startsWith("@")) {
                at = skipBlanks(line, wordEnd(line, 0));
            }
            String prefix = "";
            if (line.startsWith(":", at)) {
                int prefixEnd = wordEnd(line, at);
                prefix = Words.atMost(line.substring(at + 1, prefixEnd), MOST_PREFIX);
                at = skipBlanks(line, prefixEnd);
            }
            int commandEnd = wordEnd(line, at);
            String command = line.substring(at, commandEnd).toUpperCase(Locale.ROOT);
            if (!isCommand(command)) {
                return Parsed.used(next);
            }
            tell(from, prefix, command, parameters(line, commandEnd));
            return command.equals("670") && !asks(from) ? Parsed.handover(next) : Parsed.used(next);
        }

        private static boolean isCommand(String command) {
            if (isNumber(command)) {
                return true;
            }
            boolean letters = !command.isEmpty() && command.length() <= 16;
            for (int i = 0; letters && i < command.length(); i++) {
                letters = command.charAt(i) >= 'A' && command.charAt(i) <= 'Z';
            }
            return letters;
        }

        private static List<String> parameters(String line, int commandEnd) {
            List<String> parameters = new ArrayList<>();
            int at = skipBlanks(line, commandEnd);
            while (at < line.length()) {
                boolean last = line.charAt(at) == ':' || parameters.size() == MOST_PARAMETERS - 1;
                if (last) {
                    parameters.add(line.substring(line.charAt(at) == ':' ? at + 1 : at));
                    break;
                }
                int end = wordEnd(line, at);
                parameters.add(line.substring(at, end));
                at = skipBlanks(line, end);
            }
            return parameters;
        }

        private static int wordEnd(String line, int at) {
            int end = line.indexOf(' ', at);
            return end < 0 ? line.length() : end;
        }

        private static int skipBlanks(String line, int at) {
            int i = at;
            while (i < line.length() && line.charAt(i) == ' ') {
                i++;
            }
            return i;
        }

        private void tell(Side from, String prefix, String command, List<String> parameters) {
            if (told++ >= MOST_LINES) {
                conversation.bounded("irc-lines");
                return;
            }
            List<String> shown = withoutSecret(command, parameters);
            String text = shown.isEmpty() ? "" : shown.getLast();
            conversation.tell(
                    new ChatLine(
                            conversation.seen(),
                            from == Side.CLIENT,
                            prefix,
                            command,
                            List.copyOf(shown),
                            text));
            software(from, command, shown, text);
            if (asks(from)) {
                login(command, shown);
            }
        }

        /// A password goes before the name that it is for (RFC 2812 §3.1).
        private void login(String command, List<String> parameters) {
            switch (command) {
                case "PASS" -> passwordSent = true;
                case "NICK" -> nick = parameters.isEmpty() ? nick : parameters.getFirst();
                case "USER" -> {
                    if (passwordSent) {
                        String user = parameters.isEmpty() ? "" : parameters.getFirst();
                        conversation.tell(
                                new Login(
                                        seen(),
                                        "irc",
                                        Words.atMost(nick.isEmpty() ? user : nick, MOST_PREFIX),
                                        Login.Outcome.TRIED,
                                        true));
                        passwordSent = false;
                    }
                }
                default -> {}
            }
        }

        /// Passwords, and what is whispered to the service that asks for them.
        private static List<String> withoutSecret(String command, List<String> parameters) {
            if (command.equals("PASS") || command.equals("AUTHENTICATE")) {
                return List.of("");
            }
            if (command.equals("OPER") && !parameters.isEmpty()) {
                return List.of(parameters.getFirst(), "");
            }
            String text = parameters.isEmpty() ? "" : parameters.getLast();
            boolean identifies =
                    command.equals("PRIVMSG")
                            && parameters.size() > 1
                            && parameters.getFirst().equalsIgnoreCase("NickServ")
                            && text.regionMatches(true, 0, "IDENTIFY", 0, 8);
            return identifies ? List.of(parameters.getFirst(), "IDENTIFY") : parameters;
        }

        private void software(Side from, String command, List<String> parameters, String text) {
            if (command.equals("004") && parameters.size() > 2) {
                software(asks(from), parameters.get(2));
            } else if (command.equals("NOTICE") && text.startsWith("\u0001VERSION ")) {
                software(asks(from), text.substring(9).replace("\u0001", ""));
            }
        }
    }
}
