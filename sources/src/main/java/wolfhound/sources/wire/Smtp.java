package wolfhound.sources.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import wolfhound.model.Login;
import wolfhound.model.Transport;

/// SMTP, how mail is handed in: RFC 5321, with AUTH (RFC 4954), STARTTLS (RFC 3207), PIPELINING
/// (RFC 2920) and BDAT (RFC 3030). Told by what is said, on any port.
final class Smtp implements WireProtocol {
    /// Recipients kept of one mail.
    static final int MOST_RECIPIENTS = 1000;

    private static final List<String> ASKS =
            List.of(
                    "EHLO ",
                    "EHLO\r",
                    "EHLO\n",
                    "HELO ",
                    "HELO\r",
                    "HELO\n",
                    "LHLO ",
                    "MAIL FROM:",
                    "MAIL FROM :",
                    "RCPT TO:",
                    "RCPT TO :",
                    "AUTH LOGIN",
                    "AUTH PLAIN");

    @Override
    public String name() {
        return "smtp";
    }

    @Override
    public Recognition recognise(Opening opening) {
        if (opening.transport() != Transport.TCP) {
            return Recognition.NO;
        }
        boolean usualPort = opening.onPort(25) || opening.onPort(587) || opening.onPort(2525);
        return Words.better(
                recognise(opening.client(), opening.server(), usualPort),
                recognise(opening.server(), opening.client(), usualPort));
    }

    private static Recognition recognise(Bytes asks, Bytes answers, boolean usualPort) {
        Recognition asked = Words.opening(asks, ASKS);
        if (asked == Recognition.YES || !asks.isEmpty() && asked == Recognition.NO) {
            return asked;
        }
        Recognition answered = Words.answer(answers);
        if (answers.isEmpty() || answered != Recognition.YES) {
            return answers.isEmpty() ? asked : answered;
        }
        String banner = Words.firstLine(answers);
        if (banner.contains("SMTP")) {
            return Recognition.YES;
        }
        if (banner.contains("FTP")) {
            return Recognition.NO;
        }
        boolean wholeLine = answers.indexOf('\n', 0) >= 0;
        return usualPort && wholeLine ? Recognition.YES : Recognition.MAYBE;
    }

    @Override
    public Dialogue begin(Conversation conversation) {
        return new Reading(conversation);
    }

    private static final class Reading extends LineDialogue {
        private final Commands commands = new Commands(this, "smtp");
        private final List<String> recipients = new ArrayList<>();
        private final DottedText data = new DottedText();
        private final SmtpRules rules;
        private final SmtpRuleEvents events;
        private Mail mail;
        private Sasl sasl = Sasl.none(this);
        private String helo = "";
        private String sender = "";
        private boolean dataGap;
        private long chunk;
        private boolean lastChunk;

        Reading(Conversation conversation) {
            super(conversation, "smtp");
            this.rules = SmtpRules.of(conversation.rules(), this::asker);
            this.events = new SmtpRuleEvents(conversation.rules());
            this.mail = new Mail(conversation, rules);
        }

        @Override
        boolean isServer(Bytes first) {
            return Words.answer(first) == Recognition.YES;
        }

        @Override
        Parsed line(Side from, Bytes bytes, int end, int next) {
            events.said(asks(from), asker() == Side.CLIENT, bytes, next);
            if (!asks(from)) {
                return answer(bytes, end, next);
            }
            if (sasl.isAwaited()) {
                sasl.said(bytes.text(0, end));
                return Parsed.used(next);
            }
            return command(bytes.text(0, end), next);
        }

        private Parsed command(String line, int next) {
            if (line.isBlank()) {
                return Parsed.used(next);
            }
            Commands.Request request = Commands.Request.of(line);
            String verb = request.verb();
            String argument = request.argument().strip();
            switch (verb) {
                case "HELO", "EHLO", "LHLO" -> {
                    helo = Words.atMost(argument, 255);
                    rules.greets(argument);
                    commands.asked(verb, argument);
                }
                case "MAIL" -> {
                    forgetMail();
                    sender = path(argument);
                    rules.sends(argument);
                    commands.asked(verb, argument);
                }
                case "RCPT" -> recipient(argument);
                case "DATA" -> {
                    commands.asked(verb, argument);
                    data.begin();
                }
                case "BDAT" -> beginChunk(argument);
                case "AUTH" -> authenticate(argument);
                case "RSET" -> {
                    forgetMail();
                    rules.over();
                    commands.asked(verb, argument);
                }
                default -> commands.asked(verb, argument);
            }
            return Parsed.used(next);
        }

        private void recipient(String argument) {
            String mailbox = path(argument);
            rules.receives(argument);
            commands.asked("RCPT", argument, mailbox);
            if (recipients.size() == MOST_RECIPIENTS) {
                conversation.bounded("smtp-recipients");
                return;
            }
            recipients.add(mailbox);
        }

