package wolfhound.sources.wire;

import java.util.Locale;
import wolfhound.rules.inspect.Inspection;
import wolfhound.rules.language.Buffer;
import wolfhound.rules.language.Field;

/// What the rules see of shared files: of each share that is asked for, each log-in, and each file
/// that is read or written a transaction.
final class SmbRules {
    private final Inspection rules;
    private int version = 1;

    SmbRules(Inspection rules) {
        this.rules = rules;
    }

    boolean isNone() {
        return rules == Inspection.NONE;
    }

    /// Messages are of this version from now on.
    void speaks(int spoken) {
        version = spoken;
    }

    private RuleTransaction begin(boolean byClient) {
        RuleTransaction transaction = new RuleTransaction(rules);
        transaction.number(byClient, Field.SMB_VERSION, version);
        return transaction;
    }

    /// As Suricata has it, what bears the name of a pipe is the share that pipes are opened on.
    void connects(boolean byClient, String share) {
        if (isNone() || share.isEmpty()) {
            return;
        }
        boolean pipes = share.toUpperCase(Locale.ROOT).endsWith("IPC$");
        RuleTransaction transaction = begin(byClient);
        transaction.decoded(byClient, pipes ? Buffer.SMB_NAMED_PIPE : Buffer.SMB_SHARE, share);
        transaction.over();
    }

    void logsIn(boolean byClient, Ntlm as) {
        if (isNone()) {
            return;
        }
        RuleTransaction transaction = begin(byClient);
        transaction.decoded(byClient, Buffer.SMB_NTLMSSP_USER, as.user());
        transaction.decoded(byClient, Buffer.SMB_NTLMSSP_DOMAIN, as.domain());
        transaction.over();
    }

    /// What is read from a file or written to it, for as long as it comes in order.
    OfFile file(boolean byClient, String path) {
        return isNone() ? OfFile.NONE : new OfFile(rules, byClient, path);
    }

    /// What goes one way of one file.
    static final class OfFile {
        static final OfFile NONE = new OfFile(Inspection.NONE, true, "");

        private final Inspection rules;
        private final boolean byClient;
        private final String path;
        private final RuleTransaction transaction;
        private final Bytes window = new Bytes();

        private OfFile(Inspection rules, boolean byClient, String path) {
            this.rules = rules;
            this.byClient = byClient;
            this.path = path;
            this.transaction = new RuleTransaction(rules);
        }

        void passes(byte[] array, int from, int to) {
            if (rules == Inspection.NONE) {
                return;
            }
            if (!transaction.isBegun()) {
                transaction.decoded(byClient, Buffer.FILE_NAME, path);
            }
            window.set(array, from, to);
            transaction.more(byClient, Buffer.FILE_DATA, window, 0, to - from);
            transaction.ready(byClient);
        }

        void over() {
            transaction.over();
        }
    }
}
