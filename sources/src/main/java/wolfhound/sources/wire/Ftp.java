package wolfhound.sources.wire;

import java.util.List;
import wolfhound.model.Address;
import wolfhound.model.Login;
import wolfhound.model.Transport;

/// FTP, how files are fetched and left (RFC 959, RFC 2428, RFC 4217): the conversation of commands.
/// Files go over conversations of their own, [FtpData], which are announced here. Told by what is
/// said, on any port.
final class Ftp implements WireProtocol {
    private static final List<String> ASKS =
            List.of(
                    "PASV\r",
                    "PASV\n",
                    "EPSV",
                    "PORT ",
                    "EPRT ",
                    "STOR ",
                    "RETR /",
                    "RETR .",
                    "CWD ",
                    "TYPE I",
                    "TYPE A",
                    "SYST\r",
                    "SYST\n",
                    "FEAT\r",
                    "FEAT\n",
                    "AUTH TLS",
                    "AUTH SSL",
                    "MLSD",
                    "NLST",
                    "OPTS UTF8",
                    "SITE ");
    private static final List<String> LOGS_IN = List.of("USER ", "PASS ", "AUTH TLS", "AUTH SSL");

    @Override
    public String name() {
        return "ftp";
    }

    @Override
    public Recognition recognise(Opening opening) {
        if (opening.transport() != Transport.TCP) {
            return Recognition.NO;
        }
        boolean usualPort = opening.onPort(21) || opening.onPort(2121);
        return Words.better(
                recognise(opening.client(), opening.server(), usualPort),
                recognise(opening.server(), opening.client(), usualPort));
    }

    private static Recognition recognise(Bytes asks, Bytes answers, boolean usualPort) {
        if (answers.isEmpty()) {
            Recognition asked = Words.opening(asks, usualPort ? LOGS_IN : List.of());
            return asks.isEmpty() ? Recognition.NO : Words.better(asked, unanswered(asks));
        }
        Recognition answered = Words.answer(answers);
        if (answered != Recognition.YES) {
            return answered;
        }
        String banner = Words.firstLine(answers);
        if (banner.contains("SMTP")) {
            return Recognition.NO;
        }
        boolean wholeLine = answers.indexOf('\n', 0) >= 0;
        if (banner.contains("FTP") && banner.startsWith("220")
                || usualPort && wholeLine && asks.isEmpty()) {
            return Recognition.YES;
        }
        return asks.isEmpty()
                ? Recognition.MAYBE
                : Words.better(Words.opening(asks, LOGS_IN), Words.opening(asks, ASKS));
    }

    /// Commands alone: a log-in is of several protocols, and what follows it tells.
    private static Recognition unanswered(Bytes asks) {
        Bytes rest = asks;
        while (Words.opening(rest, LOGS_IN) == Recognition.YES) {
            int lineFeed = rest.indexOf('\n', 0);
            if (lineFeed < 0 || lineFeed + 1 == rest.length()) {
                return Recognition.MAYBE;
            }
            rest = rest.part(lineFeed + 1, rest.length());
        }
        return Words.better(Words.opening(rest, ASKS), Words.opening(rest, LOGS_IN));
    }

    @Override
    public Dialogue begin(Conversation conversation) {
        return new Reading(conversation);
    }

    private static final class Reading extends LineDialogue {
        private final Commands commands = new Commands(this, "ftp");
        private final FtpRules rules;
        private String user = "";
        private FtpData.Transfer transfer = new FtpData.Transfer();
        private boolean resumes;

        Reading(Conversation conversation) {
            super(conversation, "ftp");
            this.rules = new FtpRules(conversation.rules());
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
            command(withoutTelnet(bytes.text(0, end)));
            return Parsed.used(next);
        }

        /// An interrupt of Telnet (RFC 959 §4.1.3: IAC IP, Synch) may stand before `ABOR`.
        private static String withoutTelnet(String line) {
            int at = 0;
            while (at < line.length() && line.charAt(at) >= 0xF0) {
                at++;
            }
            return line.substring(at);
        }

