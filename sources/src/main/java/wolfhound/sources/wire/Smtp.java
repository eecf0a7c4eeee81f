package wolfhound.sources.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import wolfhound.model.Login;
import wolfhound.model.SoftwareSeen;
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
        private Mail mail;
        private Sasl sasl;
        private boolean authenticating;
        private String helo = "";
        private String sender = "";
        private boolean greeted;
        private boolean inData;
        private boolean dataGap;
        private boolean atLineStart;
        private long chunk;
        private boolean lastChunk;

        Reading(Conversation conversation) {
            super(conversation, "smtp");
            this.mail = new Mail(conversation);
            this.sasl = new Sasl("", "");
        }

        @Override
        boolean isServer(Bytes first) {
            return Words.answer(first) == Recognition.YES;
        }

        @Override
        Parsed line(Side from, Bytes bytes, int end, int next) {
            if (!asks(from)) {
                return answer(bytes, end, next);
            }
            if (authenticating) {
                secret(bytes.text(0, end));
                return Parsed.used(next);
            }
            return command(bytes.text(0, end), next);
        }

        private Parsed command(String line, int next) {
            int blank = line.indexOf(' ');
            String verb = blank < 0 ? line : line.substring(0, blank);
            String argument = blank < 0 ? "" : line.substring(blank + 1).strip();
            if (line.isBlank()) {
                return Parsed.used(next);
            }
            verb = Words.atMost(verb.toUpperCase(Locale.ROOT), 32);
            switch (verb) {
                case "HELO", "EHLO", "LHLO" -> {
                    helo = Words.atMost(argument, 255);
                    commands.asked(verb, argument);
                }
                case "MAIL" -> {
                    forgetMail();
                    sender = path(argument);
                    commands.asked(verb, argument);
                }
                case "RCPT" -> recipient(argument);
                case "DATA" -> {
                    commands.asked(verb, argument);
                    beginData();
                }
                case "BDAT" -> beginChunk(argument);
                case "AUTH" -> authenticate(argument);
                case "RSET" -> {
                    forgetMail();
                    commands.asked(verb, argument);
                }
                default -> {
                    commands.asked(verb, argument);
                }
            }
            return Parsed.used(next);
        }

        private void recipient(String argument) {
            String mailbox = path(argument);
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
            mail = new Mail(conversation);
            recipients.clear();
            sender = "";
        }

        private void authenticate(String argument) {
            int blank = argument.indexOf(' ');
            String mechanism = blank < 0 ? argument : argument.substring(0, blank);
            sasl = new Sasl(mechanism, blank < 0 ? "" : argument.substring(blank + 1).strip());
            commands.asked("AUTH", sasl.mechanism());
            authenticating = blank < 0 || !sasl.isComplete();
        }

        private void secret(String line) {
            sasl.said(line);
            authenticating = !sasl.isComplete();
        }

        private void beginData() {
            inData = true;
            atLineStart = true;
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
            return asks(from) && (inData || chunk > 0);
        }

        @Override
        Parsed body(Side from, Bytes bytes) {
            return inData ? data(bytes) : chunk(bytes);
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

        /// Lines up to the one that is a lone dot; of other lines that begin with a dot, the dot is
        /// dropped.
        private Parsed data(Bytes bytes) {
            int at = 0;
            while (at < bytes.length()) {
                if (atLineStart && bytes.u8(at) == '.') {
                    int end = loneDot(bytes, at);
                    if (end < 0) {
                        return at == 0 ? Parsed.NEED_MORE : Parsed.used(at);
                    }
                    if (end > 0) {
                        endData();
                        return Parsed.used(end);
                    }
                    at++;
                }
                int lineFeed = bytes.indexOf('\n', at);
                int to = lineFeed < 0 ? bytes.length() : lineFeed + 1;
                mail.take(bytes, at, to);
                atLineStart = lineFeed >= 0;
                at = to;
            }
            return Parsed.ALL;
        }

        /// Where the line of a lone dot ends; 0 when it is another line, -1 when that cannot be
        /// told yet.
        private static int loneDot(Bytes bytes, int at) {
            if (!bytes.has(at, 2)) {
                return -1;
            }
            if (bytes.u8(at + 1) == '\n') {
                return at + 2;
            }
            if (bytes.u8(at + 1) != '\r') {
                return 0;
            }
            if (!bytes.has(at, 3)) {
                return -1;
            }
            return bytes.u8(at + 2) == '\n' ? at + 3 : 0;
        }

        private void endData() {
            inData = false;
            dataGap = false;
            commands.asked(".", "");
            tellMail();
        }

        private void tellMail() {
            lastChunk = false;
            mail.tell(
                    seen(),
                    new Mail.Envelope("smtp", false, helo, sender, List.copyOf(recipients)));
            forgetMail();
        }

        private Parsed answer(Bytes bytes, int end, int next) {
            greet(bytes, end);
            int code = Words.finalCode(bytes);
            if (code == 0) {
                return Parsed.used(next);
            }
            String text = bytes.text(Math.min(4, end), end);
            boolean toTls = commands.next().is("STARTTLS") && code == 220;
            answered(code, text);
            return toTls ? Parsed.handover(next) : Parsed.used(next);
        }

        private void greet(Bytes bytes, int end) {
            if (greeted || commands.isWaiting()) {
                return;
            }
            greeted = true;
            if (bytes.startsWith("220") && end > 4) {
                String banner = Words.atMost(bytes.text(4, end), Commands.MOST_TEXT);
                conversation.tell(new SoftwareSeen(seen(), false, "smtp", banner));
            }
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
                    if (inData && dataGap) {
                        endData();
                    }
                    commands.answered(code, text);
                }
            }
        }

        private void dataAnswered(int code, String text) {
            commands.answered(code, text);
            if (code >= 400 && mail.isEmpty()) {
                inData = false;
            }
        }

        private void authenticationAnswered(int code, String text) {
            if (code / 100 == 3) {
                return;
            }
            commands.answered(code, text);
            tellLogin(code == 235 ? Login.Outcome.ACCEPTED : Login.Outcome.REJECTED);
        }

        private void tellLogin(Login.Outcome outcome) {
            authenticating = false;
            conversation.tell(new Login(seen(), "smtp", sasl.user(), outcome, sasl.isClearText()));
        }

        @Override
        public boolean gap(Side from, long missing) {
            if (inBody(from)) {
                mail.cut();
                atLineStart = false;
                dataGap = inData;
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
