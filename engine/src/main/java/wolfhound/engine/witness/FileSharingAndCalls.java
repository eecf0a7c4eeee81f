package wolfhound.engine.witness;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import wolfhound.engine.memory.HostMemory;
import wolfhound.engine.memory.Knowledge;
import wolfhound.engine.memory.Surroundings;
import wolfhound.model.Alibi;
import wolfhound.model.Behaviour;
import wolfhound.model.Evidence;
import wolfhound.model.EvidenceClass;
import wolfhound.model.Role;

/// The host shares files, calls or plays: such programs know strangers by address, find many of
/// them gone, and cipher what they say. They do not scan service ports, and send no mail.
final class FileSharingAndCalls implements Witness {
    /// Programs that know strangers by address and show them a certificate that they made
    /// themselves, by the subject of it.
    private static final Set<String> PRODUCTS =
            Set.of(
                    "syncthing",
                    "gnutella",
                    "resilio",
                    "retroshare",
                    "libp2p",
                    "ipfs",
                    "webrtc",
                    "hangouts",
                    "freenet",
                    "zeronet",
                    "bitmessage");

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
        if (evidence.behaviour() == Behaviour.SCAN && !isHighPort(evidence.about())
                || Reliefs.confidence(host, Role.PRINTER_OR_IOT) >= 0.5) {
            return Optional.empty();
        }
        if (evidence.behaviour() == Behaviour.CALLBACK
                && evidence.kind() == EvidenceClass.DIALECT) {
            return evidence.peer().isEmpty() ? product(evidence, host) : Optional.empty();
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

    private Optional<Alibi> product(Evidence evidence, HostMemory host) {
        for (String subject : host.certificateSubjects()) {
            String lower = subject.toLowerCase(Locale.ROOT);
            Optional<String> program = PRODUCTS.stream().filter(lower::contains).findFirst();
            if (program.isPresent()) {
                return Reliefs.share(
                        this,
                        evidence,
                        0.8,
                        "the strangers are " + program.get() + "'s, by their certificates",
                        "certificates of invented names among them");
            }
        }
        return Optional.empty();
    }

    private static boolean isHighPort(String about) {
        String digits = about.replaceAll("[^0-9]", "");
        return digits.length() >= 4 && digits.length() <= 5 && Integer.parseInt(digits) >= 5000;
    }
}
