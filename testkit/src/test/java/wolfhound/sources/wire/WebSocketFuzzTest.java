package wolfhound.sources.wire;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import wolfhound.model.Transport;

class WebSocketFuzzTest {
    @FuzzTest
    void conversations(FuzzedDataProvider data) {
        String extensions = data.consumeBoolean() ? "permessage-deflate" : "";
        HostileDialogue.run(
                conversation -> new WebSocket(new WebTalk(conversation), extensions),
                Transport.TCP,
                80,
                data);
    }
}
