package wolfhound.sources.flow;

import wolfhound.model.Flow;
import wolfhound.sources.link.PacketBatch;

/// Follows TCP conversations (RFC 9293) as a bystander who may see packets late, twice, cut or not
/// at all, and puts the bytes of each side in order.
///
/// ## Opening
///
/// Whoever sends a SYN first is the client; a SYN from the other side without ACK is a simultaneous
/// open (§3.5) or a split handshake. Where no SYN was seen, the port that looks called is the
/// server's, else who spoke first is the client. Data in a SYN (RFC 7413) belongs to the stream.
///
/// ## Order
///
/// The first copy of a byte counts. What comes early waits in [Early]. A hole is given up, and told
/// as a gap, when the receiver has acknowledged the bytes (so they will not be sent again) and
/// either the other side goes on speaking, more came behind the hole, or a second has passed; when
/// the buffers are full; and after two seconds where only one side is seen.
///
/// ## End
///
/// FINs of both sides in order, or a reset inside the window (RFC 5961 §3.2: a reset elsewhere is
/// not believed). The entry stays for stragglers, and a SYN makes it anew; so does what shows that
/// a reset was forged: the server accepts after it, or the side that seemed to reset goes on.
final class TcpReader {
    private static final int FIN = 1;
    private static final int SYN = 2;
    private static final int RST = 4;
    private static final int ACK = 16;

    /// A new SYN in an established conversation is believed after this many silent seconds.
    private static final int REUSE_SECONDS = 10;

    /// Sequence numbers further than this ahead of what is expected are not of this stream.
    private static final int FAR = 1 << 24;

    private static final String OVERLAP_DIFFERS = "reassembly_overlap_different_data";

    private final Shard shard;

    TcpReader(Shard shard) {
        this.shard = shard;
    }

    void take(PacketBatch batch, int i) {
        int flags = batch.flags[i];
        Talk talk = shard.find(batch, i);
        Talk before = talk;
        if (talk != null && beginsAnew(talk, batch, i)) {
            shard.finish(
                    talk,
                    talk.isEstablished() ? Flow.Phase.ENDED : Flow.Phase.UNANSWERED,
                    batch.time[i]);
            shard.forget(talk);
            talk = null;
        }
        if (talk == null) {
            if ((flags & RST) != 0) {
                shard.bounded("resets of no known conversation");
                shard.alone(batch, i);
                return;
            }
            talk = open(batch, i);
            if (before != null && before.clientPort == talk.clientPort) {
                talk.conduct = before.conduct;
            }
        }
        boolean byClient = Shard.isByClient(talk, batch, i);
        boolean reset = (flags & RST) != 0;
        if (reset) {
            reset(talk, byClient, batch, i);
            return;
        }
        shard.count(talk, byClient);
        follow(talk, byClient, batch, i);
    }

    private Talk open(PacketBatch batch, int i) {
        int flags = batch.flags[i];
        int source = batch.sourcePort[i];
        int target = batch.targetPort[i];
        boolean syn = (flags & SYN) != 0;
        boolean reversed = syn ? (flags & ACK) != 0 : Ports.isServer(source, target);
        int hash = TalkTable.hash(batch.pairHash[i], 6, source, target);
        Talk talk = shard.open(batch, i, hash, source, target, reversed);
        if (!syn) {
            talk.mark(Talk.MID_STREAM);
        }
        return talk;
    }

    /// Is this the first packet of a new conversation between the same ends.
    private boolean beginsAnew(Talk talk, PacketBatch batch, int i) {
        int flags = batch.flags[i];
        if ((flags & (SYN | RST)) != SYN) {
            return talk.is(Talk.OVER) && continuesAfterReset(talk, batch, i);
        }
        boolean byClient = Shard.isByClient(talk, batch, i);
        boolean known = talk.is(byClient ? Talk.CLIENT_SYN : Talk.SERVER_SYN);
        int sequence = batch.sequence[i];
        if (known && first(talk, byClient) == sequence) {
            return false;
        }
        if ((flags & ACK) != 0) {
            return talk.is(Talk.OVER) && (known || answersAfterReset(talk, byClient, batch, i));
        }
        if (talk.is(Talk.OVER)) {
            return true;
        }
        if (!known && !talk.is(Talk.MID_STREAM)) {
            return false;
        }
        return !talk.isAnswered() || shard.second() - talk.lastSecond >= REUSE_SECONDS;
    }

