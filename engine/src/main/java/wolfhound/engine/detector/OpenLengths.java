package wolfhound.engine.detector;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wolfhound.model.Entropy;
import wolfhound.model.Excerpt;
import wolfhound.model.RawDialogue;

/// Where the messages of a conversation say in the open how long they are: the place of the field,
/// its width and order of bytes, and the size of the head that it leaves out. One such rule must
/// hold for messages of both sides, of different lengths.
///
/// @param at where the field begins
/// @param width 2, 4 or 8 bytes
/// @param head bytes of the message that the length leaves out
record OpenLengths(int at, int width, boolean little, int head) {
    private static final int LAST_PLACE = 8;
    private static final int LARGEST_HEAD = 32;
    private static final int LEAST_MESSAGES = 3;

    /// Bytes that a body must have to be looked at.
    private static final int LEAST_BODY = 8;

    /// The rule that the messages keep to, if there is one.
    static Optional<OpenLengths> of(List<RawDialogue.Turn> turns) {
        if (turns.size() < LEAST_MESSAGES) {
            return Optional.empty();
        }
        Excerpt first = turns.getFirst().said();
        for (int at = 0; at <= LAST_PLACE; at++) {
            for (int width = 8; width >= 2; width /= 2) { // a wide field begins like a narrow one
                for (boolean little : new boolean[] {true, false}) {
                    long said = field(first, at, width, little);
                    long head = first.length() - said;
                    boolean possible =
                            said >= 0 && (head == 0 || head >= at + width) && head <= LARGEST_HEAD;
                    if (possible) {
                        var rule = new OpenLengths(at, width, little, (int) head);
                        if (rule.isKept(turns)) {
                            return Optional.of(rule);
                        }
                    }
                }
            }
        }
        return Optional.empty();
    }

    /// By nearly all messages of both sides; those of one length prove little.
    private boolean isKept(List<RawDialogue.Turn> turns) {
        int kept = 0;
        boolean byHost = false;
        boolean byPeer = false;
        List<Long> lengths = new ArrayList<>();
        for (RawDialogue.Turn turn : turns) {
            if (fits(turn.said())) {
                kept++;
                byHost |= turn.byHost();
                byPeer |= !turn.byHost();
                if (!lengths.contains(turn.said().length())) {
                    lengths.add(turn.said().length());
                }
            }
        }
        return byHost
                && byPeer
                && lengths.size() >= 2
                && kept >= LEAST_MESSAGES
                && kept * 5 >= turns.size() * 4;
    }

    boolean fits(Excerpt said) {
        return said.length() >= head && field(said, at, width, little) == said.length() - head;
    }

    /// Nothing but the length stands before the body.
    boolean isBare() {
        return at == 0 && width >= 4 && head <= width;
    }

    /// What follows head and field.
    int bodyFrom() {
        return Math.max(head, at + width);
    }

    /// Are the bodies as random as their number allows: cipher from the first message on.
    boolean isCiphered(List<RawDialogue.Turn> turns) {
        int judged = 0;
        int random = 0;
        for (RawDialogue.Turn turn : turns) {
            byte[] bytes = turn.said().bytes();
            int size = bytes.length - bodyFrom();
            if (size >= LEAST_BODY && fits(turn.said())) {
                judged++;
                double least = Entropy.expectedOfRandom(size) - (size < 24 ? 0.5 : 0.3);
                random += Entropy.of(bytes, bodyFrom(), bytes.length) > least ? 1 : 0;
            }
        }
        return judged >= 2 && random * 10 >= judged * 9;
    }

    /// -1 where the message ends before it, or it is no length.
    private static long field(Excerpt said, int at, int width, boolean little) {
        byte[] bytes = said.bytes();
        if (bytes.length < at + width) {
            return -1;
        }
        long value = 0;
        for (int i = 0; i < width; i++) {
            int next = bytes[little ? at + width - 1 - i : at + i] & 0xFF;
            if (value >>> 40 != 0) {
                return -1;
            }
            value = value << 8 | next;
        }
        return value;
    }
}
