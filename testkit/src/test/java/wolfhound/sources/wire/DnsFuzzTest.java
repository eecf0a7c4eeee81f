package wolfhound.sources.wire;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import wolfhound.model.Transport;

class DnsFuzzTest {
    @FuzzTest
    void datagrams(FuzzedDataProvider data) {
        HostileDialogue.run(new Dns(), Transport.UDP, data.pickValue(PORTS), data);
    }

    @FuzzTest
    void streams(FuzzedDataProvider data) {
        HostileDialogue.run(new Dns(), Transport.TCP, data.pickValue(PORTS), data);
    }

    @FuzzTest
    void netbios(FuzzedDataProvider data) {
        HostileDialogue.run(new NetbiosNames(), Transport.UDP, 137, data);
    }

    private static final int[] PORTS = {53, 5353, 5355, 9999};
}
