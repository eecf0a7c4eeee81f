package wolfhound.engine.detector;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import wolfhound.model.Behaviour;
import wolfhound.model.EvidenceClass;
import wolfhound.model.Group;
import wolfhound.model.Observation;
import wolfhound.model.Sign;
import wolfhound.model.WebRequest;

/// A program for remote support waits for orders at a bare public address, in clear text and on
/// whatever port: who supports his own people gives his gateway a name, and reaches it from inside.
/// Thieves rent an address and leave the product as it came. Some small help desk may do the same,
/// so this never convicts by itself.
final class SupportAtNobodys implements Detector<SupportAtNobodys.Memory> {
    static final Sign POLLS =
            Sign.of(
                    "support-at-bare-address",
                    Behaviour.CALLBACK,
                    EvidenceClass.DIALECT,
                    25,
                    "a remote-support program polls a gateway at a bare public address for orders;"
                            + " small help desks without a name may have such",
                    "T1219");

    static final class Memory {
        boolean told;
    }

    @Override
    public String name() {
        return "support-at-nobodys";
    }

    @Override
    public List<Sign> signs() {
        return List.of(POLLS);
    }

    @Override
    public Set<Class<? extends Observation>> watches() {
        return Set.of(WebRequest.class);
    }

    @Override
    public Memory fresh() {
        return new Memory();
    }

    @Override
    public void see(Memory memory, Observation observation, Scene scene) {
        WebRequest request = (WebRequest) observation;
        if (memory.told
                || !Outside.is(request.seen())
                || !Outside.asksBareAddress(request)
                || !polls(request)) {
            return;
        }
        memory.told = true;
        scene.testify(
                Claim.of(
                                POLLS,
                                request.seen(),
                                "a remote-support program, \""
                                        + request.userAgent()
                                        + "\", asks "
                                        + request.seen().peer()
                                        + " for orders, a gateway without a name")
                        .about(request.url())
                        .group(Group.Cause.DETECTOR, "support-at-bare-address")
                        .bytes(request.body().excerpt()));
    }

    /// The client of NetSupport Manager at its gateway: commands line by line in a posted form.
    private static boolean polls(WebRequest request) {
        String said = request.body().excerpt().text();
        return request.method().equals("POST")
                && request.userAgent().toLowerCase(Locale.ROOT).startsWith("netsupport manager/")
                && (said.startsWith("CMD=POLL") || said.startsWith("CMD=ENCD"));
    }
}