        private void command(String line) {
            if (line.isBlank()) {
                return;
            }
            Commands.Request request = Commands.Request.of(line);
            String verb = request.verb();
            String argument = request.argument();
            rules.asks(asker(), verb, argument);
            boolean secret = verb.equals("PASS") || verb.equals("ACCT");
            commands.asked(verb, secret ? "" : argument, argument);
            switch (verb) {
                case "USER" -> user = Words.atMost(argument.strip(), 255);
                case "PORT" -> openTo(address(argument));
                case "EPRT" -> openTo(extendedAddress(argument));
                case "REST" -> resumes = !argument.strip().equals("0");
                case "RETR", "STOR", "APPE", "STOU" -> {
                    transfer.carries(verb, argument, server(), resumes || verb.equals("APPE"));
                    resumes = false;
                }
                default -> {}
            }
            rules.asked(asker());
        }

        private Parsed answer(Bytes bytes, int end, int next) {
            rules.answers(asker(), bytes, end);
            String text = bytes.text(Math.min(4, end), end);
            commands.greeted(bytes.startsWith("220") ? text : "");
            int code = Words.finalCode(bytes);
            if (code == 0) {
                return Parsed.used(next);
            }
            if (code / 100 == 1) {
                commands.answeredFirst(code, text);
                return Parsed.used(next);
            }
            boolean toTls = concluded(commands.answered(code, text), code, text);
            rules.answered();
            return toTls ? Parsed.handover(next) : Parsed.used(next);
        }

        /// What a final answer brings about; true where TLS begins behind it.
        private boolean concluded(Commands.Command command, int code, String text) {
            switch (command.verb()) {
                case "USER" -> {
                    if (code == 230) {
                        tellLogin(Login.Outcome.ACCEPTED);
                    } else if (code >= 500) {
                        tellLogin(Login.Outcome.REJECTED);
                    }
                }
                case "PASS" ->
                        tellLogin(
                                code / 100 == 2
                                        ? Login.Outcome.ACCEPTED
                                        : code >= 400
                                                ? Login.Outcome.REJECTED
                                                : Login.Outcome.TRIED);
                case "PASV" -> listenAt(code == 227 ? address(text) : 0);
                case "EPSV" -> listenAt(code == 229 ? extendedAddress(text) : 0);
                default -> {}
            }
            return command.is("AUTH") && code == 234;
        }

        private void tellLogin(Login.Outcome outcome) {
            conversation.tell(new Login(seen(), "ftp", user, outcome, true));
        }

        private Address server() {
            return asker() == Side.CLIENT ? conversation.id().server() : conversation.id().client();
        }

        private Address client() {
            return asker() == Side.CLIENT ? conversation.id().client() : conversation.id().server();
        }

        private void listenAt(int port) {
            rules.listens(asker(), port);
            expect(server(), port);
        }

        private void openTo(int port) {
            rules.opens(asker(), port);
            expect(client(), port);
        }

        private void expect(Address address, int port) {
            if (port > 0 && port < 65536) {
                transfer = new FtpData.Transfer();
                conversation.expect(address, port, new FtpData(transfer));
            }
        }

        /// The port of `h1,h2,h3,h4,p1,p2`, with or without words around; 0 for none. The address
        /// is not believed: it is the other end, whatever a server behind a translator says.
        private static int address(String text) {
            int[] numbers = new int[6];
            int count = 0;
            int value = -1;
            for (int i = 0; i <= text.length() && count < 6; i++) {
                char c = i < text.length() ? text.charAt(i) : ' ';
                if (Words.isDigit(c)) {
                    value = Math.min(256, (value < 0 ? 0 : value * 10) + c - '0');
                } else if (value >= 0) {
                    numbers[count++] = value;
                    count = c == ',' || count == 6 ? count : 0;
                    value = -1;
                }
            }
            boolean right = count == 6 && numbers[4] < 256 && numbers[5] < 256;
            return right ? numbers[4] << 8 | numbers[5] : 0;
        }

        /// The port of `|family|address|port|`; 0 for none.
        private static int extendedAddress(String text) {
            int last = text.lastIndexOf('|');
            int before = last < 0 ? -1 : text.lastIndexOf('|', last - 1);
            if (before < 0 || last - before > 6 || last - before < 2) {
                return 0;
            }
            int port = 0;
            for (int i = before + 1; i < last; i++) {
                if (!Words.isDigit(text.charAt(i))) {
                    return 0;
                }
                port = port * 10 + text.charAt(i) - '0';
            }
            return port;
        }

        @Override
        public void end() {
            while (commands.isWaiting()) {
                if (commands.next().is("PASS")) {
                    tellLogin(Login.Outcome.TRIED);
                }
                commands.answered(0, "");
            }
        }
    }
}
