package wolfhound.sources.content;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

class ContentFuzzTest {
    @FuzzTest
    void measures(FuzzedDataProvider data) {
        Content content = data.consumeBoolean() ? Content.ofFile() : Content.ofMessage();
        String coding = data.pickValue(new String[] {"", "gzip", "deflate", "br"});
        Decoding decoding = Decoding.of(coding, content).orElse(null);
        while (data.remainingBytes() > 0) {
            byte[] piece = data.consumeBytes(data.consumeInt(1, 5000));
            if (decoding == null) {
                content.take(piece, 0, piece.length);
            } else {
                decoding.take(piece, 0, piece.length);
            }
        }
        if (decoding != null) {
            decoding.end();
        }
        if (content.body("", "").length() != content.length()) {
            throw new AssertionError("a body of another length");
        }
        content.executable();
        content.sha256();
    }
}
