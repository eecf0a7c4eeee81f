package wolfhound.rules.pcre;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

class TranslationFuzzTest {
    /// Any text is an expression or is refused as none, and any expression ends its search.
    @FuzzTest
    void expressions(FuzzedDataProvider data) {
        boolean capturing = data.consumeBoolean();
        String options = data.consumeAsciiString(7);
        byte[] subject = data.consumeBytes(200);
        Groups groups = new Groups();
        try {
            Pcre pcre =
                    Expressions.java().compile(data.consumeRemainingAsString(), options, capturing);
            if (pcre.find(subject, 0, subject.length, 0, groups)
                    && (groups.count() != pcre.groups() + 1 || groups.end(0) > subject.length)) {
                throw new AssertionError("a match outside of its subject");
            }
        } catch (NotAnExpression refused) {
            if (refused.at() < 0) {
                throw new AssertionError("a mistake outside of its expression", refused);
            }
        }
    }
}
