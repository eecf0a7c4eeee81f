package wolfhound.engine.judge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import wolfhound.model.Address;
import wolfhound.model.Alibi;
import wolfhound.model.Behaviour;
import wolfhound.model.Block;
import wolfhound.model.Contact;
import wolfhound.model.Evidence;
import wolfhound.model.Family;
import wolfhound.model.HostCase;
import wolfhound.model.PackMember;
import wolfhound.model.PackMember.Aftermath;
import wolfhound.model.PackMember.State;
import wolfhound.model.Peer;

/// Tells the masters of a convicted host apart: a pure function of its case.
///
/// Evidence of one family is one master's, and so is evidence with a common peer. What has no
/// family is a master of its own only by a dialect or template of its own with peers of its own;
/// all else that is unnamed is laid to the first, so that one program with many tricks does not
/// look like many programs.
final class Pack {
    /// Weight that must be left of a piece of evidence to speak for a master.
    private static final double LEAST = 10;

    private static final int MOST_PEERS = 16;

    /// Conduct that has a master at the other end; effects alone have none.
    private static final Set<Behaviour> SERVES =
            EnumSet.of(
                    Behaviour.CALLBACK,
                    Behaviour.COMMAND,
                    Behaviour.THEFT,
                    Behaviour.PEER_TO_PEER,
                    Behaviour.TUNNEL,
                    Behaviour.MINING);

    private Pack() {}

    static List<PackMember> of(HostCase hostCase) {
        List<Den> dens = new ArrayList<>();
        List<Evidence> strays = new ArrayList<>();
        for (Evidence item : hostCase.evidence()) {
            if (!item.kind().isHard() || left(item, hostCase.alibis()) < LEAST) {
                continue;
            }
            if (item.family().isPresent() && item.behaviour() != Behaviour.DELIVERY) {
                join(dens, item, item.family().get().name());
            } else if (SERVES.contains(item.behaviour()) && item.family().isEmpty()) {
                strays.add(item);
            }
        }
        strays.sort(Comparator.comparing(Pack::rank));
        for (Evidence stray : strays) {
            boolean known = dens.stream().anyMatch(den -> den.sharesPeer(stray));
            if (rank(stray) == 0 || rank(stray) == 1 && !known) {
                join(dens, stray, stray.sign().id());
            } else {
                follow(dens, stray);
            }
        }
        return dens.stream()
                .map(den -> den.member(hostCase))
                .sorted(
                        Comparator.comparing(PackMember::first)
                                .thenComparing(PackMember::name)
                                .thenComparing(member -> member.signs().getFirst()))
                .toList();
    }

    /// 0 for what tells one tongue from another wherever it is spoken, 1 for what does so where
    /// nothing better is known of the peer, 2 for what tells nothing.
    private static int rank(Evidence item) {
        if (item.peer().isEmpty()) {
            return 2;
        }
        return switch (item.kind()) {
            case TEMPLATE, PROOF -> 0;
            case DIALECT -> 1;
            default -> 2;
        };
    }

    /// What the most favourable explanation leaves of its weight.
    static double left(Evidence item, List<Alibi> alibis) {
        double relief = 0;
        for (Alibi alibi : alibis) {
            if (alibi.answers().equals(item)) {
                relief = Math.max(relief, alibi.relief().decibans());
            }
        }
        return item.weight().decibans() - relief;
    }

    /// To the master at its peer, else to the first; alone it stands for one.
    private static void follow(List<Den> dens, Evidence item) {
        Optional<Den> its = dens.stream().filter(den -> den.sharesPeer(item)).findFirst();
        if (its.isEmpty() && dens.isEmpty()) {
            join(dens, item, item.sign().id());
        } else {
            its.orElseGet(dens::getFirst).add(item);
        }
    }

    /// To all that it belongs to, which become one.
    private static void join(List<Den> dens, Evidence item, String key) {
        List<Den> its =
                dens.stream()
                        .filter(den -> den.keys.contains(key) || den.sharesPeer(item))
                        .toList();
        Den one = its.isEmpty() ? new Den() : its.getFirst();
        if (its.isEmpty()) {
            dens.add(one);
        }
        for (Den other : its.subList(Math.min(1, its.size()), its.size())) {
            one.add(other);
            dens.remove(other);
        }
        one.keys.add(key);
        one.add(item);
    }

    /// The evidence of one master so far.
    private static final class Den {
        final Set<String> keys = new LinkedHashSet<>();
        private final List<Evidence> evidence = new ArrayList<>();
        private final Set<Address> addresses = new LinkedHashSet<>();

        void add(Evidence item) {
            evidence.add(item);
            item.peer().ifPresent(peer -> addresses.add(peer.address()));
        }

        void add(Den other) {
            keys.addAll(other.keys);
            other.evidence.forEach(this::add);
        }

        boolean sharesPeer(Evidence item) {
            return item.peer().isPresent() && addresses.contains(item.peer().get().address());
        }

        PackMember member(HostCase hostCase) {
            Set<String> signs = new LinkedHashSet<>();
            Set<Peer> peers = new LinkedHashSet<>();
            Optional<Family> family = Optional.empty();
            Instant first = Instant.MAX;
            Instant last = Instant.MIN;
            for (Evidence item : evidence) {
                signs.add(item.sign().id());
                item.peer().filter(peer -> peers.size() < MOST_PEERS).ifPresent(peers::add);
                family = likelier(family, item.family());
                first = item.began().isBefore(first) ? item.began() : first;
                last = item.at().isAfter(last) ? item.at() : last;
            }
            return new PackMember(
                    family.map(Family::name).orElse(""),
                    List.copyOf(signs),
                    List.copyOf(peers),
                    first,
                    last,
                    aftermath(hostCase, first));
        }

        private static Optional<Family> likelier(Optional<Family> one, Optional<Family> other) {
            boolean better =
                    other.isPresent()
                            && (one.isEmpty() || other.get().confidence() > one.get().confidence());
            return better ? other : one;
        }

        private Optional<Aftermath> aftermath(HostCase hostCase, Instant first) {
            List<Block> blocks = hostCase.circumstances().blocks();
            if (blocks.isEmpty()) {
                return Optional.empty();
            }
            Optional<Instant> spoke = Optional.empty();
            int tries = 0;
            int answers = 0;
            for (Contact contact : hostCase.circumstances().contacts()) {
                if (addresses.contains(contact.peer())) {
                    tries += contact.triesAfterBlock();
                    answers += contact.answersAfterBlock();
                    spoke = later(spoke, contact.lastAnswered());
                }
            }
            boolean covered =
                    blocks.stream()
                            .anyMatch(block ->
                                    block.peer().isEmpty()
                                            || addresses.stream().anyMatch(block::covers));
            State state =
                    !first.isBefore(blocks.getFirst().at())
                            ? State.NEW_SIBLING
                            : !covered
                                    ? State.NOT_BLOCKED
                                    : answers > 0
                                            ? State.SPEAKING
                                            : tries > 0 ? State.RETRYING : State.SILENT;
            return Optional.of(new Aftermath(state, spoke, tries));
        }

        private static Optional<Instant> later(Optional<Instant> one, Optional<Instant> other) {
            boolean isLater =
                    other.isPresent() && (one.isEmpty() || other.get().isAfter(one.get()));
            return isLater ? other : one;
        }
    }
}
