package wolfhound.rules.inspect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wolfhound.rules.inspect.Inspector.Ends;
import wolfhound.rules.language.Buffer;
import wolfhound.rules.language.Field;
import wolfhound.rules.language.Rule;

/// One conversation before a [RuleSet].
final class Watch implements Inspection {
    /// Transactions open at once; the oldest falls.
    static final int OPEN_AT_MOST = 256;

    /// Bytes of a body before rules look into it for the first time, as in Suricata.
    static final int BODY_AT_LEAST = 32_768;

    private final Inspector inspector;
    private final RuleSet set;
    private final Ends ends;
    private final Matches matches;
    private final FlowState state;
    private final Conditions conditions;
    private final List<Transaction> open = new ArrayList<>(0);
    private final int[] listedClient;
    private final int[] listedServer;
    private @Nullable Window client;
    private @Nullable Window server;
    private int transactions;
    private boolean passed;

    /// Where in the stream a rule last matched: the piece that overlaps tells nothing new.
    private Map<Integer, Long> streamTold = Map.of();

    Watch(Inspector inspector, Ends ends, Matches matches) {
        this.inspector = inspector;
        this.set = inspector.set;
        this.ends = ends;
        this.matches = matches;
        this.state = new FlowState(inspector.bounds);
        this.conditions = new Conditions(ends, state, set.lists);
        this.listedClient = set.listed.of(ends.client());
        this.listedServer = set.listed.of(ends.server());
    }

    @Override
    public void packet(PacketView packet) {
        state.packet(packet);
        if (passed) {
            return;
        }
        boolean first = state.packets(packet.byClient) == 1;
        Candidates candidates = inspector.candidates;
        candidates.clear();
        Groups groups = set.packets(ends.protocol(), packet.byClient);
        if (packet.payload < packet.payloadEnd) {
            groups.scan(
                    packet.sourcePort,
                    packet.targetPort,
                    packet.bytes,
                    packet.payload,
                    packet.payload,
                    packet.payloadEnd,
                    inspector);
        }
        groups.addAlways(packet.sourcePort, packet.targetPort, candidates);
        addListed(listedClient, candidates);
        addListed(listedServer, candidates);
        for (String event : packet.events) {
            addAlways(set.calledBy(event), candidates);
        }
        candidates.sort();
        for (int i = 0; i < candidates.count() && !passed; i++) {
            CompiledRule rule = set.rules.get(candidates.at(i));
            if ((first || !rule.ofAddresses)
                    && rule.looksAt(packet.byClient)
                    && conditions.concerns(rule, packet.byClient)
                    && conditions.hold(rule, packet.byClient, packet, null)
                    && hasAll(rule, packet)) {
                matched(rule, packet.byClient);
            }
        }
    }

    private static void addListed(int[] listed, Candidates candidates) {
        for (int place : listed) {
            candidates.add(place);
        }
    }

    private boolean hasAll(CompiledRule rule, PacketView packet) {
        inspector.seeker.begin();
        for (CompiledBlock block : rule.blocks) {
            int from = packet.payload;
            int to = packet.payloadEnd;
            switch (block.buffer) {
                case TCP_HEADER, UDP_HEADER -> {
                    from = packet.transport;
                    to = packet.payload;
                }
                case IPV4_HEADER, IPV6_HEADER -> {
                    boolean other = packet.ipv6 != (block.buffer == Buffer.IPV6_HEADER);
                    from = other ? -1 : packet.network;
                    to = packet.transport;
                }
                case IP_SOURCE, IP_TARGET -> {
                    from = address(packet, block.buffer == Buffer.IP_TARGET);
                    to = from + (packet.ipv6 ? 16 : 4);
                }
                case ICMPV4_HEADER, ICMPV6_HEADER -> {
                    from = packet.transport;
                    to = packet.payload;
                }
                default -> {}
            }
            if (from < 0 || to < from || !has(block, packet.bytes, from, to)) {
                return false;
            }
        }
        return true;
    }

