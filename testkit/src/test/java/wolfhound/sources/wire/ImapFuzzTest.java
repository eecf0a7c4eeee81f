package wolfhound.sources.wire;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import wolfhound.model.Transport;

class ImapFuzzTest {
    @FuzzTest
    void conversations(FuzzedDataProvider data) {
        HostileDialogue.run(new Imap(), Transport.TCP, 143, data);
    }
}
