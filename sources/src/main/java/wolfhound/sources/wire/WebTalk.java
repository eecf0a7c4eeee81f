package wolfhound.sources.wire;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import wolfhound.model.Seen;
import wolfhound.model.SoftwareSeen;
import wolfhound.rules.inspect.Inspection;

/// One conversation of HTTP, of whatever version: who asks, and what was told of it already.
final class WebTalk {
    /// Programs and oddities remembered, so that each is told once.
    private static final int MOST_TOLD = 64;

    final Conversation conversation;
    private final NtlmNames ntlm;
    private Side asker = Side.CLIENT;
    private @Nullable HttpRuleBuffers ruleBuffers;
    private final Set<String> told = new HashSet<>();

    /// The programs told of last, which say the same in nearly every message.
    private String lastAsker = "";

    private String lastServer = "";

    WebTalk(Conversation conversation) {
        this.conversation = conversation;
        this.ntlm = new NtlmNames(conversation);
    }

    Side asker() {
        return asker;
    }

    void askedBy(Side side) {
        asker = side;
    }

    /// Does any rule concern the conversation.
    boolean isRuled() {
        return conversation.rules() != Inspection.NONE;
    }

    /// Lays heads before the rules, where any concern the conversation.
    HttpRuleBuffers ruleBuffers() {
        if (ruleBuffers == null) {
            ruleBuffers = new HttpRuleBuffers(conversation.rules());
        }
        return ruleBuffers;
    }

    /// The present moment as the asker sees it.
    Seen seen() {
        Seen seen = conversation.seen();
        return asker == Side.CLIENT ? seen : seen.flipped();
    }

    /// Reads a token of NTLM in base64, as it is or wrapped; what the client said in its last one.
    Optional<Ntlm> ntlm(String token) {
        if (token.isEmpty()) {
            return Optional.empty();
        }
        byte[] message = Sasl.decoded(token);
        return ntlm.read(asker, Bytes.of(message), 0, message.length);
    }

    void software(boolean ofAsker, String text) {
        if (text.isEmpty() || text.equals(ofAsker ? lastAsker : lastServer)) {
            return;
        }
        if (isNew((ofAsker ? "asker " : "server ") + text)) {
            conversation.tell(new SoftwareSeen(seen(), ofAsker, "http", text));
            if (ofAsker) {
                lastAsker = text;
            } else {
                lastServer = text;
            }
        }
    }

    /// Tells an oddity of a kind once in a conversation.
    void odd(Side by, String kind, String detail, Bytes bytes, int at, int to) {
        if (isNew("odd " + kind)) {
            conversation.odd(by, "http", kind, detail, bytes.part(at, to));
        }
    }

    boolean isNew(String what) {
        if (told.size() < MOST_TOLD) {
            return told.add(what);
        }
        if (told.contains(what)) {
            return false;
        }
        conversation.bounded("http-told-once");
        return false;
    }
}
