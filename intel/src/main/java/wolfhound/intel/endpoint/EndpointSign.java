package wolfhound.intel.endpoint;

import wolfhound.model.Behaviour;
import wolfhound.model.EvidenceClass;
import wolfhound.model.Sign;

/// What a machine's own files can say against it. All have one cause, which is also that of what
/// such files do on the wire.
public final class EndpointSign {
    /// Who says it in a case.
    public static final String FROM = "endpoint-files";

    /// Who else does this: an owner who moves his own site, which is never one of these names; a
    /// bank that tries out a server of its own. So it is half a proof, and needs conduct beside it.
    public static final Sign HOSTS_REDIRECT =
            Sign.of(
                    "hosts-file-redirect",
                    Behaviour.HIJACK,
                    EvidenceClass.PROTOCOL_LIE,
                    20,
                    "a protected name sent to a stranger in the machine's own table of names",
                    "T1565.001");

    /// Who else does this: people who want no updates, and who run programs that they did not pay
    /// for. So it is soft.
    public static final Sign PROTECTION_BLOCKED =
            Sign.of(
                    "protection-blocked",
                    Behaviour.HIJACK,
                    EvidenceClass.RARITY,
                    4,
                    "a defence or update kept from the machine in its own files",
                    "T1562.001");

    /// Who else does this: a company that tests what its staff sees at a bank, through a proxy that
    /// it rents. As rare as the first.
    public static final Sign PROXY_REDIRECT =
            Sign.of(
                    "proxy-script-redirect",
                    Behaviour.HIJACK,
                    EvidenceClass.PROTOCOL_LIE,
                    20,
                    "a script that sends protected names, and not all, through a stranger's proxy",
                    "T1090.003",
                    "T1557");

    private EndpointSign() {}
}
