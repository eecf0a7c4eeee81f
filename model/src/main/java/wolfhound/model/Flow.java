package wolfhound.model;

import java.time.Duration;

/// A conversation as a whole: that it was opened, answered, goes on, or ended, and how much went
/// each way so far. The first phase comes with the first packet, so that scans and failures count
/// at once.
///
/// @param protocol what is spoken, told by content (`http`, `tls`, `dns`, …); empty while unknown
/// @param hostBytes payload bytes sent by the host so far, without headers and retransmissions
public record Flow(
        Seen seen,
        Phase phase,
        Duration lasted,
        String protocol,
        long hostBytes,
        long peerBytes,
        long hostPackets,
        long peerPackets)
        implements Observation {

    public enum Phase {
        /// The first packet was seen.
        OPENED,
        /// The other side answered for the first time.
        ANSWERED,
        /// Told about every half minute while a conversation goes on.
        GOING_ON,
        /// Ended in good order, or fell silent after both sides had spoken.
        ENDED,
        /// Reset by the server before anything was said, or the host was told by ICMP that nobody
        /// is there.
        REFUSED,
        /// Nobody ever answered.
        UNANSWERED,
        /// Cut by a reset after it had begun.
        RESET,
        /// Forgotten early because the table of conversations was full.
        EVICTED;

        /// Is this the last word on the conversation.
        public boolean isLast() {
            return ordinal() >= ENDED.ordinal();
        }
    }

    @Override
    public Flow as(Seen seen) {
        boolean flipped = seen.hostOpened() != this.seen.hostOpened();
        return flipped
                ? new Flow(
                        seen,
                        phase,
                        lasted,
                        protocol,
                        peerBytes,
                        hostBytes,
                        peerPackets,
                        hostPackets)
                : new Flow(
                        seen,
                        phase,
                        lasted,
                        protocol,
                        hostBytes,
                        peerBytes,
                        hostPackets,
                        peerPackets);
    }
}
