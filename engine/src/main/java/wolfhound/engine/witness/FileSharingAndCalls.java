package wolfhound.engine.witness;

import java.util.Optional;
import java.util.Set;
import wolfhound.engine.memory.HostMemory;
import wolfhound.engine.memory.Knowledge;
import wolfhound.engine.memory.Surroundings;
import wolfhound.model.Alibi;
import wolfhound.model.Behaviour;
import wolfhound.model.Evidence;
import wolfhound.model.EvidenceClass;

/// The host shares files, calls or plays: such programs know strangers by address, find many of
/// them gone, and cipher what they say. They do not scan service ports, and send no mail.
final class FileSharingAndCalls implements Witness {
    private static final Set<String> BY_PEERS =
            Set.of(
                    "peers-without-benefit",
                    "peers-ciphered-alike",
                    "peers-by-address",
                    "bare-address",
                    "cipher-ring");

    private static final Scope SCOPE =
            Scope.of(
                    Behaviour.PEER_TO_PEER,
                    EvidenceClass.DIALECT,
                    EvidenceClass.TEMPLATE,
                    EvidenceClass.NO_DNS)
            .and(
                    Behaviour.CALLBACK,
                    EvidenceClass.NO_DNS,
                    EvidenceClass.DIALECT,
                    EvidenceClass.FINGERPRINT,
                    EvidenceClass.PERIODICITY)
            .and(Behaviour.SCAN, EvidenceClass.EFFECT);

    @Override
    public String name() {
        return "file-sharing-and-calls";
    }

    @Override
    public Scope scope() {
        return SCOPE;
    }

    @Override
    public Optional<Alibi> explain(
            Evidence evidence, HostMemory host, Surroundings surroundings, Knowledge knowledge) {
        boolean sweep = evidence.sign().id().equals("scan-sweep") && isHighPort(evidence.about());
        if (!sweep && !BY_PEERS.contains(evidence.sign().id())) {
            return Optional.empty();
        }
        Optional<String> program =
                Reliefs.software(
                        host,
                        "torrent",
                        "skype",
                        "transmission",
                        "emule",
                        "amule",
                        "vuze",
                        "azureus",
                        "limewire",
                        "gnutella",
                        "spotify",
                        "steam",
                        "teamspeak",
                        "discord",
                        "zoom",
                        "webex");
        if (host.bulkStrangers() > 0 || program.isPresent()) {
            return Reliefs.share(
                    this,
                    evidence,
                    0.9,
                    program.map(p -> "runs " + p)
                            .orElse(
                                    host.bulkStrangers()
                                            + " strangers exchanged much with it: files or calls"),
                    "the same crowd while nothing is transferred");
        }
        if (host.peerDialects().isEmpty()) {
            return Optional.empty();
        }
        return Reliefs.share(
                this,
                evidence,
                0.6,
                "speaks " + String.join(", ", host.peerDialects()) + ", as file sharing does",
                "no transfer ever, and an effect: mail, sweeps");
    }

    private static boolean isHighPort(String about) {
        String digits = about.replaceAll("[^0-9]", "");
        return digits.length() >= 4 && digits.length() <= 5 && Integer.parseInt(digits) >= 5000;
    }
}
