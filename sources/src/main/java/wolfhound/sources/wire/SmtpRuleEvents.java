package wolfhound.sources.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import wolfhound.rules.inspect.Inspection;

/// What is wrong with a session of SMTP, told to rules by the names that Suricata has for it: each
/// once a mail at most. Follows commands and replies line by line as Suricata does, which believes
/// in a mail only when the server asked for it.
final class SmtpRuleEvents {
    /// Bytes of a line that are looked at: no command is longer.
    private static final int HEAD = 32;

    /// Commands without a reply; who sends more of them is not followed any further.
    private static final int MOST_WAITING = 1_024;

    /// A longer command or reply is cut.
    private static final int LONGEST_LINE = 4_096;

    private static final Set<String> REPLIES =
            Set.of(
                    "211", "214", "220", "221", "235", "250", "251", "252", "334", "354", "421",
                    "450", "451", "452", "455", "500", "501", "502", "503", "504", "550", "551",
                    "552", "553", "554", "555");

    private enum Command {
        STARTTLS,
        DATA,
        BDAT,
        /// The end of a mail, which has a reply of its own.
        MAIL,
        RSET,
        OTHER
    }

    /// A line as far as it came.
    private static final class Line {
        final byte[] head = new byte[HEAD];
        int length;
        boolean endsInCr;

        void add(int c) {
            if (length < HEAD) {
                head[length] = (byte) c;
            }
            length++;
            endsInCr = c == '\r';
        }

        /// Bytes without the end of the line.
        int text() {
            return endsInCr ? length - 1 : length;
        }

        String beginning(int count) {
            int there = Math.min(Math.min(count, HEAD), text());
            return new String(head, 0, there, StandardCharsets.ISO_8859_1);
        }

        void clear() {
            length = 0;
            endsInCr = false;
        }
    }

    private final Inspection rules;
    private final Line asked = new Line();
    private final Line answered = new Line();
    private final ArrayDeque<Command> waiting = new ArrayDeque<>();

    /// What was told of the present mail.
    private final Set<String> told = new HashSet<>();

    private Command command = Command.OTHER;
    private boolean askerIsClient = true;
    private boolean welcomed;
    private boolean inReply;
    private boolean pipelines;
    private boolean named;

    /// Whether what is asked is no command but the content of a mail.
    private boolean inMail;

    private boolean begun;
    private boolean whole;
    private boolean hasSender;
    private boolean hasData;
    private long chunk;
    private long chunkRead;
    private boolean over;

    SmtpRuleEvents(Inspection rules) {
        this.rules = rules;
        this.over = rules == Inspection.NONE;
    }

    /// Bytes of one side up to that position, in order.
    void said(boolean byAsker, boolean askerIsClient, Bytes bytes, int to) {
        this.askerIsClient = askerIsClient;
        Line line = byAsker ? asked : answered;
        for (int i = 0; i < to && !over; i++) {
            int c = bytes.u8(i);
            if (c != '\n') {
                line.add(c);
                continue;
            }
            if (byAsker) {
                asked(line);
            } else {
                answered(line);
            }
            line.clear();
        }
    }

    /// Bytes are missing: nothing can be said of the rest.
    void lost() {
        over = true;
    }

    private void tell(String name) {
        if (begun && told.add(name)) {
            rules.event("app", "smtp." + name, askerIsClient);
        }
    }

    // Who asks.

    private void asked(Line line) {
        if (!begun || whole && !endsSession(line)) {
            begun = true;
            whole = false;
            hasSender = false;
            hasData = false;
            told.clear();
        }
        if (!welcomed) {
            tell("no_server_welcome_message");
        }
        if (!inMail) {
            if (line.text() >= LONGEST_LINE) {
                tell("truncated_line");
            }
            command(line);
        } else if (command == Command.DATA) {
            mail(line);
        } else if (command == Command.BDAT) {
            chunk(line);
        }
    }

