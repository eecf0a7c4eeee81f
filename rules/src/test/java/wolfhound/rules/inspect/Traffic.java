package wolfhound.rules.inspect;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import wolfhound.model.Address;
import wolfhound.rules.inspect.Inspector.Ends;
import wolfhound.rules.language.Buffer;
import wolfhound.rules.language.Field;
import wolfhound.rules.language.Rule;
import wolfhound.rules.language.RuleParser;
import wolfhound.rules.language.Variables;
import wolfhound.rules.lists.RuleLists;
import wolfhound.rules.literal.LiteralEngine;
import wolfhound.rules.pcre.Expressions;

/// A conversation between 10.0.0.5:40000 and 203.0.113.9:80 that is staged before rules, piece by
/// piece; remembers which of them were alerts.
final class Traffic {
    static final Address CLIENT = Address.of("10.0.0.5");
    static final Address SERVER = Address.of("203.0.113.9");

    final List<Long> alerts = new ArrayList<>();
    private final RuleLedger ledger = new RuleLedger();
    private final Inspection inspection;
    private final int protocol;
    private long time = 1_000_000_000L;

    Traffic(int protocol, RuleLists lists, List<String> texts) {
        this(protocol, SERVER, lists, texts);
    }

    private Traffic(int protocol, Address server, RuleLists lists, List<String> texts) {
        this.protocol = protocol;
        List<Rule> rules = texts.stream().map(RuleParser::rule).toList();
        RuleSet set =
                RuleSet.compile(
                        rules, Variables.usual(), LiteralEngine.java(), Expressions.java(), lists);
        inspection =
                new Inspector(set)
                        .open(
                                new Ends(protocol, CLIENT, 40000, server, 80),
                                (rule, byClient) ->
                                        matched(
                                                set.rule(rule),
                                                byClient ? CLIENT : server,
                                                byClient ? server : CLIENT));
    }

    /// Somebody who talks with itself.
    static Traffic withItself(List<String> rules) {
        return new Traffic(17, CLIENT, RuleLists.NONE, rules);
    }

    private void matched(Rule rule, Address source, Address target) {
        if (ledger.isAlert(new RuleLedger.Match(rule, source, target, 1, time))) {
            alerts.add(rule.about().id());
        }
    }

    static byte[] bytes(String latin) {
        return latin.getBytes(StandardCharsets.ISO_8859_1);
    }

    Traffic after(int seconds) {
        time += seconds * 1_000_000_000L;
        return this;
    }

    /// A packet of a side.
    Traffic packet(boolean byClient, String payload, Consumer<PacketView> made) {
        PacketView packet = new PacketView();
        packet.bytes = bytes(payload);
        packet.payloadEnd = packet.bytes.length;
        packet.length = packet.bytes.length;
        packet.byClient = byClient;
        packet.protocol = protocol;
        packet.sourcePort = byClient ? 40000 : 80;
        packet.targetPort = byClient ? 80 : 40000;
        packet.time = time;
        made.accept(packet);
        inspection.packet(packet);
        return this;
    }

    Traffic packet(Consumer<PacketView> made) {
        return packet(true, "", made);
    }

    Traffic packet(boolean byClient, String payload) {
        return packet(byClient, payload, packet -> {});
    }

    /// A packet whose headers are these bytes: of the network, of the transport, then the payload.
    Traffic headers(byte[] network, byte[] transport, String payload) {
        return packet(packet -> {
            byte[] said = bytes(payload);
            packet.bytes = Arrays.copyOf(network, network.length + transport.length + said.length);
            System.arraycopy(transport, 0, packet.bytes, network.length, transport.length);
            System.arraycopy(said, 0, packet.bytes, network.length + transport.length, said.length);
            packet.network = 0;
            packet.transport = network.length;
            packet.payload = network.length + transport.length;
            packet.payloadEnd = packet.bytes.length;
            packet.ipv6 = network[0] >> 4 == 6;
        });
    }

    /// A side says something in a stream.
    Traffic says(boolean byClient, String text) {
        inspection.stream(byClient, bytes(text), 0, text.length());
        inspection.gap(byClient, 0);
        return this;
    }

    Traffic speaks(String application) {
        inspection.protocol(application);
        return this;
    }

    Traffic event(String kind, String name) {
        inspection.event(kind, name, true);
        return this;
    }

    /// A transaction of which this buffer of a side is all.
    Traffic buffer(Buffer buffer, String held) {
        boolean byClient = buffer.isToServer();
        int transaction = inspection.begin();
        inspection.buffer(transaction, byClient, buffer, bytes(held), 0, held.length());
        inspection.ready(transaction, byClient, true);
        return this;
    }

    /// A transaction whose two sides have one buffer each.
    Traffic exchange(Buffer asked, String request, Buffer answered, String answer) {
        int transaction = inspection.begin();
        inspection.buffer(transaction, true, asked, bytes(request), 0, request.length());
        inspection.ready(transaction, true, true);
        inspection.buffer(transaction, false, answered, bytes(answer), 0, answer.length());
        inspection.ready(transaction, false, true);
        return this;
    }

    /// A file that the server sends.
    Traffic file(String held) {
        int transaction = inspection.begin();
        int half = held.length() / 2;
        inspection.more(transaction, false, Buffer.FILE_DATA, bytes(held), 0, half);
        inspection.more(transaction, false, Buffer.FILE_DATA, bytes(held), half, held.length());
        inspection.ready(transaction, false, true);
        return this;
    }

    Traffic number(Field field, long value) {
        int transaction = inspection.begin();
        inspection.number(transaction, true, field, value);
        inspection.ready(transaction, true, true);
        return this;
    }

    Traffic word(String keyword, String value) {
        int transaction = inspection.begin();
        inspection.word(transaction, true, keyword, value);
        inspection.ready(transaction, true, true);
        return this;
    }

    void end() {
        inspection.end();
    }
}
