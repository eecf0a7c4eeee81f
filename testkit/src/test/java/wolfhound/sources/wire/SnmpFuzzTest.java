package wolfhound.sources.wire;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import wolfhound.model.Transport;

class SnmpFuzzTest {
    @FuzzTest
    void conversations(FuzzedDataProvider data) {
        HostileDialogue.run(new Snmp(), Transport.UDP, 161, data);
    }
}
