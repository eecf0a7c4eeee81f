package wolfhound.rules.inspect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import wolfhound.model.RuleFacts;
import wolfhound.rules.language.Buffer;
import wolfhound.rules.language.Rule;
import wolfhound.rules.language.Transform;
import wolfhound.rules.language.Variables;
import wolfhound.rules.lists.RuleLists;
import wolfhound.rules.literal.LiteralEngine;
import wolfhound.rules.pcre.Expressions;

/// Compiled rules: immutable, shared by all threads. Each thread inspects by its [Inspector].
///
/// Few rules are asked of a packet or a transaction: they are grouped by occasion (packet, stream,
/// transaction), transport, side and port, and within a group one search for many literals tells
/// which can match at all.
public final class RuleSet {
    private static final int TRANSPORTS = 4;
    private static final int TCP = 6;
    private static final int UDP = 17;

    /// Protocols of applications that nobody speaks over UDP.
    private static final Set<String> OF_STREAMS =
            Set.of("ftp", "ftp-data", "http", "http1", "http2", "imap", "smb", "smtp", "ssh");

    /// In the order of inspection: a place is an index into it.
    final List<CompiledRule> rules;

    private final List<Rule> given;
    private final Groups[] packets = new Groups[2 * TRANSPORTS];
    private final Groups[] streams = new Groups[2];
    private final Map<Buffer, List<Slot>> slots = new EnumMap<>(Buffer.class);
    private final Map<String, int[]> applications = new HashMap<>();
    private final Map<String, int[]> called = new HashMap<>();
    final RuleLists lists;
    final Listed listed;
    final boolean hasListed;

    /// A buffer as some rules see it: after their transforms.
    record Slot(List<Transform> transforms, Group toServer, Group toClient) {
        Group of(boolean byClient) {
            return byClient ? toServer : toClient;
        }
    }

    private record Key(Buffer buffer, List<Transform> transforms) {}

    private RuleSet(
            List<Rule> given, List<CompiledRule> sorted, LiteralEngine engine, RuleLists lists) {
        this.lists = lists;
        this.given = List.copyOf(given);
        this.rules = sorted;
        int[] onLists = places(r -> r.ofPacket && r.isListed());
        hasListed = onLists.length > 0;
        listed = new Listed(rules, onLists);
        for (int side = 0; side < 2; side++) {
            boolean byClient = side == 0;
            for (int kind = 0; kind < TRANSPORTS; kind++) {
                int wanted = kind;
                int[] found =
                        places(r ->
                                (wanted == 0 ? r.ofSegment : r.ofPacket)
                                        && !r.isListed()
                                        && r.looksAt(byClient)
                                        && concerns(r, wanted));
                packets[2 * kind + side] = new Groups(rules, found, r -> r.fastInPacket, engine);
            }
            int[] found =
                    places(r ->
                            (r.ofStream || r.isFoundInStream())
                                    && r.looksAt(byClient)
                                    && concerns(r, kind(TCP)));
            // where a piece of a stream begins says nothing
            streams[side] =
                    new Groups(rules, found, r -> r.fast == null ? null : r.fast.far(), engine);
        }
        groupTransactions(engine);
        for (CompiledRule rule : rules) {
            if (!rule.event.isEmpty() && !called.containsKey(rule.event)) {
                called.put(rule.event, places(r -> r.event.equals(rule.event)));
            }
        }
    }

