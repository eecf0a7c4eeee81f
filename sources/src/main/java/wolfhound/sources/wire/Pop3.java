package wolfhound.sources.wire;

import java.util.List;
import java.util.Set;
import wolfhound.model.Login;
import wolfhound.model.Transport;

/// POP3, how mail is fetched (RFC 1939), with CAPA (RFC 2449), STLS (RFC 2595) and AUTH (RFC 5034).
/// Told by what is said, on any port.
final class Pop3 implements WireProtocol {
    private static final List<String> ASKS =
            List.of(
                    "USER ", "PASS ", "APOP ", "AUTH", "CAPA", "STLS", "STAT", "LIST", "UIDL",
                    "RETR ", "TOP ", "DELE ", "NOOP", "RSET", "QUIT");
    private static final List<String> GOOD = List.of("+OK ", "+OK\r", "+OK\n");
    private static final List<String> BAD = List.of("-ERR ", "-ERR\r", "-ERR\n");

    /// Commands that text of many lines answers, those of [#MANY_LINES_ALONE] unless they have an
    /// argument.
    private static final Set<String> MANY_LINES = Set.of("RETR", "TOP", "CAPA");

    private static final Set<String> MANY_LINES_ALONE = Set.of("LIST", "UIDL", "AUTH");

    @Override
    public String name() {
        return "pop3";
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

    /// A greeting suffices; who asks first is believed when the answer is one of POP3, since FTP
    /// and IRC have some of its commands.
    private static Recognition recognise(Bytes asks, Bytes answers) {
        Recognition asked = asks.isEmpty() ? Recognition.MAYBE : Words.opening(asks, ASKS);
        if (asked == Recognition.NO) {
            return Recognition.NO;
        }
        if (answers.isEmpty()) {
            return asks.isEmpty() ? Recognition.NO : Recognition.MAYBE;
        }
        Recognition answered =
                Words.better(Words.opening(answers, GOOD), Words.opening(answers, BAD));
        boolean wholeLine = answers.indexOf('\n', 0) >= 0;
        return answered == Recognition.YES && !wholeLine ? Recognition.MAYBE : answered;
    }

    @Override
    public Dialogue begin(Conversation conversation) {
        return new Reading(conversation);
    }

    private static final class Reading extends LineDialogue {
        private final Commands commands = new Commands(this, "pop3");
        private final DottedText text = new DottedText();
        private Sasl sasl = Sasl.none(this);
        private String user = "";
        private Mail mail;
        private boolean isMail;

        Reading(Conversation conversation) {
            super(conversation, "pop3");
            this.mail = new Mail(conversation);
        }

        @Override
        boolean isServer(Bytes first) {
            return first.startsWith("+OK") || first.startsWith("-ERR");
        }

        @Override
        Parsed line(Side from, Bytes bytes, int end, int next) {
            String line = bytes.text(0, end);
            if (!asks(from)) {
                return answer(line, next);
            }
            if (sasl.isAwaited()) {
                sasl.said(line);
            } else if (!line.isBlank()) {
                command(Commands.Request.of(line));
            }
            return Parsed.used(next);
        }

        private void command(Commands.Request request) {
            String argument = request.argument().strip();
            switch (request.verb()) {
                case "USER" -> {
                    user = Words.atMost(argument, Sasl.MOST_USER);
                    commands.asked("USER", argument);
                }
                case "PASS" -> commands.asked("PASS", "");
                case "APOP" -> {
                    user = Words.atMost(Words.first(argument), Sasl.MOST_USER);
                    commands.asked("APOP", user);
                }
                case "AUTH" -> {
                    sasl = argument.isEmpty() ? Sasl.none(this) : new Sasl(this, argument);
                    commands.asked("AUTH", sasl.mechanism());
                }
                default -> commands.asked(request.verb(), argument);
            }
        }

        private Parsed answer(String line, int next) {
            boolean good = line.startsWith("+OK");
            if (!good && !line.startsWith("-ERR")) {
                if (line.startsWith("+ ") && commands.next().is("AUTH")) {
                    sasl.challenged(line.substring(2));
                }
                return Parsed.used(next);
            }
            String said = Words.rest(line);
            commands.greeted(good ? said : "");
            Commands.Command command = commands.answered(good ? 1 : -1, said);
            tellLogin(command, good ? Login.Outcome.ACCEPTED : Login.Outcome.REJECTED);
            if (good && command.is("STLS")) {
                return Parsed.handover(next);
            }
            if (good && hasText(command)) {
                isMail = command.is("RETR") || command.is("TOP");
                text.begin();
            }
            return Parsed.used(next);
        }

        private static boolean hasText(Commands.Command command) {
            return MANY_LINES.contains(command.verb())
                    || command.argument().isEmpty() && MANY_LINES_ALONE.contains(command.verb());
        }

        private void tellLogin(Commands.Command command, Login.Outcome outcome) {
            switch (command.verb()) {
                case "PASS", "APOP" ->
                        conversation.tell(
                                new Login(seen(), "pop3", user, outcome, command.is("PASS")));
                case "AUTH" -> {
                    if (!command.argument().isEmpty()) {
                        conversation.tell(sasl.over("pop3", outcome));
                    }
                }
                default -> {}
            }
        }

        @Override
        boolean inBody(Side from) {
            return !asks(from) && text.isOpen();
        }

        @Override
        Parsed body(Side from, Bytes bytes) {
            Parsed parsed = text.read(bytes, this::take);
            if (!text.isOpen()) {
                tellMail();
            }
            return parsed;
        }

        private void take(Bytes bytes, int from, int to) {
            if (isMail) {
                mail.take(bytes, from, to);
            }
        }

        private void tellMail() {
            text.end();
            if (!mail.isEmpty()) {
                mail.tell(seen(), Mail.Envelope.fetched("pop3"));
                mail = new Mail(conversation);
            }
        }

        @Override
        public boolean gap(Side from, long missing) {
            if (!inBody(from)) {
                return super.gap(from, missing);
            }
            mail.cut();
            text.skip();
            return true;
        }

        @Override
        public void end() {
            mail.cut();
            tellMail();
            while (commands.isWaiting()) {
                tellLogin(commands.next(), Login.Outcome.TRIED);
                commands.answered(0, "");
            }
        }
    }
}
