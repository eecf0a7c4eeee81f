package wolfhound.sources.wire;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import wolfhound.model.Transport;

class Pop3FuzzTest {
    @FuzzTest
    void conversations(FuzzedDataProvider data) {
        HostileDialogue.run(new Pop3(), Transport.TCP, 110, data);
    }
}
