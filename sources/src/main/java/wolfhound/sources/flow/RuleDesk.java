package wolfhound.sources.flow;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import wolfhound.model.RuleFacts;
import wolfhound.model.RuleMatch;
import wolfhound.rules.inspect.Inspection;
import wolfhound.rules.inspect.Inspector;
import wolfhound.rules.inspect.PacketView;
import wolfhound.rules.inspect.RuleSet;
import wolfhound.rules.language.Test;
import wolfhound.sources.capture.Tally;
import wolfhound.sources.link.Oddity;
import wolfhound.sources.link.PacketBatch;

/// Lays the conversations of one shard before the rules, and tells what matches.
final class RuleDesk {
    private static final int ICMP = 1;
    private static final int ICMP6 = 58;
    private static final int TCP = 6;

    private final Shard shard;
    private final RuleSet set;
    private final Inspector inspector;
    private final PacketView view = new PacketView();
    private final RuleFacts[] facts;
    private final TcpOptions options = new TcpOptions();

    /// By which rules ask how a stream keeps to TCP.
    private final Set<String> streamEvents;

    RuleDesk(Shard shard, RuleSet set) {
        this.shard = shard;
        this.set = set;
        this.inspector = new Inspector(set);
        this.facts = new RuleFacts[set.size()];
        this.streamEvents = streamEvents(set);
    }

    private static Set<String> streamEvents(RuleSet set) {
        return IntStream.range(0, set.size())
                .mapToObj(set::rule)
                .flatMap(rule -> rule.tests().stream())
                .filter(Test.Event.class::isInstance)
                .map(Test.Event.class::cast)
                .filter(event -> event.kind().equals("stream"))
                .map(Test.Event::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// A packet of the conversation.
    void packet(Talk talk, PacketBatch batch, int i, boolean byClient) {
        open(talk);
        show(talk, batch, i, byClient);
    }

    /// A packet that belongs to no conversation.
    void alone(PacketBatch batch, int i) {
        boolean bare = batch.protocol[i] == PacketBatch.BARE;
        boolean ports = !bare && !isIcmp(batch.protocol[i]);
        Talk talk =
                new Talk(
                        0,
                        bare ? batch.sourcePort[i] : batch.protocol[i],
                        batch.sourceHigh[i],
                        batch.sourceLow[i],
                        ports ? batch.sourcePort[i] : 0,
                        batch.targetHigh[i],
                        batch.targetLow[i],
                        ports ? batch.targetPort[i] : 0,
                        batch.time[i]);
        open(talk);
        show(talk, batch, i, true);
    }

    private void show(Talk talk, PacketBatch batch, int i, boolean byClient) {
        if (Oddity.isCut(batch.odd[i])) {
            return;
        }
        boolean bare = batch.protocol[i] == PacketBatch.BARE;
        boolean spoilt = bare || Oddity.spoil(batch.odd[i]);
        PacketView seen = view;
        seen.events = Oddity.events(batch.odd[i]);
        seen.bytes = batch.bytes;
        seen.network = batch.network[i];
        seen.transport = spoilt ? -1 : batch.transport[i];
        seen.payload = batch.payload[i];
        seen.payloadEnd = batch.payload[i] + (spoilt ? 0 : batch.captured[i]);
        seen.time = batch.time[i];
        seen.byClient = byClient;
        seen.protocol = bare ? batch.sourcePort[i] : batch.protocol[i];
        seen.ipv6 = isIpv6(batch, i);
        seen.length = spoilt ? 0 : batch.length[i];
        seen.hops = batch.hops[i];
        seen.flags = batch.flags[i];
        seen.sequence = batch.sequence[i];
        seen.acknowledged = batch.acknowledged[i];
        seen.window = batch.window[i];
        boolean icmp = !bare && isIcmp(seen.protocol);
        seen.sourcePort = bare || icmp ? 0 : batch.sourcePort[i];
        seen.targetPort = bare || icmp ? 0 : batch.targetPort[i];
        seen.icmpType = icmp ? batch.sourcePort[i] : -1;
        seen.icmpCode = icmp ? batch.targetPort[i] : -1;
        seen.icmpId = icmp ? batch.sequence[i] >>> 16 : -1;
        seen.icmpSequence = icmp ? batch.sequence[i] & 0xFFFF : -1;
        if (!streamEvents.isEmpty() && seen.protocol == TCP && seen.transport >= 0) {
            follow(talk);
        }
        talk.inspection.packet(seen);
    }

    /// Asks how the packet in view keeps to TCP. What is wrong may come behind the end of a
    /// conversation, and is heard all the same.
    private void follow(Talk talk) {
        TcpConduct conduct = talk.conduct;
        if (conduct == null) {
            conduct = new TcpConduct(options);
            talk.conduct = conduct;
        }
        List<String> wrong = conduct.follow(view);
        if (wrong.isEmpty() || Collections.disjoint(wrong, streamEvents)) {
            return;
        }
        view.events = view.events.isEmpty() ? wrong : join(view.events, wrong);
        if (talk.is(Talk.OVER)) {
            view.payloadEnd = view.payload;
            inspection(talk).packet(view);
        }
    }

    private static List<String> join(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    /// Counts which bounds bit, once, at the end.
    void report(Tally tally) {
        inspector.bounded().forEach((bound, count) -> tally.count(bound.toString(), count));
    }

    private static boolean isIcmp(int protocol) {
        return protocol == ICMP || protocol == ICMP6;
    }

    /// As its header says; of a datagram put together of fragments, as its addresses look.
    private static boolean isIpv6(PacketBatch batch, int i) {
        int network = batch.network[i];
        return network >= 0
                ? batch.bytes[network] >> 4 == 6
                : batch.sourceHigh[i] != 0 || batch.sourceLow[i] >>> 32 != 0xFFFF;
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