    /// The sequence number of that side's SYN.
    private static int first(Talk talk, boolean ofClient) {
        long bytes = ofClient ? talk.clientBytes : talk.serverBytes;
        boolean fin = talk.is(ofClient ? Talk.CLIENT_FIN : Talk.SERVER_FIN);
        return talk.next(ofClient) - (int) bytes - 1 - (fin ? 1 : 0);
    }

    /// The server accepts what was refused a moment ago: the refusal was not its own.
    private static boolean answersAfterReset(
            Talk talk, boolean byClient, PacketBatch batch, int i) {
        return talk.is(Talk.RESET)
                && !byClient
                && talk.is(Talk.CLIENT_KNOWN)
                && batch.acknowledged[i] == talk.next(true);
    }

    /// A side goes on after a reset, which therefore was not the end: after a while, or at once
    /// where it is the very side that seemed to reset.
    private boolean continuesAfterReset(Talk talk, PacketBatch batch, int i) {
        boolean byClient = Shard.isByClient(talk, batch, i);
        boolean own = talk.is(byClient ? Talk.RESET_BY_CLIENT : Talk.RESET_BY_SERVER);
        return talk.is(Talk.RESET)
                && batch.length[i] > 0
                && (own || shard.second() - talk.toldSecond >= 2)
                && batch.sequence[i] == talk.next(byClient);
    }

    private void reset(Talk talk, boolean byClient, PacketBatch batch, int i) {
        boolean known = talk.is(byClient ? Talk.CLIENT_KNOWN : Talk.SERVER_KNOWN);
        int ahead = batch.sequence[i] - talk.next(byClient);
        boolean answersSyn = !known && (batch.flags[i] & ACK) != 0;
        boolean believed = answersSyn || !known || ahead >= -1 && ahead < 1 << 20;
        boolean wasAnswered = talk.isAnswered();
        if (talk.is(Talk.OVER)) {
            shard.count(talk, byClient);
            return;
        }
        if (!believed) {
            shard.bounded("resets outside the window");
            shard.count(talk, byClient);
            return;
        }
        // A refusal is told as such, not as an answer first.
        talk.mark(byClient ? Talk.CLIENT_SEEN : Talk.SERVER_SEEN);
        shard.count(talk, byClient);
        boolean refused =
                !byClient
                        && talk.is(Talk.CLIENT_SYN)
                        && (!wasAnswered || !talk.is(Talk.CLIENT_SPOKE | Talk.SERVER_SPOKE));
        talk.mark(Talk.RESET | (byClient ? Talk.RESET_BY_CLIENT : Talk.RESET_BY_SERVER));
        Flow.Phase phase =
                refused
                        ? Flow.Phase.REFUSED
                        : talk.is(Talk.CLIENT_FIN | Talk.SERVER_FIN)
                                ? Flow.Phase.ENDED
                                : Flow.Phase.RESET;
        shard.finish(talk, phase, batch.time[i]);
    }

    private void follow(Talk talk, boolean byClient, PacketBatch batch, int i) {
        if (talk.is(Talk.OVER)) {
            return;
        }
        int flags = batch.flags[i];
        int sequence = batch.sequence[i];
        if ((flags & SYN) != 0) {
            boolean silent = !talk.is(byClient ? Talk.CLIENT_SPOKE : Talk.SERVER_SPOKE);
            if (silent && !talk.is(byClient ? Talk.CLIENT_SYN : Talk.SERVER_SYN)) {
                talk.mark(
                        byClient
                                ? Talk.CLIENT_SYN | Talk.CLIENT_KNOWN
                                : Talk.SERVER_SYN | Talk.SERVER_KNOWN);
                talk.next(byClient, sequence + 1);
            }
            sequence++;
        } else if (!talk.is(byClient ? Talk.CLIENT_KNOWN : Talk.SERVER_KNOWN)) {
            talk.mark(byClient ? Talk.CLIENT_KNOWN : Talk.SERVER_KNOWN);
            talk.next(byClient, sequence);
        }
        int length = batch.length[i];
        boolean speaks = length > 0 || (flags & FIN) != 0;
        if ((flags & ACK) != 0) {
            acknowledge(talk, byClient, batch.acknowledged[i], speaks);
        }
        if (length > 0 && !talk.is(byClient ? Talk.CLIENT_FIN : Talk.SERVER_FIN)) {
            data(talk, byClient, sequence, batch, i);
        }
        if ((flags & FIN) != 0) {
            finish(talk, byClient, sequence + length);
        }
    }