    /// Where an address begins in the packet, -1 where the network header is not at hand.
    private static int address(PacketView packet, boolean ofTarget) {
        if (packet.network < 0) {
            return -1;
        }
        int source = packet.network + (packet.ipv6 ? 8 : 12);
        return ofTarget ? source + (packet.ipv6 ? 16 : 4) : source;
    }

    private boolean has(CompiledBlock block, byte[] bytes, int from, int to) {
        if (block.transforms.isEmpty()) {
            return inspector.seeker.finds(block, bytes, from, to);
        }
        byte[] made = Transforms.apply(block.transforms, bytes, from, to);
        return inspector.seeker.finds(block, made, 0, made.length);
    }

    @Override
    public void stream(boolean byClient, byte[] bytes, int from, int to) {
        if (byClient) {
            state.clientStream += to - from;
        } else {
            state.serverStream += to - from;
        }
        if (passed) {
            return;
        }
        look(!byClient); // the other side has spoken out
        Window window = window(byClient);
        int at = from;
        while (at < to) {
            if (!window.hasRoom()) {
                if (window.isFirstBeyond()) {
                    inspector.bounds.bit(Bound.STREAMS);
                }
                return;
            }
            at += window.take(bytes, at, to);
            if (window.isFull()) {
                look(byClient);
            }
        }
    }

    private Window window(boolean byClient) {
        if (byClient) {
            client = client == null ? new Window() : client;
            return client;
        }
        server = server == null ? new Window() : server;
        return server;
    }

    /// Lays the unseen bytes of a side, with some before them, before the rules of streams.
    private void look(boolean byClient) {
        Window window = byClient ? client : server;
        if (window == null || !window.isUnseen() || passed) {
            return;
        }
        Candidates candidates = inspector.candidates;
        candidates.clear();
        int source = byClient ? ends.clientPort() : ends.serverPort();
        int target = byClient ? ends.serverPort() : ends.clientPort();
        Groups groups = set.stream(byClient);
        groups.scan(source, target, window.bytes, 0, window.fresh(), window.length, inspector);
        window.seen();
        candidates.sort();
        window.keep(candidates);
        groups.addAlways(source, target, candidates);
        candidates.sort();
        for (int i = 0; i < candidates.count() && !passed; i++) {
            int place = candidates.at(i);
            CompiledRule rule = set.rules.get(place);
            int key = byClient ? place : ~place;
            if (rule.ofStream
                    && (streamTold.isEmpty() || streamTold.getOrDefault(key, 0L) <= window.begins())
                    && conditions.concerns(rule, byClient)
                    && conditions.hold(rule, byClient, null, null)
                    && hasAll(rule, window)) {
                if (streamTold.isEmpty()) {
                    streamTold = new HashMap<>();
                }
                streamTold.put(key, window.ends());
                matched(rule, byClient);
            }
        }
    }

