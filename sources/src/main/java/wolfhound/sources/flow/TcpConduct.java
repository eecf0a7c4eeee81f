package wolfhound.sources.flow;

import java.util.ArrayList;
import java.util.List;
import wolfhound.rules.inspect.PacketView;

/// How the two ends of a TCP conversation keep to its rules (RFC 9293, RFC 7323), and by which
/// names of `stream-event` rules know what does not. Followed only where loaded rules ask for it;
/// what it finds changes nothing in how the conversation is read.
///
/// Each packet is asked in this order, and one that fails is not believed: it moves nothing.
///
/// 1. Where no SYN was seen there is no session: nothing is known of it.
/// 2. The opening: who may send SYN and SYN/ACK, and what they must repeat.
/// 3. A stamp that goes back (RFC 7323 §5), an acknowledgement of what was never allowed (beyond
///    the window), bytes beyond the window. Keep-alives (RFC 9293 §3.8.4) are let by.
/// 4. The closing, where each state has its own names for the same faults.
final class TcpConduct {
    private static final int FIN = 1;
    private static final int SYN = 2;
    private static final int RST = 4;
    private static final int ACK = 16;

    /// SYN/ACKs that differ from the first and are waited for; more are a flood.
    private static final int OTHER_ACCEPTS = 5;

    /// A stamp older than this may start anew (RFC 7323 §5.5).
    private static final long STAMP_LIVES = 24L * 24 * 3600 * 1_000_000_000L;

    private enum State {
        NONE,
        ASKED,
        ACCEPTED,
        ESTABLISHED,
        /// The client said its last.
        CLOSE_WAIT(
                "closewait_fin_out_of_window",
                "closewait_ack_out_of_window",
                "closewait_invalid_ack"),
        /// The server said its last …
        FIN_WAIT_1("fin1_fin_wrong_seq", "fin1_ack_wrong_seq", "fin1_invalid_ack"),
        /// … and the client has it.
        FIN_WAIT_2("fin2_fin_wrong_seq", "fin2_ack_wrong_seq", "fin2_invalid_ack"),
        /// Both said their last, the client first.
        LAST_ACK("fin_out_of_window", "lastack_ack_wrong_seq", "lastack_invalid_ack"),
        /// Both did, without hearing each other.
        CLOSING("fin_out_of_window", "closing_ack_wrong_seq", "closing_invalid_ack"),
        /// Both did, the server first.
        TIME_WAIT("fin_out_of_window", "timewait_ack_wrong_seq", "timewait_invalid_ack"),
        CLOSED;

        final String wrongFin;
        final String wrongPlace;
        final String wrongAck;

        State() {
            this("fin_out_of_window", "est_packet_out_of_window", "est_invalid_ack");
        }

        State(String wrongFin, String wrongPlace, String wrongAck) {
            this.wrongFin = wrongFin;
            this.wrongPlace = wrongPlace;
            this.wrongAck = wrongAck;
        }
    }

    /// What is known of one end.
    private static final class Side {
        /// Sequence number of its SYN.
        int first;

        /// … of the byte behind the last that it sent; its FIN is not counted.
        int next;

        /// How far the other end has acknowledged its bytes …
        int acked;

        /// … how many more it would take, and where what it ever allowed ends.
        long window;

        int limit;

        /// By which it multiplies its windows.
        int scale;

        boolean stamps;
        int stamp;
        long stampedAt;
        boolean probed; // sent a keep-alive that is not answered
        boolean reset; // it ended the conversation, or somebody in its name

        void reach(int end) {
            if (end - next > 0) {
                next = end;
            }
        }

        void acknowledged(int upTo, long allowed) {
            if (upTo - acked > 0) {
                acked = upTo;
                if (upTo - next > 1) { // else it is its FIN
                    next = upTo;
                }
            }
            window = allowed;
            int edge = acked + (int) allowed;
            if (edge - limit > 0) {
                limit = edge;
            }
        }
    }

    private final Side client = new Side();
    private final Side server = new Side();
    private final TcpOptions options;
    private State state = State.NONE;
    private boolean swapped; // the conversation's server is who opened
    private boolean fastOpen;
    private boolean split; // both sent a SYN (RFC 9293 §3.5)
    private boolean confirmed; // the server, too, went on after the handshake
    private int otherAccepts;
    private int otherAccept;
    private List<String> events = List.of();