    /// One side says how far it got the other's bytes.
    private void acknowledge(Talk talk, boolean byClient, int upTo, boolean speaks) {
        boolean ofClient = !byClient;
        boolean known = talk.is(ofClient ? Talk.CLIENT_KNOWN : Talk.SERVER_KNOWN);
        int ahead = upTo - talk.next(ofClient);
        if (known && (ahead > FAR || ahead < -FAR)) {
            return;
        }
        talk.acked(ofClient, upTo);
        if (ahead > 0 && talk.reading != null) {
            Half half = talk.reading.half(ofClient);
            boolean patient = shard.second() - half.holeSecond < 1;
            if (half.early != null && !(patient && !speaks)) {
                fillAcknowledged(talk, ofClient, half);
            }
            if (half.finished && upTo - half.finish > 0) {
                closeBehindHoles(talk, ofClient, half);
            }
        }
    }

    private void data(Talk talk, boolean byClient, int sequence, PacketBatch batch, int i) {
        talk.mark(byClient ? Talk.CLIENT_SPOKE : Talk.SERVER_SPOKE);
        Reading reading = shard.reading(talk);
        Half half = reading.half(byClient);
        int ahead = sequence - talk.next(byClient);
        int from = batch.payload[i];
        int length = batch.length[i];
        int captured = batch.captured[i];
        if (ahead > 0) {
            early(talk, byClient, half, sequence, batch, i);
            return;
        }
        boolean settled = talk.isAcked(byClient, sequence + length);
        if (ahead < 0 && captured > 1 && !settled) { // one byte may be a probe
            int until = from + Math.min(captured, -ahead);
            if (talk.inspection.differs(byClient, -ahead, batch.bytes, from, until)) {
                talk.inspection.event("stream", OVERLAP_DIFFERS, byClient);
            }
        }
        if (ahead <= -length) {
            if (half.differs(sequence, batch.bytes, from, from + captured)) {
                reading.overlapDiffers(byClient, batch.bytes, from, from + captured);
            }
            return;
        }
        int skip = -ahead;
        if (skip < captured) {
            half.remember(sequence, batch.bytes, from, from + captured);
            deliver(talk, byClient, reading, batch.bytes, from + skip, from + captured);
        }
        int cut = length - Math.max(captured, skip);
        if (cut > 0 && !talk.is(Talk.OVER)) {
            gap(talk, byClient, reading, cut);
        }
        drain(talk, byClient, reading, half);
    }

    private void early(
            Talk talk, boolean byClient, Half half, int sequence, PacketBatch batch, int i) {
        int ahead = sequence - talk.next(byClient);
        if (ahead > FAR) {
            farAhead(talk, byClient, half, sequence, batch, i);
            return;
        }
        Early early = half.early;
        if (early == null) {
            early = new Early();
            half.early = early;
            half.holeSecond = shard.second();
        }
        int from = batch.payload[i];
        int captured = batch.captured[i];
        int before = early.bytes();
        boolean differs = early.add(sequence, batch.bytes, from, from + captured);
        shard.buffered(early.bytes() - before);
        if (differs) {
            shard.reading(talk).overlapDiffers(byClient, batch.bytes, from, from + captured);
        }
        boolean oneSided =
                !talk.isAnswered() && shard.second() - half.holeSecond >= Limits.HOLE_SECONDS;
        boolean full =
                early.bytes() > Limits.EARLY
                        || early.pieces() > Limits.EARLY_PIECES
                        || shard.isBufferedFull();
        if (full) {
            shard.bounded("early bytes of a stream");
        }
        if (full || oneSided) {
            giveUpHole(talk, byClient, half);
        } else if (early.pieces() > 1 || shard.second() - half.holeSecond >= 1) {
            fillAcknowledged(talk, byClient, half);
        }
    }

    /// Bytes far off the stream are forged, unless the next ones follow them: then much was lost.
    private void farAhead(
            Talk talk, boolean byClient, Half half, int sequence, PacketBatch batch, int i) {
        boolean follows = half.farKnown && half.far == sequence;
        half.farKnown = true;
        half.far = sequence + batch.length[i];
        if (!follows) {
            shard.bounded("segments far outside the window");
            return;
        }
        half.farKnown = false;
        giveUpAll(talk, byClient, half);
        Reading reading = shard.reading(talk);
        gap(talk, byClient, reading, sequence - talk.next(byClient));
        data(talk, byClient, sequence, batch, i);
    }

    /// Gives up holes that the receiver says are none.
    private void fillAcknowledged(Talk talk, boolean ofClient, Half half) {
        while (half.early != null && half.early.first() != null) {
            Early.Piece piece = half.early.first();
            if (piece == null || !talk.isAcked(ofClient, piece.sequence)) {
                return;
            }
            giveUpHole(talk, ofClient, half);
        }
    }

