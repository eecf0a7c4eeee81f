package wolfhound.rules.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import wolfhound.model.Address;
import wolfhound.rules.inspect.Inspector.Ends;
import wolfhound.rules.language.Buffer;
import wolfhound.rules.language.RuleParser;
import wolfhound.rules.language.Variables;
import wolfhound.rules.literal.LiteralEngine;
import wolfhound.rules.pcre.Expressions;

/// Every bound of inspection is counted when it bites, and not before.
class BoundsTest {
    private static final String RULE =
            "alert tcp any any -> any any (msg:\"m\"; content:\"never\"; sid:1;)";

    private static Map<Bound, Long> boundsThatBite(Consumer<Inspection> traffic) {
        RuleSet set =
                RuleSet.compile(
                        List.of(RuleParser.rule(RULE)),
                        Variables.usual(),
                        LiteralEngine.java(),
                        Expressions.java());
        Inspector inspector = new Inspector(set);
        Ends ends = new Ends(6, Address.of("10.0.0.5"), 40000, Address.of("203.0.113.9"), 80);
        Inspection watch = inspector.open(ends, (rule, byClient) -> {});
        traffic.accept(watch);
        watch.end();
        return inspector.bounded();
    }

    private static void buffers(Inspection watch, int count) {
        int number = watch.begin();
        for (int i = 0; i < count; i++) {
            watch.buffer(number, true, Buffer.HTTP_HEADER, new byte[1], 0, 1);
        }
    }

    private static void body(Inspection watch, int length) {
        int number = watch.begin();
        watch.more(number, true, Buffer.HTTP_REQUEST_BODY, new byte[length], 0, length);
        watch.more(number, true, Buffer.HTTP_REQUEST_BODY, new byte[1], 0, 1);
        watch.more(number, true, Buffer.HTTP_REQUEST_BODY, new byte[1], 0, 1);
    }

    private static void words(Inspection watch, int count) {
        int number = watch.begin();
        for (int i = 0; i < count; i++) {
            watch.word(number, true, "ssl_state", "client_hello");
        }
    }

    private static void transactions(Inspection watch, int count) {
        for (int i = 0; i < count; i++) {
            watch.begin();
        }
    }

    private static void events(Inspection watch, int count) {
        for (int i = 0; i < count; i++) {
            watch.event("app", "event." + i, true);
            watch.event("app", "event.0", true);
        }
    }

    @Test
    void countsAStreamOnce() {
        assertThat(boundsThatBite(w -> w.stream(true, new byte[1 << 20], 0, 1 << 20))).isEmpty();
        assertThat(
                        boundsThatBite(w -> {
                            w.stream(true, new byte[1 << 20], 0, 1 << 20);
                            w.stream(true, new byte[2], 0, 2);
                            w.stream(true, new byte[2], 0, 2);
                        }))
                .containsExactly(Map.entry(Bound.STREAMS, 1L));
    }

    @Test
    void countsABodyOnce() {
        assertThat(boundsThatBite(w -> body(w, Transaction.BODY_AT_MOST - 2))).isEmpty();
        assertThat(boundsThatBite(w -> body(w, Transaction.BODY_AT_MOST)))
                .containsExactly(Map.entry(Bound.BODIES, 1L));
    }

    @Test
    void countsEachPartOfATransactionThatIsNotKept() {
        assertThat(boundsThatBite(w -> buffers(w, Transaction.PARTS_AT_MOST))).isEmpty();
        assertThat(boundsThatBite(w -> buffers(w, Transaction.PARTS_AT_MOST + 3)))
                .containsExactly(Map.entry(Bound.PARTS, 3L));
        assertThat(boundsThatBite(w -> words(w, 256))).isEmpty();
        assertThat(boundsThatBite(w -> words(w, 257))).containsExactly(Map.entry(Bound.WORDS, 1L));
    }

    @Test
    void countsWhatAConversationHasTooMuchOf() {
        assertThat(boundsThatBite(w -> transactions(w, Watch.OPEN_AT_MOST))).isEmpty();
        assertThat(boundsThatBite(w -> transactions(w, Watch.OPEN_AT_MOST + 2)))
                .containsExactly(Map.entry(Bound.TRANSACTIONS, 2L));
        assertThat(boundsThatBite(w -> events(w, FlowState.NAMES_AT_MOST))).isEmpty();
        assertThat(boundsThatBite(w -> events(w, FlowState.NAMES_AT_MOST + 1)))
                .containsExactly(Map.entry(Bound.NAMES, 1L));
    }
}