    /// @param options to read those of each packet into
    TcpConduct(TcpOptions options) {
        this.options = options;
    }

    /// The next packet of the conversation, with its transport header at hand.
    ///
    /// @return what is wrong with it; usually nothing
    List<String> follow(PacketView packet) {
        events = List.of();
        int flags = packet.flags;
        if ((flags & ACK) == 0 && packet.acknowledged != 0) {
            say("pkt_broken_ack");
        }
        boolean byClient = packet.byClient != swapped;
        if (state == State.NONE || isAnew(packet, byClient)) {
            begin(packet);
            return events;
        }
        Side from = byClient ? client : server;
        Side to = byClient ? server : client;
        judge(packet, byClient, from, to);
        if ((flags & RST) == 0 && from.reset) {
            from.reset = false;
            say("suspected_rst_inject");
        }
        return events;
    }

    private void say(String event) {
        if (events.isEmpty()) {
            events = new ArrayList<>(2);
        }
        events.add(event);
    }

    private void judge(PacketView packet, boolean byClient, Side from, Side to) {
        switch (state) {
            case ASKED -> asked(packet, byClient, from, to);
            case ACCEPTED -> accepted(packet, byClient, from, to);
            case NONE, CLOSED -> {}
            default -> {
                if (!isKeepAlive(packet, from, to) && !isBadWindow(packet, from, to)) {
                    open(packet, byClient, from, to);
                }
            }
        }
    }

    // The opening.

    /// Ends that were done with each other begin anew.
    private boolean isAnew(PacketView packet, boolean byClient) {
        boolean done = state == State.CLOSED || state == State.TIME_WAIT || state == State.LAST_ACK;
        return done
                && (packet.flags & (SYN | ACK | RST)) == SYN
                && packet.sequence != (byClient ? client : server).first;
    }

    private void begin(PacketView packet) {
        int flags = packet.flags;
        if ((flags & RST) != 0) {
            say("rst_but_no_session");
        } else if ((flags & FIN) != 0) {
            say("fin_but_no_session");
        } else if ((flags & (SYN | ACK)) == SYN) {
            swapped = !packet.byClient;
            state = State.ASKED;
            client.reset = false;
            server.reset = false;
            fastOpen = false;
            split = false;
            confirmed = false;
            otherAccepts = 0;
            options.read(packet);
            ask(packet, client, server);
        }
    }

    /// A SYN of one end, which says where it begins and what it takes.
    private void ask(PacketView packet, Side from, Side to) {
        boolean speaks = from == client && options.fastOpen && packet.length > 0;
        fastOpen |= speaks;
        from.first = packet.sequence;
        from.next = packet.sequence + 1 + (speaks ? packet.length : 0);
        from.acked = packet.sequence;
        from.limit = packet.sequence + 1;
        from.scale = options.scale;
        from.stamps = options.stamped;
        from.stamp = options.stamp;
        from.stampedAt = packet.time;
        to.window = packet.window;
    }

    private void asked(PacketView packet, boolean byClient, Side from, Side to) {
        int flags = packet.flags;
        options.read(packet);
        if (!byClient && options.stamped && !isEcho(to)) {
            say("pkt_invalid_timestamp");
        } else if ((flags & RST) != 0) {
            if (!byClient && isRefusal(packet)) {
                close(from);
            }
        } else if ((flags & (SYN | ACK)) == (SYN | ACK)) {
            accept(packet, byClient);
        } else if ((flags & SYN) != 0 && (!byClient || packet.sequence == client.first)) {
            split |= !byClient;
            ask(packet, from, to);
        }
    }

    /// Who refuses has no sequence number of its own yet (RFC 9293 §3.10.7.1).
    private boolean isRefusal(PacketView packet) {
        boolean about =
                packet.acknowledged == client.first + 1 || packet.acknowledged == client.next;
        return (packet.flags & ACK) != 0 && packet.sequence == 0 && about;
    }

