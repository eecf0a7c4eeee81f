package wolfhound.sources.wire;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import wolfhound.model.Login;
import wolfhound.model.Transport;

/// IMAP, how mail is read where it lies (RFC 3501, RFC 9051), with STARTTLS, AUTHENTICATE (RFC
/// 4959), LITERAL- (RFC 7888), IDLE (RFC 2177), ID (RFC 2971). Told by what is said, on any port.
/// Behind COMPRESS (RFC 4978) nothing is read.
final class Imap implements WireProtocol {
    private static final int LONGEST_TAG = 20;
    private static final List<String> GREETS = List.of("* OK", "* PREAUTH", "* BYE");
    private static final Set<String> ASKS =
            Set.of(
                    "CAPABILITY",
                    "LOGIN",
                    "AUTHENTICATE",
                    "STARTTLS",
                    "SELECT",
                    "EXAMINE",
                    "LIST",
                    "LSUB",
                    "STATUS",
                    "FETCH",
                    "UID",
                    "SEARCH",
                    "STORE",
                    "COPY",
                    "APPEND",
                    "IDLE",
                    "ID",
                    "NAMESPACE",
                    "ENABLE",
                    "NOOP",
                    "CREATE",
                    "LOGOUT");

    @Override
    public String name() {
        return "imap";
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

    /// A greeting suffices; who asks first is believed when the answer is one of IMAP.
    private static Recognition recognise(Bytes asks, Bytes answers) {
        Recognition asked = asks.isEmpty() ? Recognition.MAYBE : asks(asks);
        if (asked == Recognition.NO) {
            return Recognition.NO;
        }
        if (answers.isEmpty()) {
            return asks.isEmpty() ? Recognition.NO : Recognition.MAYBE;
        }
        Recognition greets = Words.opening(answers, GREETS);
        if (greets != Recognition.NO || asks.isEmpty()) {
            boolean wholeLine = answers.indexOf('\n', 0) >= 0;
            return greets == Recognition.YES && !wholeLine ? Recognition.MAYBE : greets;
        }
        return asked == Recognition.YES && answersInKind(asks, answers)
                ? Recognition.YES
                : Recognition.NO;
    }

    /// A tag and one of the commands.
    private static Recognition asks(Bytes asks) {
        int tag = tagEnd(asks);
        if (tag <= 0) {
            return tag < 0 ? Recognition.MAYBE : Recognition.NO;
        }
        int end = tag + 1;
        while (end < asks.length() && asks.u8(end) > ' ' && end - tag <= LONGEST_TAG) {
            end++;
        }
        if (end == asks.length()) {
            return Recognition.MAYBE;
        }
        String verb = asks.text(tag + 1, end).toUpperCase(Locale.ROOT);
        return ASKS.contains(verb) ? Recognition.YES : Recognition.NO;
    }

    /// The blank behind a tag: -1 when it is not there yet, 0 when this is no tag.
    private static int tagEnd(Bytes bytes) {
        for (int at = 0; at <= LONGEST_TAG; at++) {
            if (!bytes.has(at, 1)) {
                return -1;
            }
            int c = bytes.u8(at);
            if (c == ' ') {
                return at;
            }
            boolean letter = c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || Words.isDigit(c);
            if (!letter && c != '.' && c != '_' && c != '-') {
                return 0;
            }
        }
        return 0;
    }

    private static boolean answersInKind(Bytes asks, Bytes answers) {
        String tag = asks.text(0, Math.max(0, tagEnd(asks)));
        return answers.startsWith("* ")
                || answers.startsWith("+ ")
                || answers.startsWith(tag + " OK")
                || answers.startsWith(tag + " NO")
                || answers.startsWith(tag + " BAD");
    }

    @Override
    public Dialogue begin(Conversation conversation) {
        return new Reading(conversation);
    }

    private static final class Reading extends LineDialogue {
        private final Commands commands = new Commands(this, "imap");
        private final ImapLine asked = new ImapLine();
        private final ImapLine said = new ImapLine();
        private final ImapFetch fetch;
        private Sasl sasl = Sasl.none(this);
        private String user = "";
        private boolean compressed;

        Reading(Conversation conversation) {
            super(conversation, "imap");
            this.fetch = new ImapFetch(this);
        }

        @Override
        boolean isServer(Bytes first) {
            return first.startsWith("* ") || first.startsWith("+ ");
        }

        private ImapLine of(Side from) {
            return asks(from) ? asked : said;
        }

        @Override
        Parsed line(Side from, Bytes bytes, int end, int next) {
            String piece = bytes.text(0, end);
            if (asks(from) && sasl.isAwaited()) {
                sasl.said(piece);
                return Parsed.used(next);
            }
            ImapLine line = of(from);
            if (!line.add(piece)) {
                beginLiteral(from, line);
                return Parsed.used(next);
            }
            String whole = line.take();
            if (asks(from)) {
                command(whole);
                return Parsed.used(next);
            }
            return answer(whole, next);
        }

        /// A literal of the server is a mail, or a part of one, when it is fetched so; one of the
        /// client, when it is appended.
        private void beginLiteral(Side from, ImapLine line) {
            if (asks(from)) {
                fetch.append(Words.first(Words.rest(line.text())), line.literal());
            } else {
                fetch.fetched(line.text(), line.literal());
            }
        }

        @Override
        boolean inBody(Side from) {
            return compressed || of(from).literal() > 0;
        }

        @Override
        Parsed body(Side from, Bytes bytes) {
            if (compressed) {
                return Parsed.ALL;
            }
            ImapLine line = of(from);
            int used = (int) Math.min(line.literal(), bytes.length());
            boolean mail = fetch.take(asks(from), bytes, used);
            line.literal(bytes, used, !mail);
            if (line.literal() == 0) {
                fetch.ended(asks(from));
            }
            return Parsed.used(used);
        }

        private void command(String line) {
            String tag = Words.first(line);
            Commands.Request request = Commands.Request.of(Words.rest(line));
            String verb = request.verb();
            String argument = request.argument();
            switch (verb) {
                // Blank lines, and `DONE` that ends an IDLE, bear no tag.
                case "" -> {}
                case "LOGIN" -> {
                    user = Words.atMost(ImapLine.firstWord(argument), Sasl.MOST_USER);
                    commands.asked(verb, user, tag);
                }
                case "AUTHENTICATE" -> {
                    sasl = new Sasl(this, argument);
                    commands.asked(verb, sasl.mechanism(), tag);
                }
                case "UID" -> {
                    Commands.Request second = Commands.Request.of(argument);
                    commands.asked("UID " + second.verb(), second.argument(), tag);
                }
                default -> {
                    if (verb.equals("ID")) {
                        identify(true, argument);
                    }
                    commands.asked(verb, argument, tag);
                }
            }
        }

        private Parsed answer(String line, int next) {
            String tag = Words.first(line);
            Commands.Request request = Commands.Request.of(Words.rest(line));
            switch (tag) {
                case "*" -> untagged(request);
                case "+" -> {
                    sasl.challenged(Words.rest(line));
                }
                default -> {
                    return tagged(tag, request, next);
                }
            }
            return Parsed.used(next);
        }

        private void untagged(Commands.Request request) {
            switch (request.verb()) {
                case "OK", "PREAUTH" -> commands.greeted(request.argument());
                case "ID" -> identify(false, request.argument());
                default -> {}
            }
        }

        /// The values of `("name" "Thunderbird" "version" "115.0")`.
        private void identify(boolean asker, String list) {
            String[] words = list.split("\"", 64);
            StringBuilder names = new StringBuilder();
            for (int i = 3; i < words.length; i += 4) {
                names.append(names.isEmpty() ? "" : " ").append(words[i]);
            }
            if (!names.isEmpty()) {
                software(asker, Words.atMost(names.toString(), Commands.MOST_TEXT));
            }
        }

        private Parsed tagged(String tag, Commands.Request request, int next) {
            boolean good = request.verb().equals("OK");
            boolean bad = request.verb().equals("NO") || request.verb().equals("BAD");
            if (!good && !bad) {
                return Parsed.used(next);
            }
            if (bad) {
                // A literal that the server does not want is not sent.
                asked.refused(tag);
            }
            Commands.Command command = commands.answered(tag, good ? 1 : -1, request.argument());
            tellLogin(command, good ? Login.Outcome.ACCEPTED : Login.Outcome.REJECTED);
            compressed |= good && command.is("COMPRESS");
            return good && command.is("STARTTLS") ? Parsed.handover(next) : Parsed.used(next);
        }

        private void tellLogin(Commands.Command command, Login.Outcome outcome) {
            if (command.is("LOGIN")) {
                conversation.tell(new Login(seen(), "imap", user, outcome, true));
            } else if (command.is("AUTHENTICATE")) {
                conversation.tell(sasl.over("imap", outcome));
            }
        }

        @Override
        public boolean gap(Side from, long missing) {
            ImapLine line = of(from);
            if (compressed) {
                return true;
            }
            if (line.literal() >= missing) {
                fetch.cut(asks(from));
                line.skip(missing);
                if (line.literal() == 0) {
                    fetch.ended(asks(from));
                }
                return true;
            }
            if (line.literal() > 0) {
                fetch.cut(asks(from));
                fetch.ended(asks(from));
            }
            line.forget();
            return super.gap(from, missing);
        }

        @Override
        public void end() {
            fetch.end();
            while (commands.isWaiting()) {
                tellLogin(commands.next(), Login.Outcome.TRIED);
                commands.answered(0, "");
            }
        }
    }
}
