package wolfhound.rules.inspect;

import java.util.List;
import org.jspecify.annotations.Nullable;
import wolfhound.model.Address;
import wolfhound.rules.inspect.Inspector.Ends;
import wolfhound.rules.language.Effect;
import wolfhound.rules.language.Field;
import wolfhound.rules.language.Rule;
import wolfhound.rules.language.Test;
import wolfhound.rules.lists.RuleLists;

/// Whether the tests of a rule hold for what a conversation shows at the moment.
final class Conditions {
    private static final int BYTES_OF_FLAGS = 0xff;

    private final Ends ends;
    private final FlowState state;
    private final RuleLists lists;
    private @Nullable String clientCountry;
    private @Nullable String serverCountry;

    Conditions(Ends ends, FlowState state, RuleLists lists) {
        this.ends = ends;
        this.state = state;
        this.lists = lists;
    }

    /// Do addresses, ports and protocols of the rule concern what this side sends.
    boolean concerns(CompiledRule rule, boolean byClient) {
        if (rule.transport >= 0 && rule.transport != ends.protocol()) {
            return false;
        }
        if (!rule.application.isEmpty() && !state.speaks(rule.application)) {
            return false;
        }
        return rule.ofAnyone
                || heads(rule, byClient || rule.ofBothSides)
                || rule.rule.arrow() == Rule.Arrow.EITHER && heads(rule, !byClient);
    }

    private boolean heads(CompiledRule rule, boolean byClient) {
        var source = byClient ? ends.client() : ends.server();
        var target = byClient ? ends.server() : ends.client();
        return rule.sourcePorts.contains(byClient ? ends.clientPort() : ends.serverPort())
                && rule.targetPorts.contains(byClient ? ends.serverPort() : ends.clientPort())
                && rule.source.contains(source)
                && rule.target.contains(target);
    }

    boolean hold(
            CompiledRule rule,
            boolean byClient,
            @Nullable PacketView packet,
            @Nullable Transaction transaction) {
        for (Test test : rule.tests) {
            boolean holds =
                    holds(test, byClient, packet, transaction)
                            || rule.ofBothSides && holds(test, !byClient, packet, transaction);
            if (!holds) {
                return false;
            }
        }
        return true;
    }

    private boolean holds(
            Test test,
            boolean byClient,
            @Nullable PacketView packet,
            @Nullable Transaction transaction) {
        return switch (test) {
            case Test.Flow flow ->
                    flow.established() == null || flow.established() == state.established;
            case Test.FlowBits bits -> state.hasAny(bits.names()) == bits.set();
            case Test.FlowInt counter -> state.compares(counter);
            case Test.FlowIntSet counter ->
                    state.counters.containsKey(counter.name()) == counter.set();
            case Test.Number number -> number(number, byClient, packet, transaction);
            case Test.TcpFlags flags -> packet != null && flags(flags, packet);
            case Test.FragBits bits -> packet != null && fragments(bits, packet);
            case Test.SameIp same -> ends.client().equals(ends.server());
            case Test.IpProtocol protocol -> protocol(protocol);
            case Test.IpOption option -> packet != null && IpOptions.has(option.name(), packet);
            case Test.StreamSize size -> streamSize(size);
            case Test.Event event ->
                    packet == null || event.kind().equals("app")
                            ? state.events.contains(event.name())
                            : packet.events.contains(event.name());
            case Test.AppProtocol protocol ->
                    (state.isKnown() && state.speaks(protocol.name())) != protocol.negated()
                            && (state.isKnown() || protocol.name().equals("unknown"));
            case Test.Checksum sum ->
                    packet != null && Checksums.holds(sum.layer(), sum.valid(), packet);
            case Test.TlsWord word ->
                    word(transaction, byClient, word.kind(), word.names()) != word.negated();
            case Test.Word word ->
                    RemoteCalls.isOf(word.keyword())
                            ? called(transaction, byClient, word) != word.negated()
                            : word(transaction, byClient, word.keyword(), List.of(word.value()))
                                    != word.negated();
            case Test.FtpBounce bounce ->
                    transaction != null && FtpAddress.isOfAnother(transaction, ends.client());
            // Decided in delivery order, by the ledger.
            case Test.XBits bits -> true;
            case Test.HostBits bits -> true;
            case Test.IpReputation reputation -> reputed(reputation, byClient);
            case Test.GeoIp countries -> isIn(countries, byClient);
            case Test.FileDigest digest ->
                    transaction != null && isListed(digest, transaction.side(byClient));
        };
    }

    // What lists say.

    private boolean reputed(Test.IpReputation test, boolean byClient) {
        if (!lists.hasReputations(test.category())) {
            return false;
        }
        boolean source = reputed(test, byClient ? ends.client() : ends.server());
        boolean target = reputed(test, byClient ? ends.server() : ends.client());
        return ofWhom(test.who(), source, target);
    }

