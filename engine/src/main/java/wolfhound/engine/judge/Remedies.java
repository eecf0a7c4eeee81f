package wolfhound.engine.judge;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import wolfhound.model.Behaviour;
import wolfhound.model.Verdict.Counted;

/// What has to be cleaned, by what the host was found to do: blocking does not clean.
final class Remedies {
    private Remedies() {}

    static List<String> of(Scale.Reading reading) {
        Set<Behaviour> found = new LinkedHashSet<>();
        Set<String> families = new LinkedHashSet<>();
        for (Counted counted : reading.counted()) {
            if (counted.counts().decibans() >= Judge.COUNTS_AT_LEAST) {
                found.add(counted.evidence().behaviour());
                counted.evidence().family().ifPresent(family -> families.add(family.name()));
            }
        }
        List<String> remedies = new ArrayList<>();
        for (Behaviour behaviour : Behaviour.values()) {
            if (found.contains(behaviour)) {
                remedies.addAll(of(behaviour));
            }
        }
        if (families.size() > 1 || found.contains(Behaviour.DELIVERY)) {
            remedies.add(
                    "expect company: loaders bring others; re-image the host rather than remove one program, and watch it for three days after");
        }
        return List.copyOf(remedies);
    }

    private static List<String> of(Behaviour behaviour) {
        return switch (behaviour) {
            case EXPOSURE, DELIVERY ->
                    List.of(
                            "find and keep the delivered file for analysis; see who else received it");
            case CALLBACK ->
                    List.of("take the host off the network and find the program that calls home");
            case COMMAND ->
                    List.of("take the host off the network at once: a stranger commands it");
            case THEFT ->
                    List.of(
                            "change every password used or stored on the host, from another machine; end its sessions and tokens");
            case SPAM ->
                    List.of(
                            "let only the mail server send on port 25; ask the block lists for removal when clean");
            case SCAN ->
                    List.of("find the hosts that it reached inside, and patch what it exploits");
            case ENCRYPTION ->
                    List.of("cut the host's share sessions, keep snapshots, restore from backup");
            case PEER_TO_PEER ->
                    List.of(
                            "block its peer-to-peer port for this host; there is no server to take down");
            case TUNNEL ->
                    List.of(
                            "let the host ask only your own resolver, and send no ICMP payload outside");
            case HIJACK ->
                    List.of(
                            "restore the hosts file, the proxy settings and the resolvers of host and router; blocking a server does not undo this");
            case MINING -> List.of("remove the miner, and find out how it was installed");
        };
    }
}
