package wolfhound.sources.wire;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// The turns of one HTTP/1 conversation in their order: requests that wait for their answers, and
/// answers that came before their requests.
final class HttpTurns {
    /// Requests sent ahead of their answers.
    static final int MOST_WAITING = 256;

    final WebTalk talk;
    private final Deque<WebTurn> waiting = new ArrayDeque<>();
    private final Deque<WebTurn> early = new ArrayDeque<>();
    private final Deque<WebTurn> open = new ArrayDeque<>();
    private @Nullable WebTurn held;
    private boolean lossy;
    private boolean begun;

    HttpTurns(Conversation conversation) {
        this.talk = new WebTalk(conversation);
        this.lossy = conversation.midStream();
    }

    /// A request began. The answer may be there already: a server that closes an idle connection
    /// says so (408) while the request is under way.
    WebTurn ask(HttpHead head) {
        lossy = false;
        if (!early.isEmpty()) {
            WebTurn answered = early.removeFirst();
            answered.ask(head.version(), head.method(), head.target(), head.headers());
            return answered;
        }
        WebTurn turn = opened(true);
        turn.ask(head.version(), head.method(), head.target(), head.headers());
        if (waiting.size() == MOST_WAITING) {
            talk.conversation.bounded("http-waiting");
            waiting.removeFirst().finish();
        }
        waiting.addLast(turn);
        return turn;
    }

    /// An answer began, to the eldest request that has none; after a loss to the youngest, as
    /// nobody can say which answers were lost.
    WebTurn answer() {
        while (lossy && waiting.size() > 1) {
            waiting.removeFirst().finish();
        }
        if (!waiting.isEmpty()) {
            lossy = false;
            return waiting.removeFirst();
        }
        boolean requestWillCome = !lossy && early.size() < MOST_WAITING;
        WebTurn turn = opened(requestWillCome);
        if (requestWillCome) {
            early.addLast(turn);
        }
        return turn;
    }

    /// Tells rules of an answer that nobody asked for.
    void layUnasked() {
        boolean mayHaveAsked = !begun && talk.conversation.passedOver();
        if (talk.isRuled() && waiting.isEmpty() && !mayHaveAsked) {
            HttpRuleEvents.unasked(talk.conversation.rules(), talk.asker() != Side.CLIENT);
        }
    }

    private WebTurn opened(boolean hasRequest) {
        while (!open.isEmpty() && open.getFirst().isOver()) {
            open.removeFirst();
        }
        begun = true;
        WebTurn turn = new WebTurn(talk, hasRequest);
        open.addLast(turn);
        return turn;
    }

    /// Something is missing: requests and answers may no longer match.
    void lose() {
        lossy = true;
    }

    boolean lossy() {
        return lossy;
    }

    /// Was any head read.
    boolean hasBegun() {
        return begun;
    }

    /// No request is read before this turn's answer shows in which protocol the asker goes on.
    void hold(WebTurn turn) {
        held = turn;
    }

    boolean isHeld() {
        return held != null && !held.isAnswerBegun();
    }

    /// The turn goes on in another protocol, and is told there.
    void leave(WebTurn turn) {
        open.remove(turn);
    }

    void end() {
        open.forEach(WebTurn::finish);
        open.clear();
        waiting.clear();
        early.clear();
    }
}