    /// Who is not listed has no score, which only `isnotset` accepts.
    private boolean reputed(Test.IpReputation test, Address address) {
        return lists.reputation(test.category(), address)
                .map(test.score()::has)
                .orElse(test.score().negated());
    }

    private static boolean ofWhom(String who, boolean source, boolean target) {
        return switch (who) {
            case "src" -> source;
            case "dst" -> target;
            case "both" -> source && target;
            default -> source || target;
        };
    }

    private boolean isIn(Test.GeoIp test, boolean byClient) {
        String client = clientCountry == null ? lists.country(ends.client()) : clientCountry;
        String server = serverCountry == null ? lists.country(ends.server()) : serverCountry;
        clientCountry = client;
        serverCountry = server;
        return ofWhom(
                test.who(),
                isIn(test, byClient ? client : server),
                isIn(test, byClient ? server : client));
    }

    /// An address of no known country is neither in one nor out of it.
    private static boolean isIn(Test.GeoIp test, String country) {
        return !country.isEmpty() && test.countries().contains(country) != test.negated();
    }

    /// A file that ended before its end has no digest.
    private boolean isListed(Test.FileDigest test, Transaction.Side side) {
        if (!side.whole || side.cut) {
            return false;
        }
        for (Transaction.Body body : side.bodies) {
            Digests digests = body.digests;
            if (digests != null && isListed(test, digests)) {
                return true;
            }
        }
        return false;
    }

    private boolean isListed(Test.FileDigest test, Digests digests) {
        return lists.algorithms().contains(test.algorithm())
                && lists.contains(test, digests.of(test.algorithm()))
                        .filter(in -> in != test.negated())
                        .isPresent();
    }

    private boolean number(
            Test.Number test,
            boolean byClient,
            @Nullable PacketView packet,
            @Nullable Transaction transaction) {
        Field field = test.field();
        if (PacketNumbers.isOfPacket(field)) {
            long value = packet == null ? PacketNumbers.NONE : PacketNumbers.of(field, packet);
            return value != PacketNumbers.NONE && test.numbers().has(value);
        }
        if (!PacketNumbers.isOfTransaction(field)) {
            return test.numbers().has(state.number(field));
        }
        if (transaction == null) {
            return false;
        }
        for (Transaction.Number number : transaction.side(byClient).numbers) {
            if (number.field() == field && test.numbers().has(number.value())) {
                return true;
            }
        }
        return false;
    }

    private static boolean flags(Test.TcpFlags test, PacketView packet) {
        if (packet.protocol != 6) {
            return false;
        }
        int seen = packet.flags & BYTES_OF_FLAGS & ~test.ignored();
        return bits(test.modifier(), seen, test.flags());
    }

    private static boolean fragments(Test.FragBits test, PacketView packet) {
        boolean there =
                !packet.ipv6 && packet.network >= 0 && packet.network + 7 < packet.bytes.length;
        if (!there) {
            return false;
        }
        int top = packet.bytes[packet.network + 6] >> 5 & 7;
        return bits(test.modifier(), top, test.bits());
    }

    private static boolean bits(char modifier, int seen, int wanted) {
        return switch (modifier) {
            case '+' -> (seen & wanted) == wanted;
            case '*' -> (seen & wanted) != 0;
            case '!' -> (seen & wanted) != wanted;
            default -> seen == wanted;
        };
    }

    private boolean protocol(Test.IpProtocol test) {
        boolean holds =
                switch (test.comparison()) {
                    case '<' -> ends.protocol() < test.number();
                    case '>' -> ends.protocol() > test.number();
                    default -> ends.protocol() == test.number();
                };
        return holds != test.negated();
    }

    private boolean streamSize(Test.StreamSize test) {
        boolean client = test.size().has(state.clientStream);
        boolean server = test.size().has(state.serverStream);
        return switch (test.side()) {
            case "client" -> client;
            case "server" -> server;
            case "both" -> client && server;
            default -> client || server;
        };
    }

    private static boolean word(
            @Nullable Transaction transaction,
            boolean byClient,
            String keyword,
            List<String> wanted) {
        if (transaction == null) {
            return false;
        }
        for (Transaction.Word word : transaction.side(byClient).words) {
            if (word.keyword().equals(keyword)
                    && wanted.stream().anyMatch(w -> w.equalsIgnoreCase(word.value()))) {
                return true;
            }
        }
        return false;
    }

    private static boolean called(
            @Nullable Transaction transaction, boolean byClient, Test.Word wanted) {
        if (transaction == null) {
            return false;
        }
        for (Transaction.Word word : transaction.side(byClient).words) {
            if (word.keyword().equals(wanted.keyword())
                    && RemoteCalls.matches(wanted, word.value())) {
                return true;
            }
        }
        return false;
    }

    /// Does what the rule does to the conversation.
    void apply(Rule rule) {
        for (Effect effect : rule.effects()) {
            switch (effect) {
                case Effect.FlowBits bits -> state.change(bits);
                case Effect.FlowInt counter -> state.change(counter);
                default -> {}
            }
        }
    }
}
