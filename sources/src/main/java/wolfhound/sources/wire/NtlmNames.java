package wolfhound.sources.wire;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import wolfhound.model.Address;
import wolfhound.model.IdentitySeen;
import wolfhound.model.Seen;

/// The names that both sides of a log-in by NTLM give for themselves, whatever protocol carries it:
/// the client's machine, domain and user, and the server's name and domain. Each is told once in a
/// conversation.
final class NtlmNames {
    /// Names told of one conversation at most.
    static final int MOST_TOLD = 64;

    private static final int MOST_NAME = 512;

    private final Conversation conversation;
    private final Set<String> told = new HashSet<>();

    NtlmNames(Conversation conversation) {
        this.conversation = conversation;
    }

    /// Reads the message of NTLM that stands in these bytes, bare or wrapped (SPNEGO, GSS-API).
    ///
    /// @return what the client said of itself, when it was its last message
    Optional<Ntlm> read(Side asker, Bytes bytes, int from, int to) {
        int at = bytes.indexOf(Ntlm.SIGNATURE, from);
        if (at < 0 || at >= to) {
            return Optional.empty();
        }
        Bytes message = bytes.part(at, to);
        Optional<Ntlm> said = Ntlm.read(message);
        said.ifPresent(ntlm -> tell(asker, ntlm));
        NtlmChallenge server = NtlmChallenge.read(message);
        tell(asker, asker.other(), IdentitySeen.Kind.HOST_NAME, server.computer());
        tell(asker, asker.other(), IdentitySeen.Kind.DOMAIN, server.domain());
        return said;
    }

    void tell(Side asker, Ntlm as) {
        tell(asker, asker, IdentitySeen.Kind.HOST_NAME, as.workstation());
        tell(asker, asker, IdentitySeen.Kind.DOMAIN, as.domain());
        tell(asker, asker, IdentitySeen.Kind.USER, as.user());
    }

    private void tell(Side asker, Side of, IdentitySeen.Kind kind, String value) {
        String name = Words.atMost(value.strip(), MOST_NAME);
        if (name.isEmpty() || told.contains(of + " " + kind + " " + name)) {
            return;
        }
        if (told.size() == MOST_TOLD) {
            conversation.bounded("ntlm-names");
            return;
        }
        told.add(of + " " + kind + " " + name);
        Seen seen = conversation.seen();
        Address address =
                of == Side.CLIENT ? conversation.id().client() : conversation.id().server();
        conversation.tell(
                new IdentitySeen(
                        asker == Side.CLIENT ? seen : seen.flipped(), address, kind, "ntlm", name));
    }
}
