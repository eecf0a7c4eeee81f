package wolfhound.engine.detector;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import wolfhound.model.Behaviour;
import wolfhound.model.EvidenceClass;
import wolfhound.model.Observation;
import wolfhound.model.SecureSession;
import wolfhound.model.SecureSession.Certificate;
import wolfhound.model.Sign;

/// A server shows the certificate that a remote-control kit makes for its operator when he changes
/// nothing: the kit's own name in it. What such kits have in common (as published with the AsyncRAT
/// and Quasar detectors for Zeek): an authority named like a server of the kit, made on the
/// operator's machine.
final class KitCertificate implements Detector<KitCertificate.Memory> {
    static final Sign KIT =
            Sign.of(
                    "kit-certificate",
                    Behaviour.CALLBACK,
                    EvidenceClass.TEMPLATE,
                    35,
                    "the default certificate of a remote-control kit",
                    "T1573.002",
                    "T1219");

    /// What default certificates of kits say, in small letters.
    private static final List<String> NAMES =
            List.of(
                    "asyncrat",
                    "dcrat",
                    "venomrat",
                    "quasar server",
                    "bitrat",
                    "orcus server",
                    "pandora rat",
                    "xworm",
                    "anonymous rat",
                    "major cobalt strike",
                    "sxn server");

    static final class Memory {
        boolean told;
    }

    @Override
    public String name() {
        return "kit-certificate";
    }

    @Override
    public List<Sign> signs() {
        return List.of(KIT);
    }

    @Override
    public Set<Class<? extends Observation>> watches() {
        return Set.of(SecureSession.class);
    }

    @Override
    public Memory fresh() {
        return new Memory();
    }

    @Override
    public void see(Memory memory, Observation observation, Scene scene) {
        SecureSession session = (SecureSession) observation;
        if (memory.told || !Outside.is(session.seen()) || session.certificates().isEmpty()) {
            return;
        }
        Certificate own = session.certificates().getFirst();
        if (isOfKit(own)) {
            memory.told = true;
            scene.testify(
                    Claim.of(
                                    KIT,
                                    session.seen(),
                                    session.seen().peer()
                                            + " shows the default certificate of a remote-control kit: \""
                                            + own.subject()
                                            + "\" by \""
                                            + own.issuer()
                                            + "\"")
                            .family(kit(own), 0.8));
        }
    }

    static boolean isOfKit(Certificate own) {
        return !kit(own).isEmpty();
    }

    private static String kit(Certificate own) {
        String text = (own.subject() + " " + own.issuer()).toLowerCase(Locale.ROOT);
        for (String name : NAMES) {
            if (text.contains(name)) {
                return name.replace(" server", "");
            }
        }
        return "";
    }
}
