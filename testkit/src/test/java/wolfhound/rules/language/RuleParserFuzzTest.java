package wolfhound.rules.language;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

class RuleParserFuzzTest {
    @FuzzTest
    void lines(FuzzedDataProvider data) {
        new RuleParser(Variables.usual()).read(data.consumeRemainingAsString(), "fuzz", 1);
    }

    @FuzzTest
    void options(FuzzedDataProvider data) {
        new RuleParser(Variables.usual())
                .read(
                        "alert tcp any any -> any any ("
                                + data.consumeRemainingAsString()
                                + "; sid:1;)",
                        "fuzz",
                        1);
    }

    @FuzzTest
    void variables(FuzzedDataProvider data) {
        Variables.usual().set(data.consumeRemainingAsString());
    }
}