    /// Does the answer return the stamp of the SYN. Some systems begin theirs with zeros.
    private boolean isEcho(Side asker) {
        return asker.stamps && (options.echo == asker.stamp || options.echo == 0);
    }

    private void accept(PacketView packet, boolean byClient) {
        if (byClient) {
            acceptSplit(packet);
            return;
        }
        if (packet.acknowledged != client.next) {
            boolean ignores = fastOpen && packet.acknowledged == client.first + 1;
            say(ignores ? "3whs_synack_tfo_data_ignored" : "3whs_synack_with_wrong_ack");
            if (ignores) {
                client.next = client.first + 1;
            }
            return;
        }
        ask(packet, server, client);
        agree(packet, client, server);
    }

    private void acceptSplit(PacketView packet) {
        if (!split) {
            say("3whs_synack_in_wrong_direction");
        } else if (packet.acknowledged != server.first + 1) {
            say("4whs_synack_with_wrong_ack");
        } else if (packet.sequence != client.first) {
            say("4whs_synack_with_wrong_syn");
        } else {
            agree(packet, server, client);
        }
    }

    /// Stamps are used where both ends offered them. So are scales; but Suricata takes the client's
    /// at its word even where the server offers none, which accuses nobody.
    private void agree(PacketView packet, Side asker, Side accepter) {
        server.scale = client.scale >= 0 ? Math.max(0, server.scale) : 0;
        client.scale = Math.max(0, client.scale);
        boolean stamped = client.stamps && server.stamps;
        client.stamps = stamped;
        server.stamps = stamped;
        asker.acknowledged(packet.acknowledged, packet.window);
        accepter.acknowledged(accepter.first + 1, accepter.window);
        state = State.ACCEPTED;
    }

    private void accepted(PacketView packet, boolean byClient, Side from, Side to) {
        int flags = packet.flags;
        if ((flags & RST) != 0) {
            reset(packet, from, to);
        } else if ((flags & FIN) != 0) {
            fin(packet, byClient, from, to);
        } else if ((flags & (SYN | ACK)) == (SYN | ACK)) {
            acceptAgain(packet, byClient);
        } else if ((flags & SYN) != 0) {
            if (!byClient) {
                say("3whs_syn_toclient_on_syn_recv");
            } else if (packet.sequence != client.first) {
                say("3whs_syn_resend_diff_seq_on_syn_recv");
            }
        } else if ((flags & ACK) != 0) {
            confirm(packet, byClient, from, to);
        }
    }

    private void acceptAgain(PacketView packet, boolean byClient) {
        if (byClient && !split) {
            say("3whs_synack_toserver_on_syn_recv");
        } else if (packet.acknowledged != (split ? server : client).acked) {
            say("3whs_synack_resend_with_different_ack");
        } else if (packet.sequence != (split ? client : server).first) {
            otherAccept = packet.sequence;
            if (++otherAccepts > OTHER_ACCEPTS) {
                say("3whs_synack_flood");
            }
        }
    }

    /// The third packet of the handshake, or what stands for it where it was lost.
    private void confirm(PacketView packet, boolean byClient, Side from, Side to) {
        boolean turn = byClient != split;
        if (isStampWrong(packet, from)) {
            say("pkt_invalid_timestamp");
            return;
        }
        if (otherAccepts > 0 && turn && packet.acknowledged == otherAccept + 1) {
            to.first = otherAccept;
            to.next = otherAccept + 1;
            to.acked = otherAccept;
            to.limit = to.next + (int) to.window;
        }
        int end = packet.sequence + packet.length;
        boolean follows = packet.sequence == from.next;
        boolean takes = packet.acknowledged == to.next;
        boolean later =
                packet.sequence - from.next > 0
                        && end - from.limit <= 0
                        && packet.acknowledged - to.limit <= 0
                        && packet.acknowledged - to.acked >= 0;
        if (!turn) {
            if (split) {
                say("4whs_wrong_seq");
            } else if (!(packet.length > 0 && follows || later)) {
                say(follows && takes ? "3whs_ack_in_wrong_dir" : "3whs_wrong_seq_wrong_ack");
            } else {
                establish(packet, from, to);
            }
        } else if (follows && takes || later || fastOpen && packet.length > 0) {
            establish(packet, from, to);
        } else if (split) {
            say(follows ? "4whs_invalid_ack" : "4whs_wrong_seq");
        } else if (follows) {
            say("3whs_right_seq_wrong_ack_evasion");
        } else if (end - from.next > 0) {
            say("3whs_wrong_seq_wrong_ack");
        }
    }

