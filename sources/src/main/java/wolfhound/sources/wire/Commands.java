package wolfhound.sources.wire;

import java.util.ArrayDeque;
import java.util.Locale;
import wolfhound.model.CommandLine;

/// The commands of a line protocol that wait for their answers, in order; tells each with its
/// answer. Bounded: of very long conversations the first commands are told, the rest counted.
final class Commands {
    /// Commands told of one conversation at most.
    static final int MOST_TOLD = 20_000;

    /// Commands sent ahead of their answers at most.
    static final int MOST_WAITING = 128;

    /// Characters kept of an argument or an answer.
    static final int MOST_TEXT = 512;

    /// A command that was asked: `argument` is what may be shown, `subject` what the dialogue wants
    /// back with the answer (a mailbox, a user).
    record Command(String verb, String argument, String subject) {
        static final Command NONE = new Command("", "", "");

        boolean is(String other) {
            return verb.equals(other);
        }
    }

    /// What a client asks, in its parts: a word in upper case, and what stands behind it.
    record Request(String verb, String argument) {
        private static final int LONGEST_VERB = 32;

        static Request of(String line) {
            String first = Words.first(line);
            return new Request(
                    Words.atMost(first.toUpperCase(Locale.ROOT), LONGEST_VERB), Words.rest(line));
        }
    }

    private final LineDialogue dialogue;
    private final String protocol;
    private final ArrayDeque<Command> waiting = new ArrayDeque<>();
    private int told;
    private boolean toldFirst;
    private boolean greeted;

    Commands(LineDialogue dialogue, String protocol) {
        this.dialogue = dialogue;
        this.protocol = protocol;
    }

    /// A server's words: those before anything was asked say what it calls itself, empty for
    /// nothing.
    void greeted(String banner) {
        if (greeted || isWaiting()) {
            return;
        }
        greeted = true;
        if (!banner.isEmpty()) {
            dialogue.software(false, Words.atMost(banner, MOST_TEXT));
        }
    }

    void asked(String verb, String argument) {
        asked(verb, argument, "");
    }

    void asked(String verb, String argument, String subject) {
        if (waiting.size() == MOST_WAITING) {
            unanswered();
        }
        waiting.add(new Command(verb, Words.atMost(argument, MOST_TEXT), subject));
    }

    /// The command whose answer comes next.
    Command next() {
        return waiting.isEmpty() ? Command.NONE : waiting.getFirst();
    }

    boolean isWaiting() {
        return !waiting.isEmpty();
    }

    /// The final answer to the next command.
    Command answered(int code, String answer) {
        Command command = waiting.poll();
        if (command == null) {
            return Command.NONE;
        }
        if (!toldFirst) {
            tell(command, code, answer);
        }
        toldFirst = false;
        return command;
    }

    /// The final answer to the command that bears this subject, where answers name what they answer
    /// and need not come in order.
    Command answered(String subject, int code, String answer) {
        for (Command command : waiting) {
            if (command.subject().equals(subject)) {
                waiting.remove(command);
                tell(command, code, answer);
                return command;
            }
        }
        return Command.NONE;
    }

    /// A first answer that another will follow: told now, because what it announces happens now.
    void answeredFirst(int code, String answer) {
        if (!toldFirst && isWaiting()) {
            toldFirst = true;
            tell(waiting.getFirst(), code, answer);
        }
    }

    /// No more answers will come.
    void unanswered() {
        while (isWaiting()) {
            answered(0, "");
        }
    }

    private void tell(Command command, int code, String answer) {
        if (told++ >= MOST_TOLD) {
            dialogue.conversation.bounded(protocol + "-commands");
            return;
        }
        dialogue.conversation.tell(
                new CommandLine(
                        dialogue.seen(),
                        protocol,
                        command.verb(),
                        command.argument(),
                        code,
                        Words.atMost(answer, MOST_TEXT)));
    }
}
