package wolfhound.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import wolfhound.engine.memory.Packing;
import wolfhound.engine.memory.Unpacking;
import wolfhound.engine.witness.Witness;
import wolfhound.model.Address;
import wolfhound.model.Alibi;
import wolfhound.model.ConversationId;
import wolfhound.model.Evidence;
import wolfhound.model.Excerpt;
import wolfhound.model.Family;
import wolfhound.model.Group;
import wolfhound.model.Host;
import wolfhound.model.Origin;
import wolfhound.model.Peer;
import wolfhound.model.Sign;
import wolfhound.model.Transport;
import wolfhound.model.Weight;

/// Cases as bytes and back: evidence quotes much, and in a case much of it alike.
final class CaseAtRest {
    private final Map<String, Sign> signs = new HashMap<>();
    private final Map<String, Witness> witnesses = new HashMap<>();

    /// @param witnesses whose alibis the cases hold
    CaseAtRest(List<Witness> witnesses) {
        witnesses.forEach(witness -> this.witnesses.put(witness.name(), witness));
    }

    byte[] pack(OpenCase open) {
        Packing out = new Packing();
        out.text(open.verdict);
        out.number(open.unfiled());
        out.number(open.filed().size());
        open.filed()
                .forEach((key, times) -> {
                    out.text(key);
                    out.number(times);
                });
        out.number(open.evidence().size());
        for (Evidence item : open.evidence()) {
            pack(item, out);
            List<Alibi> alibis = open.given(item);
            out.number(alibis.size());
            alibis.forEach(alibi -> pack(alibi, out));
        }
        return out.packed();
    }

    /// The case, of which all was told before the rest.
    OpenCase unpack(byte[] packed, Host host) {
        Unpacking in = new Unpacking(packed);
        String verdict = in.text();
        long unfiled = in.number();
        Map<String, Integer> filed = new HashMap<>();
        for (int left = in.count(); left > 0; left--) {
            filed.put(in.text(), in.count());
        }
        OpenCase open = new OpenCase(verdict, filed, unfiled);
        for (int left = in.count(); left > 0; left--) {
            Evidence item = unpackEvidence(in, host);
            open.takeUp(item);
            for (int alibis = in.count(); alibis > 0; alibis--) {
                Alibi alibi = unpackAlibi(in, item);
                Witness witness = Objects.requireNonNull(witnesses.get(alibi.from()));
                open.answer(item, witness, Optional.of(alibi));
            }
        }
        open.settle();
        return open;
    }

    private void pack(Evidence item, Packing out) {
        signs.putIfAbsent(item.sign().id(), item.sign());
        out.text(item.from());
        out.text(item.sign().id());
        out.moment(item.at());
        out.moment(item.began());
        out.flag(item.peer().isPresent());
        item.peer().ifPresent(peer -> pack(peer.address(), peer.port(), out));
        out.text(item.about());
        out.number(item.weight().decibans());
        out.number(item.visibility());
        out.number(item.group().cause().ordinal());
        out.text(item.group().key());
        out.text(item.because());
        out.number(item.exhibits().size());
        item.exhibits().forEach(exhibit -> pack(exhibit, out));
        out.flag(item.family().isPresent());
        item.family()
                .ifPresent(family -> {
                    out.text(family.name());
                    out.number(family.confidence());
                });
        out.bytes(item.bytes().bytes());
        out.number(item.bytes().length());
        out.number(item.bystanders());
    }

    private Evidence unpackEvidence(Unpacking in, Host host) {
        return new Evidence(
                in.text(),
                Objects.requireNonNull(signs.get(in.text())),
                host,
                in.moment(),
                in.moment(),
                in.flag() ? Optional.of(new Peer(in.address(), in.count())) : Optional.empty(),
                in.text(),
                unpackWeight(in),
                in.fraction(),
                new Group(Group.Cause.values()[in.count()], in.text()),
                in.text(),
                unpackExhibits(in),
                in.flag() ? Optional.of(new Family(in.text(), in.fraction())) : Optional.empty(),
                new Excerpt(in.bytes(), in.number()),
                in.count());
    }

    private static void pack(Alibi alibi, Packing out) {
        out.text(alibi.from());
        out.number(alibi.relief().decibans());
        out.text(alibi.because());
        out.text(alibi.breaks());
    }

    private static Alibi unpackAlibi(Unpacking in, Evidence item) {
        return new Alibi(in.text(), item, unpackWeight(in), in.text(), in.text());
    }

    private static void pack(Origin exhibit, Packing out) {
        ConversationId conversation = exhibit.conversation();
        out.text(exhibit.file());
        out.number(exhibit.packet());
        out.number(conversation.transport().ordinal());
        pack(conversation.client(), conversation.clientPort(), out);
        pack(conversation.server(), conversation.serverPort(), out);
    }

    private static List<Origin> unpackExhibits(Unpacking in) {
        Origin[] exhibits = new Origin[in.count()];
        for (int i = 0; i < exhibits.length; i++) {
            exhibits[i] =
                    new Origin(
                            in.text(),
                            in.number(),
                            new ConversationId(
                                    Transport.values()[in.count()],
                                    in.address(),
                                    in.count(),
                                    in.address(),
                                    in.count()));
        }
        return List.of(exhibits);
    }

    private static void pack(Address address, int port, Packing out) {
        out.address(address);
        out.number(port);
    }

    private static Weight unpackWeight(Unpacking in) {
        return new Weight(in.fraction());
    }
}
