package wolfhound.sources.wire;

import java.util.ArrayDeque;
import wolfhound.rules.inspect.Inspection;
import wolfhound.rules.language.Buffer;
import wolfhound.rules.language.Field;

/// What the rules see of FTP: of each command a transaction, with the lines of its answer. A
/// greeting is the answer to no command.
final class FtpRules {
    private final Inspection rules;
    private final ArrayDeque<RuleTransaction> waiting = new ArrayDeque<>();

    FtpRules(Inspection rules) {
        this.rules = rules;
    }

    void asks(Side asker, String verb, String argument) {
        if (rules == Inspection.NONE) {
            return;
        }
        if (waiting.size() == Commands.MOST_WAITING) {
            waiting.removeFirst().over();
        }
        boolean byClient = asker == Side.CLIENT;
        RuleTransaction transaction = new RuleTransaction(rules);
        waiting.add(transaction);
        transaction.text(byClient, Buffer.FTP_COMMAND, verb);
        if (!argument.isEmpty()) {
            transaction.text(byClient, Buffer.FTP_COMMAND_DATA, argument);
        }
    }

    /// All is said of the last command.
    void asked(Side asker) {
        if (!waiting.isEmpty()) {
            waiting.getLast().whole(asker == Side.CLIENT);
        }
    }

    /// A line of the answer to the first command, up to `end`.
    void answers(Side asker, Bytes bytes, int end) {
        if (rules == Inspection.NONE) {
            return;
        }
        if (waiting.isEmpty()) {
            waiting.add(new RuleTransaction(rules));
        }
        boolean byClient = asker != Side.CLIENT;
        RuleTransaction transaction = waiting.getFirst();
        transaction.number(byClient, Field.FTP_REPLY_RECEIVED, 1);
        boolean coded = end > 3 && Words.isDigit((char) bytes.u8(0));
        if (coded) {
            transaction.bytes(byClient, Buffer.FTP_COMPLETION_CODE, bytes, 0, 3);
        }
        transaction.bytes(byClient, Buffer.FTP_REPLY, bytes, coded ? 4 : 0, end);
    }

    /// All is said of the answer to the first command.
    void answered() {
        if (!waiting.isEmpty()) {
            waiting.removeFirst().over();
        }
    }

    /// The last command asks the server to come to this port.
    void opens(Side asker, int port) {
        if (!waiting.isEmpty()) {
            waiting.getLast().number(asker == Side.CLIENT, Field.FTP_DATA_PORT, port);
        }
    }

    /// The answer in hand tells the client to come to this port.
    void listens(Side asker, int port) {
        if (!waiting.isEmpty()) {
            waiting.getFirst().number(asker != Side.CLIENT, Field.FTP_DATA_PORT, port);
        }
    }
}
