package wolfhound.sources.eve;

import java.time.Duration;
import wolfhound.model.Flow;
import wolfhound.model.Flow.Phase;
import wolfhound.model.Seen;
import wolfhound.model.Transport;

/// What Suricata counts of a conversation, as our flows: it counts whole frames, we what was said.
final class Flows {
    private static final int ETHERNET = 14;
    private static final int IPV4 = 20;
    private static final int IPV6 = 40;
    private static final int TCP = 20;
    private static final int UDP = 8;

    private Flows() {}

    /// The bytes of payload at most: headers without options are taken away.
    static long payload(Seen seen, long bytes, long packets) {
        int ip = seen.host().address().isV4() ? IPV4 : IPV6;
        int transport = seen.transport() == Transport.TCP ? TCP : UDP;
        return Math.max(0, bytes - packets * (ETHERNET + ip + transport));
    }

    static Flow first(Seen seen, Phase phase) {
        return new Flow(seen, phase, Duration.ZERO, "", 0, 0, 1, phase == Phase.ANSWERED ? 1 : 0);
    }
}