        /// The mailbox of `FROM:<a@b> SIZE=1`, `TO: a@b` and their like.
        private static String path(String argument) {
            String path = argument.substring(argument.indexOf(':') + 1).strip();
            if (path.startsWith("<")) {
                int close = path.indexOf('>');
                return Words.atMost(path.substring(1, close < 0 ? path.length() : close), 320);
            }
            int blank = path.indexOf(' ');
            return Words.atMost(blank < 0 ? path : path.substring(0, blank), 320);
        }

        private void forgetMail() {
            mail = new Mail(conversation, rules);
            recipients.clear();
            sender = "";
        }

        private void authenticate(String argument) {
            sasl = new Sasl(this, argument);
            commands.asked("AUTH", sasl.mechanism());
        }

        private void beginChunk(String argument) {
            int blank = argument.indexOf(' ');
            chunk = number(blank < 0 ? argument : argument.substring(0, blank));
            lastChunk = blank > 0 && argument.toUpperCase(Locale.ROOT).endsWith("LAST");
            commands.asked("BDAT", argument);
            if (chunk == 0 && lastChunk) {
                tellMail();
            }
        }

        private static long number(String digits) {
            try {
                return Math.max(0, Long.parseLong(digits));
            } catch (NumberFormatException none) {
                return 0;
            }
        }

        @Override
        boolean inBody(Side from) {
            return asks(from) && (data.isOpen() || chunk > 0);
        }

        @Override
        Parsed body(Side from, Bytes bytes) {
            Parsed parsed = data.isOpen() ? data(bytes) : chunk(bytes);
            int used = parsed instanceof Parsed.Used(int count) ? count : 0;
            events.said(true, asker() == Side.CLIENT, bytes, Math.min(used, bytes.length()));
            return parsed;
        }

        private Parsed chunk(Bytes bytes) {
            int used = (int) Math.min(chunk, bytes.length());
            mail.take(bytes, 0, used);
            chunk -= used;
            if (chunk == 0 && lastChunk) {
                tellMail();
            }
            return Parsed.used(used);
        }

        private Parsed data(Bytes bytes) {
            Parsed parsed = data.read(bytes, mail::take);
            if (!data.isOpen()) {
                endData();
            }
            return parsed;
        }

        private void endData() {
            data.end();
            dataGap = false;
            commands.asked(".", "");
            tellMail();
        }

        private void tellMail() {
            lastChunk = false;
            mail.tell(
                    seen(),
                    new Mail.Envelope("smtp", false, helo, sender, List.copyOf(recipients)));
            rules.over();
            forgetMail();
        }

        private Parsed answer(Bytes bytes, int end, int next) {
            String text = bytes.text(Math.min(4, end), end);
            commands.greeted(bytes.startsWith("220") ? text : "");
            int code = Words.finalCode(bytes);
            if (code == 0) {
                return Parsed.used(next);
            }
            boolean toTls = commands.next().is("STARTTLS") && code == 220;
            answered(code, text);
            return toTls ? Parsed.handover(next) : Parsed.used(next);
        }

        private void answered(int code, String text) {
            switch (commands.next().verb()) {
                case "AUTH" -> authenticationAnswered(code, text);
                case "DATA" -> dataAnswered(code, text);
                case "RCPT" -> {
                    String mailbox = commands.answered(code, text).subject();
                    if (code >= 400) {
                        recipients.remove(mailbox);
                    }
                }
                default -> {
                    if (data.isOpen() && dataGap) {
                        endData();
                    }
                    commands.answered(code, text);
                }
            }
        }

        private void dataAnswered(int code, String text) {
            commands.answered(code, text);
            if (code >= 400 && mail.isEmpty()) {
                data.end();
            }
        }

        private void authenticationAnswered(int code, String text) {
            if (code / 100 == 3) {
                sasl.challenged(text);
                return;
            }
            commands.answered(code, text);
            tellLogin(code == 235 ? Login.Outcome.ACCEPTED : Login.Outcome.REJECTED);
        }

        private void tellLogin(Login.Outcome outcome) {
            conversation.tell(sasl.over("smtp", outcome));
        }

        @Override
        public boolean gap(Side from, long missing) {
            events.lost();
            if (inBody(from)) {
                mail.cut();
                data.skip();
                dataGap = data.isOpen();
                chunk = Math.max(0, chunk - missing);
                return true;
            }
            return super.gap(from, missing);
        }

        @Override
        public void close(Side from, Bytes unused) {
            if (inBody(from)) {
                mail.cut();
                return;
            }
            super.close(from, unused);
        }

        @Override
        public void end() {
            if (!mail.isEmpty()) {
                mail.cut();
                tellMail();
            }
            while (commands.isWaiting()) {
                if (commands.next().is("AUTH")) {
                    tellLogin(Login.Outcome.TRIED);
                }
                commands.answered(0, "");
            }
        }
    }
}
