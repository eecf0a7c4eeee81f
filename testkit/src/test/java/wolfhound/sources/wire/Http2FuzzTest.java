package wolfhound.sources.wire;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import wolfhound.model.Transport;

class Http2FuzzTest {
    @FuzzTest
    void conversations(FuzzedDataProvider data) {
        HostileDialogue.run(new Http2(), Transport.TCP, 80, data);
    }

    @FuzzTest
    void fields(FuzzedDataProvider data) {
        var hpack = new Hpack(data.consumeBoolean());
        while (data.remainingBytes() > 0) {
            byte[] block = data.consumeBytes(data.consumeInt(1, 4096));
            if (hpack.read(Bytes.of(block)).isEmpty()) {
                return;
            }
        }
    }
}