    private boolean endsSession(Line line) {
        String verb = line.beginning(4).toLowerCase(Locale.ROOT);
        return !inMail && (verb.equals("rset") || verb.equals("quit"));
    }

    private void command(Line line) {
        String text = line.beginning(HEAD).toLowerCase(Locale.ROOT);
        command = Command.OTHER;
        if (text.startsWith("starttls")) {
            command = Command.STARTTLS;
        } else if (text.startsWith("data")) {
            command = Command.DATA;
            if (hasData) {
                tell("unparsable_content");
                return;
            }
            hasData = true;
            inMail = pipelines;
        } else if (text.startsWith("bdat")) {
            if (!beginChunk(text)) {
                return;
            }
        } else if (text.startsWith("helo") || text.startsWith("ehlo")) {
            if (named) {
                tell("duplicate_fields");
            }
            named = true;
        } else if (text.startsWith("mail from")) {
            if (hasSender) {
                tell("duplicate_fields");
            }
            hasSender = true;
        } else if (text.startsWith("rset")) {
            chunkRead = 0;
            command = Command.RSET;
        }
        await(command);
    }

    /// `bdat 123 last`.
    private boolean beginChunk(String text) {
        String size = text.substring(4).stripLeading();
        int end = 0;
        while (end < size.length() && end < 18 && Words.isDigit(size.charAt(end))) {
            end++;
        }
        if (end == 0 || !text.startsWith(" ", 4)) {
            over = true;
            return false;
        }
        chunk = Long.parseLong(size.substring(0, end));
        command = Command.BDAT;
        inMail = true;
        return true;
    }

    private void await(Command asked) {
        Command last = waiting.peekLast();
        if (last == Command.STARTTLS || last == Command.DATA) {
            tell("invalid_pipelined_sequence");
        }
        if (waiting.size() == MOST_WAITING) {
            over = true;
        }
        waiting.add(asked);
    }

    /// Chunks are counted in lines, and together until the session is reset.
    private void chunk(Line line) {
        chunkRead += line.length + 1;
        if (chunkRead >= chunk) {
            inMail = false;
        }
        if (chunkRead > chunk) {
            tell("bdat_chunk_len_exceeded");
            over = true;
        }
    }

    private void mail(Line line) {
        if (line.text() == 1 && line.head[0] == '.') {
            inMail = false;
            await(Command.MAIL);
            whole = true;
        }
    }

    // Who answers.

    private void answered(Line line) {
        if (line.length == 0) {
            return;
        }
        int length = line.text();
        String code = line.beginning(3);
        if (length < 3) {
            tell("invalid_reply");
            over = true;
            return;
        }
        inReply = length >= 4 && line.head[3] == '-';
        if (!REPLIES.contains(code)) {
            tell("invalid_reply");
            over = true;
            return;
        }
        if (waiting.isEmpty()) {
            welcome(code);
        } else {
            answered(code);
            next(line, code);
        }
    }

    private void welcome(String code) {
        if (!welcomed) {
            welcomed = !inReply;
            if (!code.equals("220")) {
                tell("invalid_reply");
            }
        }
    }

    private void answered(String code) {
        switch (waiting.getFirst()) {
            case STARTTLS -> {
                if (code.equals("220")) {
                    inMail = true;
                    whole = true;
                } else {
                    tell("tls_rejected");
                }
            }
            case DATA -> {
                boolean wanted = code.equals("354");
                inMail = wanted || inMail && !pipelines;
                if (!wanted) {
                    tell("data_command_rejected");
                }
            }
            case RSET -> whole |= code.equals("250") && !inReply;
            default -> {}
        }
    }

    private void next(Line line, String code) {
        if (!inReply) {
            waiting.removeFirst();
        } else if (welcomed && code.equals("250") && line.text() == 14) {
            pipelines |= line.beginning(14).substring(4).equalsIgnoreCase("pipelining");
        }
    }
}
