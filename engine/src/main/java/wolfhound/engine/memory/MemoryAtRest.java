package wolfhound.engine.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import wolfhound.engine.inventory.Inventory;
import wolfhound.model.Address;
import wolfhound.model.ClearTextLogin;
import wolfhound.model.DomainName;
import wolfhound.model.IdentitySeen;
import wolfhound.model.Peer;

/// A host's memory as bytes and back: some hundred where the live tables take eight thousand. All
/// but the last pages and files comes back as it was, what was used longest ago first.
final class MemoryAtRest {
    private MemoryAtRest() {}

    static byte[] pack(HostMemory memory) {
        Packing out = new Packing();
        packSums(memory, out);
        packTexts(memory, out);
        packInventory(memory.inventory.stock(), out);
        packPeers(memory, out);
        packNames(memory, out);
        return out.packed();
    }

    /// @param memory a fresh one
    static void unpack(byte[] packed, HostMemory memory) {
        Unpacking in = new Unpacking(packed);
        unpackSums(in, memory);
        unpackTexts(in, memory);
        memory.inventory.take(unpackInventory(in));
        unpackPeers(in, memory);
        unpackNames(in, memory);
    }

    private static void packSums(HostMemory memory, Packing out) {
        out.moment(memory.first);
        out.moment(memory.last);
        out.number(memory.bulkStrangers);
        out.number(memory.speaksForOthers);
        out.number(memory.largestTalk);
        out.number(memory.allTalk);
        out.number(memory.lookups);
        out.number(memory.opened);
        out.number(memory.pagesBrowsed);
        out.number(memory.visibilitySum);
        out.number(memory.visibilityCount);
    }

    private static void unpackSums(Unpacking in, HostMemory memory) {
        memory.first = in.moment();
        memory.last = in.moment();
        memory.bulkStrangers = in.count();
        memory.speaksForOthers = in.number();
        memory.largestTalk = in.number();
        memory.allTalk = in.number();
        memory.lookups = in.number();
        memory.opened = in.number();
        memory.pagesBrowsed = in.number();
        memory.visibilitySum = in.fraction();
        memory.visibilityCount = in.number();
    }

    private static void packTexts(HostMemory memory, Packing out) {
        out.number(memory.identities.size());
        memory.identities.forEach((kind, values) -> {
            out.number(kind.ordinal());
            packTexts(values, out);
        });
        for (Set<String> texts : textsOf(memory)) {
            packTexts(texts, out);
        }
    }

    private static void unpackTexts(Unpacking in, HostMemory memory) {
        for (int left = in.count(); left > 0; left--) {
            IdentitySeen.Kind kind = IdentitySeen.Kind.values()[in.count()];
            Set<String> values = new LinkedHashSet<>();
            unpackEach(in, values::add);
            memory.identities.put(kind, values);
        }
        for (Set<String> texts : textsOf(memory)) {
            unpackEach(in, texts::add);
        }
    }

    private static List<Set<String>> textsOf(HostMemory memory) {
        return List.of(
                memory.software,
                memory.blockLists,
                memory.peerDialects,
                memory.protocols,
                memory.certificateSubjects,
                memory.browserAgents,
                memory.mailDomains);
    }

    private static void packTexts(Collection<String> texts, Packing out) {
        out.number(texts.size());
        texts.forEach(out::text);
    }

    private static void unpackEach(Unpacking in, Consumer<String> to) {
        for (int left = in.count(); left > 0; left--) {
            to.accept(in.text());
        }
    }

    private static void packInventory(Inventory.Stock stock, Packing out) {
        out.number(stock.sayings().size());
        for (Inventory.Saying said : stock.sayings()) {
            out.text(said.text());
            out.text(said.where());
            out.moment(said.first());
        }
        out.number(stock.logins().size());
        for (ClearTextLogin login : stock.logins()) {
            out.text(login.service());
            out.address(login.server().address());
            out.number(login.server().port());
            out.text(login.account());
            out.moment(login.first());
            out.moment(login.last());
            out.number(login.times());
        }
        out.number(stock.unlisted());
    }