    private void establish(PacketView packet, Side from, Side to) {
        state = State.ESTABLISHED;
        move(packet, from, to);
    }

    // The talk.

    private void open(PacketView packet, boolean byClient, Side from, Side to) {
        int flags = packet.flags;
        if ((flags & RST) != 0) {
            reset(packet, from, to);
        } else if ((flags & SYN) != 0) {
            syn(packet, byClient, from);
        } else if ((flags & FIN) != 0) {
            fin(packet, byClient, from, to);
        } else if ((flags & ACK) != 0) {
            more(packet, byClient, from, to);
        }
    }

    private void syn(PacketView packet, boolean byClient, Side from) {
        boolean accepts = (packet.flags & ACK) != 0;
        if (state != State.ESTABLISHED) {
            if (!accepts) {
                say("shutdown_syn_resend");
            }
        } else if (!accepts) {
            if (!byClient) {
                say("est_syn_toclient");
            } else {
                say(packet.sequence == from.first ? "est_syn_resend" : "est_syn_resend_diff_seq");
            }
        } else if (byClient) {
            say("est_synack_toserver");
        } else if (packet.acknowledged != client.acked) {
            say("est_synack_resend_with_different_ack");
        } else if (packet.sequence != from.first) {
            say("est_synack_resend_with_diff_seq");
        } else if (confirmed) {
            say("est_synack_resend");
        }
    }

    private void more(PacketView packet, boolean byClient, Side from, Side to) {
        if (isStampWrong(packet, from)) {
            say("pkt_invalid_timestamp");
            return;
        }
        int end = packet.sequence + packet.length;
        boolean settled =
                state == State.TIME_WAIT || state == State.CLOSING || state == State.LAST_ACK;
        boolean repeats = repeats(packet, from);
        if (isAckWrong(packet, to)) {
            say(state.wrongAck);
            return;
        }
        boolean misplaced =
                settled
                        ? packet.sequence != from.next && packet.sequence != from.next + 1
                        : end - from.limit > 0 && !isProbe(packet, from);
        if (misplaced && !repeats) {
            say(state.wrongPlace);
            return;
        }
        if (end - from.acked < 0 && state == State.ESTABLISHED) {
            say("est_pkt_before_last_ack");
        } else if (end - from.acked < 0 && state == State.CLOSE_WAIT) {
            say("closewait_pkt_before_last_ack");
        }
        confirmed |= !byClient;
        boolean tookAll = packet.acknowledged - to.next > 0;
        move(packet, from, to);
        if (byClient && state == State.FIN_WAIT_1 && tookAll) {
            state = State.FIN_WAIT_2;
        } else if (settled && tookAll) {
            state = state == State.CLOSING ? State.TIME_WAIT : State.CLOSED;
        }
    }

    /// Does it carry what was sent before: needlessly, or because it may have been lost.
    private boolean repeats(PacketView packet, Side from) {
        int end = packet.sequence + packet.length;
        if (packet.length == 0 || end - from.next > 0 && packet.sequence - from.acked >= 0) {
            return false;
        }
        if (end - from.acked <= 0) {
            say("pkt_spurious_retransmission");
        } else if (state != State.ESTABLISHED) {
            say("pkt_retransmission");
        }
        return true;
    }

    private void move(PacketView packet, Side from, Side to) {
        if (packet.length > 0) {
            from.reach(packet.sequence + packet.length);
        }
        to.acknowledged(packet.acknowledged, (long) packet.window << from.scale);
    }

