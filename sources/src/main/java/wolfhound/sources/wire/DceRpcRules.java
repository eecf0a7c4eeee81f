package wolfhound.sources.wire;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import wolfhound.rules.inspect.Inspection;
import wolfhound.rules.language.Buffer;

/// What the rules see of remote procedure calls: of each call a transaction, with the interface it
/// is of, its number, and what it hands over and gets back. Both sides bear interface and number.
final class DceRpcRules {
    /// Calls that may wait for their answers.
    static final int MOST_WAITING = 64;

    private static final int MOST_CONTEXTS = 64;

    private final Inspection rules;
    private final Map<Integer, String> interfaces = new HashMap<>();
    private final Map<Long, RuleTransaction> waiting = new LinkedHashMap<>();

    DceRpcRules(Inspection rules) {
        this.rules = rules;
    }

    boolean isNone() {
        return rules == Inspection.NONE;
    }

    /// An interface is asked for, to be called by this context's number.
    void binds(int context, String uuid, int version) {
        if (!isNone() && interfaces.size() < MOST_CONTEXTS) {
            interfaces.put(context, uuid + "," + version);
        }
    }

    /// A fragment of a call, which hands over what stands from `from` to `to`.
    void calls(
            boolean byClient,
            long call,
            int context,
            int number,
            Bytes bytes,
            int from,
            int to,
            boolean last) {
        if (isNone()) {
            return;
        }
        RuleTransaction transaction = waiting.get(call);
        if (transaction == null) {
            transaction = begin(call);
            String of = interfaces.getOrDefault(context, "");
            for (boolean side : new boolean[] {true, false}) {
                if (!of.isEmpty()) {
                    transaction.word(side, "dcerpc.iface", of);
                }
                transaction.word(side, "dcerpc.opnum", Integer.toString(number));
            }
        }
        lay(transaction, byClient, bytes, from, to, last);
    }

    private RuleTransaction begin(long call) {
        if (waiting.size() == MOST_WAITING) {
            var oldest = waiting.values().iterator();
            oldest.next().over();
            oldest.remove();
        }
        RuleTransaction transaction = new RuleTransaction(rules);
        waiting.put(call, transaction);
        return transaction;
    }

    /// A fragment of the answer to a call.
    void answers(boolean byClient, long call, Bytes bytes, int from, int to, boolean last) {
        RuleTransaction transaction = waiting.get(call);
        if (transaction == null) {
            return;
        }
        lay(transaction, byClient, bytes, from, to, last);
        if (last) {
            transaction.over();
            waiting.remove(call);
        }
    }

    private static void lay(
            RuleTransaction transaction,
            boolean byClient,
            Bytes bytes,
            int from,
            int to,
            boolean last) {
        if (from < to) {
            transaction.more(byClient, Buffer.DCERPC_STUB_DATA, bytes, from, to);
        }
        if (last) {
            transaction.whole(byClient);
        }
    }
}
