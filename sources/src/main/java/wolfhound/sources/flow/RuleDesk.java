package wolfhound.sources.flow;

import wolfhound.model.RuleFacts;
import wolfhound.model.RuleMatch;
import wolfhound.rules.inspect.Inspection;
import wolfhound.rules.inspect.Inspector;
import wolfhound.rules.inspect.PacketView;
import wolfhound.rules.inspect.RuleSet;
import wolfhound.sources.link.PacketBatch;

/// Lays the conversations of one shard before the rules, and tells what matches.
final class RuleDesk {
    private static final int ICMP = 1;
    private static final int ICMP6 = 58;

    private final Shard shard;
    private final RuleSet set;
    private final Inspector inspector;
    private final PacketView view = new PacketView();
    private final RuleFacts[] facts;

    RuleDesk(Shard shard, RuleSet set) {
        this.shard = shard;
        this.set = set;
        this.inspector = new Inspector(set);
        this.facts = new RuleFacts[set.size()];
    }

    /// A packet of the conversation.
    void packet(Talk talk, PacketBatch batch, int i, boolean byClient) {
        open(talk);
        PacketView seen = view;
        seen.bytes = batch.bytes;
        seen.network = batch.network[i];
        seen.transport = batch.transport[i];
        seen.payload = batch.payload[i];
        seen.payloadEnd = batch.payload[i] + batch.captured[i];
        seen.time = batch.time[i];
        seen.byClient = byClient;
        seen.protocol = batch.protocol[i];
        seen.ipv6 = batch.sourceHigh[i] != 0;
        seen.sourcePort = byClient ? talk.clientPort : talk.serverPort;
        seen.targetPort = byClient ? talk.serverPort : talk.clientPort;
        seen.length = batch.length[i];
        seen.hops = batch.hops[i];
        seen.flags = batch.flags[i];
        seen.sequence = batch.sequence[i];
        seen.acknowledged = batch.acknowledged[i];
        seen.window = batch.window[i];
        boolean icmp = seen.protocol == ICMP || seen.protocol == ICMP6;
        seen.icmpType = icmp ? batch.sourcePort[i] : -1;
        seen.icmpCode = icmp ? batch.targetPort[i] : -1;
        seen.icmpId = icmp ? batch.sequence[i] >>> 16 : -1;
        seen.icmpSequence = icmp ? batch.sequence[i] & 0xFFFF : -1;
        talk.inspection.packet(seen);
    }

    /// Opens the conversation to the rules, unless it is open.
    void open(Talk talk) {
        if (!talk.ruled) {
            talk.ruled = true;
            talk.inspection = inspection(talk);
        }
    }

    private Inspection inspection(Talk talk) {
        var id = talk.id();
        return inspector.open(
                new Inspector.Ends(
                        talk.protocol, id.client(), id.clientPort(), id.server(), id.serverPort()),
                (rule, byClient) -> matched(talk, rule, byClient));
    }

    private void matched(Talk talk, int rule, boolean byClient) {
        RuleFacts known = facts[rule];
        if (known == null) {
            known = set.facts(rule);
            facts[rule] = known;
        }
        shard.tell(
                new RuleMatch(
                        talk.seen(shard.file(), shard.packet(), shard.time()), byClient, known));
    }
}