    private void fin(PacketView packet, boolean byClient, Side from, Side to) {
        if (isStampWrong(packet, from)) {
            say("pkt_invalid_timestamp");
            return;
        }
        boolean repeats = repeats(packet, from);
        boolean again = repeats || packet.length == 0 && hasFinished(byClient);
        if (!again && isAckWrong(packet, to)) {
            say(
                    state == State.ESTABLISHED || state == State.ACCEPTED
                            ? "fin_invalid_ack"
                            : state.wrongAck);
            return;
        }
        boolean misplaced =
                packet.sequence - from.next < 0
                        || packet.sequence - (from.acked + (int) from.window) > 0;
        if (!again && misplaced) {
            say(state.wrongFin);
            return;
        }
        move(packet, from, to);
        state =
                switch (state) {
                    case ACCEPTED, ESTABLISHED -> byClient ? State.CLOSE_WAIT : State.FIN_WAIT_1;
                    case CLOSE_WAIT -> byClient ? state : State.LAST_ACK;
                    case FIN_WAIT_1 ->
                            byClient
                                    ? packet.acknowledged - to.next > 0
                                            ? State.TIME_WAIT
                                            : State.CLOSING
                                    : state;
                    case FIN_WAIT_2 -> byClient ? State.TIME_WAIT : state;
                    default -> state;
                };
    }

    private boolean hasFinished(boolean byClient) {
        return switch (state) {
            case CLOSE_WAIT -> byClient;
            case FIN_WAIT_1, FIN_WAIT_2 -> !byClient;
            case LAST_ACK, CLOSING, TIME_WAIT -> true;
            default -> false;
        };
    }

    private void reset(PacketView packet, Side from, Side to) {
        if (isStampWrong(packet, from)) {
            say("pkt_invalid_timestamp");
        } else if ((packet.flags & ACK) != 0 && isAckWrong(packet, to)) {
            say("rst_invalid_ack");
        } else if (packet.sequence == from.next) {
            close(from);
        }
    }

    private void close(Side by) {
        by.reset = true;
        state = State.CLOSED;
    }

    // What each packet is asked.

    /// Does its stamp go back, as that of a late duplicate would.
    private boolean isStampWrong(PacketView packet, Side from) {
        if (!from.stamps) {
            return false;
        }
        options.read(packet);
        if (!options.stamped) {
            return false;
        }
        boolean forgotten = packet.time - from.stampedAt > STAMP_LIVES;
        int later = options.stamp - from.stamp;
        if (later < -1 && from.stamp != 0 && !forgotten) {
            return true;
        }
        if (later >= 0 || forgotten || from.stamp == 0) {
            from.stamp = options.stamp;
        }
        from.stampedAt = packet.time;
        return false;
    }

    /// Does it acknowledge what the other end was never allowed to send.
    private boolean isAckWrong(PacketView packet, Side to) {
        boolean wrong = packet.acknowledged - to.limit > 0 && packet.acknowledged - to.next > 1;
        if (wrong) {
            say("pkt_invalid_ack");
        }
        return wrong;
    }

    /// One byte beyond a window of nothing asks whether that has changed (RFC 9293 §3.8.6.1).
    private static boolean isProbe(PacketView packet, Side from) {
        return packet.length == 1 && from.window == 0 && packet.sequence == from.next;
    }

    /// A keep-alive asks for an answer with the byte before the next, or none; also its answer.
    private boolean isKeepAlive(PacketView packet, Side from, Side to) {
        boolean bare = (packet.flags & (SYN | FIN | RST | ACK)) == ACK;
        boolean asks =
                bare
                        && packet.length <= 1
                        && packet.sequence == from.next - 1
                        && packet.acknowledged == to.next;
        boolean answers =
                bare
                        && to.probed
                        && packet.length == 0
                        && packet.sequence == from.next
                        && packet.acknowledged == to.next;
        from.probed = asks;
        to.probed &= !answers;
        return asks || answers;
    }

    /// Does it take back what it allowed, ahead of both ends: the sensor missed what explains it,
    /// or it is to make the sensor lose its place.
    private boolean isBadWindow(PacketView packet, Side from, Side to) {
        boolean bare = (packet.flags & (SYN | FIN | RST)) == 0;
        long taken = to.window - ((long) packet.window << from.scale);
        if (bare
                && taken > packet.length
                && packet.sequence - from.next > 1
                && packet.acknowledged - to.next > 1) {
            say("pkt_bad_window_update");
            return true;
        }
        return false;
    }
}
