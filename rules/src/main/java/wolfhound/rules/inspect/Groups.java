package wolfhound.rules.inspect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import wolfhound.rules.language.PortSet;
import wolfhound.rules.language.Rule;
import wolfhound.rules.literal.LiteralEngine;

/// The groups of one occasion (a transport and a side): rules of any port, and for each port that
/// some rule names those that name it, unless it names most. Ports that the same rules name share
/// one group.
final class Groups {
    private static final int PORTS = 65_536;

    /// Rules of so many ports are sought with those of any: a search less for most packets.
    private static final int MANY = PORTS / 4;

    private final Group any;
    private final Group[] byTarget;
    private final Group[] bySource;

    /// @param literals how each rule is found
    Groups(
            List<CompiledRule> rules,
            int[] places,
            Function<CompiledRule, @Nullable Prefilter> literals,
            LiteralEngine engine) {
        List<Group.Entry> anywhere = new ArrayList<>();
        Map<PortSet, List<Group.Entry>> targets = new IdentityHashMap<>();
        Map<PortSet, List<Group.Entry>> sources = new IdentityHashMap<>();
        for (int place : places) {
            CompiledRule rule = rules.get(place);
            var entry = new Group.Entry(place, literals.apply(rule));
            boolean eitherWay = rule.rule.arrow() != Rule.Arrow.TO;
            if (!eitherWay && rule.targetPorts.size() < MANY) {
                targets.computeIfAbsent(rule.targetPorts, k -> new ArrayList<>()).add(entry);
            } else if (!eitherWay && rule.sourcePorts.size() < MANY) {
                sources.computeIfAbsent(rule.sourcePorts, k -> new ArrayList<>()).add(entry);
            } else {
                anywhere.add(entry);
            }
        }
        any = new Group(anywhere, engine);
        byTarget = table(targets, engine);
        bySource = table(sources, engine);
    }

    private static Group[] table(Map<PortSet, List<Group.Entry>> named, LiteralEngine engine) {
        if (named.isEmpty()) {
            return new Group[0];
        }
        List<PortSet> sets = List.copyOf(named.keySet());
        Map<BitSet, Group> shared = new HashMap<>();
        Group[] table = new Group[PORTS];
        for (int port = 0; port < PORTS; ) {
            BitSet having = new BitSet(sets.size());
            int next = PORTS;
            for (int i = 0; i < sets.size(); i++) {
                having.set(i, sets.get(i).contains(port));
                next = Math.min(next, sets.get(i).changesAfter(port));
            }
            Group group = shared.get(having);
            if (group == null) {
                List<Group.Entry> entries = new ArrayList<>();
                having.stream().forEach(i -> entries.addAll(named.get(sets.get(i))));
                // the same at each start, so that compiled literals are found again
                entries.sort(Comparator.comparingInt(Group.Entry::place));
                group = entries.isEmpty() ? Group.EMPTY : new Group(entries, engine);
                shared.put(having, group);
            }
            Arrays.fill(table, port, next, group);
            port = next;
        }
        return table;
    }

    /// Adds the rules that may match these bytes between these ports.
    ///
    /// @param fresh up to where the bytes have been searched before
    void scan(
            int sourcePort,
            int targetPort,
            byte[] bytes,
            int from,
            int fresh,
            int to,
            Inspector inspector) {
        any.scan(bytes, from, fresh, to, inspector);
        byTarget(targetPort).scan(bytes, from, fresh, to, inspector);
        bySource(sourcePort).scan(bytes, from, fresh, to, inspector);
    }

    /// Adds the rules between these ports that no literal finds.
    void addAlways(int sourcePort, int targetPort, Candidates candidates) {
        any.addAlways(candidates);
        byTarget(targetPort).addAlways(candidates);
        bySource(sourcePort).addAlways(candidates);
    }

    private Group byTarget(int port) {
        return byTarget.length == 0 ? Group.EMPTY : byTarget[port & 0xffff];
    }

    private Group bySource(int port) {
        return bySource.length == 0 ? Group.EMPTY : bySource[port & 0xffff];
    }
}
