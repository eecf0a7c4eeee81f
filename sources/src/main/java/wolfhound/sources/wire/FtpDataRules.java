package wolfhound.sources.wire;

import java.util.Locale;
import wolfhound.rules.inspect.Inspection;
import wolfhound.rules.language.Buffer;

/// What the rules see of a file that FTP carries: one transaction of the side that sends it.
final class FtpDataRules {
    private final Inspection rules;
    private final RuleTransaction transaction;

    FtpDataRules(Inspection rules) {
        this.rules = rules;
        this.transaction = new RuleTransaction(rules);
    }

    /// More of the file, as it comes.
    ///
    /// @param verb and name of the file as the commands said; empty of listings, which are no files
    void passes(boolean byClient, Bytes bytes, String verb, String name) {
        if (rules == Inspection.NONE || verb.isEmpty()) {
            return;
        }
        if (!transaction.isBegun()) {
            transaction.word(byClient, "ftpdata_command", verb.toLowerCase(Locale.ROOT));
            transaction.text(byClient, Buffer.FILE_NAME, name);
        }
        transaction.more(byClient, Buffer.FILE_DATA, bytes, 0, bytes.length());
        transaction.ready(byClient);
    }

    void over() {
        transaction.over();
    }
}