    private void giveUpHole(Talk talk, boolean ofClient, Half half) {
        Early.Piece piece = half.early == null ? null : half.early.first();
        if (piece == null) {
            half.early = null;
            return;
        }
        Reading reading = shard.reading(talk);
        gap(talk, ofClient, reading, piece.sequence - talk.next(ofClient));
        drain(talk, ofClient, reading, half);
    }

    private void giveUpAll(Talk talk, boolean ofClient, Half half) {
        while (half.early != null) {
            giveUpHole(talk, ofClient, half);
        }
    }

    private void gap(Talk talk, boolean ofClient, Reading reading, int missing) {
        if (missing <= 0) {
            return;
        }
        talk.next(ofClient, talk.next(ofClient) + missing);
        talk.add(ofClient, missing);
        talk.missing += missing;
        reading.gap(ofClient, missing);
    }

    private void deliver(
            Talk talk, boolean byClient, Reading reading, byte[] array, int from, int to) {
        talk.next(byClient, talk.next(byClient) + (to - from));
        talk.add(byClient, to - from);
        reading.take(byClient, array, from, to);
    }

    /// Reads on what came early and is now in order.
    private void drain(Talk talk, boolean byClient, Reading reading, Half half) {
        Early early = half.early;
        while (early != null) {
            Early.Piece piece = early.first();
            if (piece == null) {
                half.early = null;
                break;
            }
            int skip = talk.next(byClient) - piece.sequence;
            if (skip < 0) {
                half.holeSecond = shard.second();
                break;
            }
            early.poll();
            shard.buffered(-piece.bytes.length);
            if (skip < piece.bytes.length) {
                half.remember(piece.sequence, piece.bytes, 0, piece.bytes.length);
                deliver(talk, byClient, reading, piece.bytes, skip, piece.bytes.length);
            }
        }
        if (half.finished && half.finish == talk.next(byClient)) {
            close(talk, byClient);
        }
    }

    private void finish(Talk talk, boolean byClient, int sequence) {
        if (talk.is(byClient ? Talk.CLIENT_FIN : Talk.SERVER_FIN)) {
            return;
        }
        int ahead = sequence - talk.next(byClient);
        if (ahead == 0) {
            close(talk, byClient);
            return;
        }
        if (ahead < 0 || ahead > FAR) {
            return;
        }
        Half half = shard.reading(talk).half(byClient);
        half.finished = true;
        half.finish = sequence;
        if (talk.isAcked(byClient, sequence)) {
            closeBehindHoles(talk, byClient, half);
        }
    }

    /// Bytes before the FIN were lost: what there is of them is read.
    private void closeBehindHoles(Talk talk, boolean byClient, Half half) {
        giveUpAll(talk, byClient, half);
        if (half.finished && !talk.is(byClient ? Talk.CLIENT_FIN : Talk.SERVER_FIN)) {
            gap(talk, byClient, shard.reading(talk), half.finish - talk.next(byClient));
            close(talk, byClient);
        }
    }

    private void close(Talk talk, boolean byClient) {
        if (talk.is(byClient ? Talk.CLIENT_FIN : Talk.SERVER_FIN)) {
            return;
        }
        talk.mark(byClient ? Talk.CLIENT_FIN : Talk.SERVER_FIN);
        talk.next(byClient, talk.next(byClient) + 1);
        Reading reading = talk.reading;
        if (reading != null) {
            reading.half(byClient).finished = false;
            reading.close(byClient);
        }
        if (talk.all(Talk.CLIENT_FIN | Talk.SERVER_FIN)) {
            shard.finish(talk, Flow.Phase.ENDED, shard.time());
        }
    }

    /// Reads what can still be read before the last word: early bytes behind holes.
    void settle(Talk talk) {
        Reading reading = talk.reading;
        if (reading == null) {
            return;
        }
        settle(talk, true, reading);
        settle(talk, false, reading);
    }

    private void settle(Talk talk, boolean ofClient, Reading reading) {
        if (reading.isStarted(ofClient)) {
            giveUpAll(talk, ofClient, reading.half(ofClient));
        }
        int ahead = talk.acked(ofClient) - talk.next(ofClient);
        boolean known = talk.is(ofClient ? Talk.CLIENT_ACKED : Talk.SERVER_ACKED);
        // One more than the bytes is the FIN's own number.
        if (known && ahead > 1 && ahead <= FAR) {
            talk.missing += ahead - 1;
            talk.add(ofClient, ahead - 1);
        }
    }
}
