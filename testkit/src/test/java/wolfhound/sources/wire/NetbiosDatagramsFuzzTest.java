package wolfhound.sources.wire;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import wolfhound.model.Transport;

class NetbiosDatagramsFuzzTest {
    @FuzzTest
    void conversations(FuzzedDataProvider data) {
        HostileDialogue.run(new NetbiosDatagrams(), Transport.UDP, 138, data);
    }
}