    private static Inventory.Stock unpackInventory(Unpacking in) {
        List<Inventory.Saying> sayings = new ArrayList<>();
        for (int left = in.count(); left > 0; left--) {
            sayings.add(new Inventory.Saying(in.text(), in.text(), in.moment()));
        }
        List<ClearTextLogin> logins = new ArrayList<>();
        for (int left = in.count(); left > 0; left--) {
            logins.add(
                    new ClearTextLogin(
                            in.text(),
                            new Peer(in.address(), in.count()),
                            in.text(),
                            in.moment(),
                            in.moment(),
                            in.count()));
        }
        return new Inventory.Stock(sayings, logins, in.number());
    }

    private static void packPeers(HostMemory memory, Packing out) {
        out.number(memory.peers.forgotten());
        out.number(memory.peers.size());
        memory.peers
                .entries()
                .forEach((address, peer) -> {
                    out.address(address);
                    packPeer(peer, out);
                });
        out.number(memory.served.size());
        memory.served.forEach((port, clients) -> {
            out.number(port);
            clients.pack(out);
        });
        memory.askers.pack(out);
        memory.mailers.pack(out);
        memory.proxied.pack(out);
    }

    private static void unpackPeers(Unpacking in, HostMemory memory) {
        memory.peers.forgot(in.number());
        for (int left = in.count(); left > 0; left--) {
            memory.peers.put(in.address(), unpackPeer(in));
        }
        for (int left = in.count(); left > 0; left--) {
            memory.served.computeIfAbsent(in.count(), p -> new FewHosts()).unpack(in);
        }
        memory.askers.unpack(in);
        memory.mailers.unpack(in);
        memory.proxied.unpack(in);
    }

    private static void packPeer(PeerMemory peer, Packing out) {
        out.moment(peer.first);
        out.moment(peer.last);
        Instant lastAnswered = peer.lastAnswered;
        out.flag(lastAnswered != null);
        if (lastAnswered != null) {
            out.moment(lastAnswered);
        }
        out.number(peer.opened);
        out.number(peer.answered);
        out.number(peer.failed);
        out.number(peer.received);
        out.number(peer.hostBytes);
        out.number(peer.peerBytes);
        out.flag(peer.named);
        out.number(peer.triesAfterBlock);
        out.number(peer.answersAfterBlock);
    }

    private static PeerMemory unpackPeer(Unpacking in) {
        PeerMemory peer = new PeerMemory(in.moment());
        peer.last = in.moment();
        if (in.flag()) {
            peer.lastAnswered = in.moment();
        }
        peer.opened = in.count();
        peer.answered = in.count();
        peer.failed = in.count();
        peer.received = in.count();
        peer.hostBytes = in.number();
        peer.peerBytes = in.number();
        peer.named = in.flag();
        peer.triesAfterBlock = in.count();
        peer.answersAfterBlock = in.count();
        return peer;
    }

    private static void packNames(HostMemory memory, Packing out) {
        Map<Address, Set<DomainName>> answers = memory.answers.entries();
        out.number(memory.answers.forgotten());
        out.number(answers.size());
        answers.forEach((address, names) -> {
            out.address(address);
            out.number(names.size());
            names.forEach(out::name);
        });
        out.number(memory.secureNames.forgotten());
        out.number(memory.secureNames.size());
        memory.secureNames
                .entries()
                .forEach((address, name) -> {
                    out.address(address);
                    out.name(name);
                });
    }

    private static void unpackNames(Unpacking in, HostMemory memory) {
        memory.answers.forgot(in.number());
        for (int left = in.count(); left > 0; left--) {
            Address address = in.address();
            Set<DomainName> names = new LinkedHashSet<>(2);
            for (int more = in.count(); more > 0; more--) {
                names.add(in.name());
            }
            memory.answers.put(address, names);
        }
        memory.secureNames.forgot(in.number());
        for (int left = in.count(); left > 0; left--) {
            memory.secureNames.put(in.address(), in.name());
        }
    }
}