    private void groupTransactions(LiteralEngine engine) {
        Map<Key, List<Group.Entry>> client = new HashMap<>();
        Map<Key, List<Group.Entry>> server = new HashMap<>();
        Map<String, List<Integer>> always = new HashMap<>();
        for (int place = 0; place < rules.size(); place++) {
            CompiledRule rule = rules.get(place);
            if (!rule.ofTransaction || rule.isFoundInStream()) {
                continue;
            }
            CompiledBlock block = rule.fastBlock;
            if (block == null) {
                always.computeIfAbsent(rule.application, k -> new ArrayList<>()).add(place);
                continue;
            }
            Key key = new Key(block.buffer, block.transforms);
            var entry = new Group.Entry(place, rule.fast);
            if (rule.fromClient) {
                client.computeIfAbsent(key, k -> new ArrayList<>()).add(entry);
            }
            if (rule.fromServer) {
                server.computeIfAbsent(key, k -> new ArrayList<>()).add(entry);
            }
        }
        List<Key> keys = new ArrayList<>(client.keySet());
        server.keySet().stream().filter(k -> !client.containsKey(k)).forEach(keys::add);
        for (Key key : keys) {
            var slot =
                    new Slot(
                            key.transforms(),
                            new Group(client.getOrDefault(key, List.of()), engine),
                            new Group(server.getOrDefault(key, List.of()), engine));
            slots.computeIfAbsent(key.buffer(), k -> new ArrayList<>()).add(slot);
        }
        always.forEach((name, places) ->
                applications.put(name, places.stream().mapToInt(Integer::intValue).toArray()));
    }

    /// Compiles rules; literals and expressions are compiled when they are first sought.
    ///
    /// @param rules whose numbers in matches are their places here
    /// @param variables those that the rules were read with
    public static RuleSet compile(
            List<Rule> rules,
            Variables variables,
            LiteralEngine literals,
            Expressions expressions) {
        return compile(rules, variables, literals, expressions, RuleLists.NONE);
    }

    /// @param lists that the rules ask
    public static RuleSet compile(
            List<Rule> rules,
            Variables variables,
            LiteralEngine literals,
            Expressions expressions,
            RuleLists lists) {
        List<CompiledRule> sorted = new ArrayList<>(rules.size());
        for (int i = 0; i < rules.size(); i++) {
            sorted.add(new CompiledRule(i, rules.get(i), variables, expressions));
        }
        sorted.sort(Comparator.comparingInt(CompiledRule::rank));
        return new RuleSet(rules, List.copyOf(sorted), literals, lists);
    }

    /// The rule that a match names.
    public Rule rule(int number) {
        return given.get(number);
    }

    /// … as it is told to those who know no rule language.
    public RuleFacts facts(int number) {
        return FactsOfRules.of(given.get(number));
    }

    public int size() {
        return given.size();
    }

    /// Rules that never match, because this machine cannot compile an expression of theirs: each
    /// with its place and the reason. Compiles all expressions, which otherwise are compiled when
    /// they are first sought.
    public List<String> leftOut() {
        List<String> found = new ArrayList<>();
        for (CompiledRule rule : rules) {
            for (CompiledBlock block : rule.blocks) {
                block.wrong().ifPresent(why -> found.add(rule.rule.place() + ": " + why));
            }
        }
        return found;
    }

    /// Rules that no literal finds: they are asked of each packet or transaction of their group.
    public long costly() {
        return rules.stream()
                .filter(r -> r.fast == null && !r.isListed() && r.event.isEmpty())
                .count();
    }

    static int kind(int protocol) {
        return switch (protocol) {
            case TCP -> 0;
            case UDP -> 1;
            case 1, 58 -> 2;
            default -> 3;
        };
    }

    Groups packets(int protocol, boolean byClient) {
        return packets[2 * kind(protocol) + (byClient ? 0 : 1)];
    }

    Groups stream(boolean byClient) {
        return streams[byClient ? 0 : 1];
    }

    @Nullable List<Slot> slots(Buffer buffer) {
        return slots.get(buffer);
    }

    /// Rules of an application that are asked of each of its transactions.
    int @Nullable [] always(String application) {
        return applications.get(application);
    }

    /// Rules that this event calls.
    int @Nullable [] calledBy(String event) {
        return called.get(event);
    }

    private static boolean concerns(CompiledRule rule, int kind) {
        if (!rule.application.isEmpty()) {
            return kind == kind(TCP) || kind == kind(UDP) && !OF_STREAMS.contains(rule.application);
        }
        return rule.transport < 0 || kind(rule.transport) == kind;
    }

    private int[] places(java.util.function.Predicate<CompiledRule> wanted) {
        return IntStream.range(0, rules.size()).filter(i -> wanted.test(rules.get(i))).toArray();
    }
}