    private boolean hasAll(CompiledRule rule, Window window) {
        inspector.seeker.begin();
        for (CompiledBlock block : rule.blocks) {
            if (!has(block, window.bytes, 0, window.length)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean differs(boolean byClient, int back, byte[] bytes, int from, int to) {
        Window window = byClient ? client : server;
        return window != null && window.differs(back, bytes, from, to);
    }

    @Override
    public void gap(boolean byClient, long missing) {
        look(byClient);
        window(byClient).gap(missing);
    }

    @Override
    public void protocol(String name) {
        state.protocol(name);
    }

    @Override
    public int begin() {
        if (open.size() == OPEN_AT_MOST) {
            inspector.bounds.bit(Bound.TRANSACTIONS);
            inspector.release(open.removeFirst());
        }
        Transaction transaction = inspector.transaction();
        transaction.number = transactions;
        open.add(transaction);
        return transactions++;
    }

    private @Nullable Transaction find(int number) {
        for (int i = open.size() - 1; i >= 0; i--) {
            if (open.get(i).number == number) {
                return open.get(i);
            }
        }
        return null;
    }

    @Override
    public void buffer(
            int transaction, boolean byClient, Buffer buffer, byte[] bytes, int from, int to) {
        Transaction found = find(transaction);
        if (found != null) {
            found.side(byClient).add(buffer, bytes, from, to);
        }
    }

    @Override
    public void more(
            int transaction, boolean byClient, Buffer buffer, byte[] bytes, int from, int to) {
        Transaction found = find(transaction);
        if (found != null) {
            found.side(byClient).more(buffer, bytes, from, to, set.lists.algorithms());
        }
    }

    @Override
    public void number(int transaction, boolean byClient, Field field, long value) {
        Transaction found = find(transaction);
        if (found != null) {
            found.number(byClient, field, value);
        }
    }

    @Override
    public void word(int transaction, boolean byClient, String keyword, String value) {
        Transaction found = find(transaction);
        if (found != null) {
            found.word(byClient, keyword, value);
        }
    }

    @Override
    public void event(String kind, String name, boolean byClient) {
        state.event(name);
        int[] called = set.calledBy(name);
        for (int i = 0; called != null && i < called.length && !passed; i++) {
            CompiledRule rule = set.rules.get(called[i]);
            // Whoever did it, it is asked of what either side sends.
            boolean side = rule.looksAt(byClient) == byClient;
            if (rule.looksAt(side)
                    && conditions.concerns(rule, side)
                    && conditions.hold(rule, side, null, null)) {
                matched(rule, side);
            }
        }
    }

    @Override
    public void ready(int number, boolean byClient, boolean whole) {
        look(byClient);
        Transaction transaction = find(number);
        if (transaction == null) {
            return;
        }
        Transaction.Side side = transaction.side(byClient);
        side.whole |= whole;
        if (!passed && !side.isSilent()) {
            inspect(transaction, side, byClient);
        }
        if (transaction.client.whole && transaction.server.whole) {
            open.remove(transaction);
            inspector.release(transaction);
        }
    }

    private void inspect(Transaction transaction, Transaction.Side side, boolean byClient) {
        Candidates candidates = inspector.candidates;
        candidates.clear();
        for (; side.scanned < side.count; side.scanned++) {
            int i = side.scanned;
            scan(side.buffers[i], side.bytes, side.from[i], side.from[i], side.to[i], byClient);
        }
        for (Transaction.Body body : side.bodies) {
            int fresh = Math.max(0, body.scanned);
            boolean enough = body.length - fresh >= BODY_AT_LEAST || side.whole;
            if (enough && body.length > fresh) {
                body.scanned = body.length;
                scan(body.buffer, body.bytes, 0, fresh, body.length, byClient);
            }
        }
        addAlways(set.always(state.application()), candidates);
        addAlways(set.always(state.otherName()), candidates);
        addAlways(set.always(""), candidates);
        for (int i = 0; i < side.hopeful.count(); i++) {
            candidates.add(side.hopeful.at(i));
        }
        Window window = byClient ? client : server;
        if (window != null) {
            window.addFound(candidates);
        }
        candidates.sort();
        side.hopeful.clear();
        for (int i = 0; i < candidates.count() && !passed; i++) {
            int place = candidates.at(i);
            CompiledRule rule = set.rules.get(place);
            if (!rule.ofTransaction
                    || side.told.has(place)
                    || !rule.looksAt(byClient)
                    || !conditions.concerns(rule, byClient)) {
                continue;
            }
            if (conditions.hold(rule, byClient, null, transaction)
                    && hasAll(rule, transaction, byClient)) {
                tell(rule, place, transaction, side);
                matched(rule, byClient);
            } else if (rule.ofBothSides) {
                transaction.client.hopeful.add(place);
                transaction.server.hopeful.add(place);
            } else if (rule.fast != null && (!rule.isFoundInStream() || side.heldInStream(rule))) {
                side.hopeful.add(place);
            }
        }
    }

    private static void tell(
            CompiledRule rule, int place, Transaction transaction, Transaction.Side side) {
        if (rule.ofBothSides) {
            transaction.client.told.add(place);
            transaction.server.told.add(place);
        } else {
            side.told.add(place);
        }
    }

    private static void addAlways(int @Nullable [] places, Candidates candidates) {
        if (places != null) {
            for (int place : places) {
                candidates.add(place);
            }
        }
    }

    /// @param fresh up to where it has been searched before
    private void scan(Buffer buffer, byte[] bytes, int from, int fresh, int to, boolean byClient) {
        List<RuleSet.Slot> slots = set.slots(buffer);
        if (slots == null) {
            return;
        }
        for (RuleSet.Slot slot : slots) {
            Group group = slot.of(byClient);
            if (group.isEmpty()) {
                continue;
            }
            if (slot.transforms().isEmpty()) {
                group.scan(bytes, from, fresh, to, inspector);
            } else {
                byte[] made = Transforms.apply(slot.transforms(), bytes, from, to);
                group.scan(made, 0, 0, made.length, inspector);
            }
        }
    }

    private boolean hasAll(CompiledRule rule, Transaction transaction, boolean byClient) {
        return rule.ofBothSides
                ? hasAll(rule, transaction)
                : hasAll(rule, transaction.side(byClient), byClient);
    }

    /// Each block is sought on the side that it is of, once both have been told of.
    private boolean hasAll(CompiledRule rule, Transaction transaction) {
        if (transaction.client.isSilent() || transaction.server.isSilent()) {
            return false;
        }
        inspector.seeker.begin();
        for (CompiledBlock block : rule.blocks) {
            boolean has =
                    block.isOf(true) && has(block, transaction.client, true)
                            || block.isOf(false) && has(block, transaction.server, false);
            if (!has) {
                return false;
            }
        }
        return true;
    }

    private boolean hasAll(CompiledRule rule, Transaction.Side side, boolean byClient) {
        inspector.seeker.begin();
        for (CompiledBlock block : rule.blocks) {
            boolean ofStream = block.buffer == Buffer.PAYLOAD;
            if (ofStream && side.streamed.contains(block)) {
                continue;
            }
            if (!has(block, side, byClient)) {
                return false;
            }
            if (ofStream) {
                side.holdsInStream(block);
            }
        }
        return true;
    }

    /// Of a multiple buffer one occurrence must hold all looks of the block.
    private boolean has(CompiledBlock block, Transaction.Side side, boolean byClient) {
        if (block.buffer == Buffer.PAYLOAD) {
            Window window = byClient ? client : server;
            return window != null && has(block, window.bytes, 0, window.length);
        }
        boolean there = false;
        for (int i = 0; i < side.count; i++) {
            if (side.buffers[i] == block.buffer) {
                there = true;
                if (has(block, side.bytes, side.from[i], side.to[i])) {
                    return true;
                }
            }
        }
        for (Transaction.Body body : side.bodies) {
            if (body.buffer == block.buffer && body.scanned >= 0) {
                there = true;
                if (has(block, body.bytes, 0, body.length)) {
                    return true;
                }
            }
        }
        return !there && block.isAbsent();
    }

    private void matched(CompiledRule rule, boolean byClient) {
        conditions.apply(rule.rule);
        if (rule.rule.action() == Rule.Action.PASS) {
            passed = true;
            return;
        }
        if (!rule.silent) {
            matches.matched(rule.number, byClient);
        }
    }

    @Override
    public void end() {
        look(true);
        look(false);
        for (Transaction transaction : open) {
            ready(transaction);
        }
        open.forEach(inspector::release);
        open.clear();
    }

    /// What did not come whole is looked into as far as it came.
    private void ready(Transaction transaction) {
        for (boolean byClient : new boolean[] {true, false}) {
            Transaction.Side side = transaction.side(byClient);
            if (!side.whole && side.count + side.bodies.size() > 0 && !passed) {
                side.whole = true;
                side.cut = true;
                inspect(transaction, side, byClient);
            }
        }
    }
}
