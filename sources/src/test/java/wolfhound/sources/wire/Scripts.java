package wolfhound.sources.wire;

import static org.assertj.core.api.Assertions.assertThat;

/// Laws that hold for the script of every protocol.
final class Scripts {
    private Scripts() {}

    /// However the bytes are cut into segments, the same is told.
    static void tellsTheSameHoweverItIsCut(DialogueHarness script) {
        var whole = script.tell(DialogueHarness.Cut.WHOLE).observations();
        assertThat(whole).isNotEmpty();
        assertThat(script.tell(DialogueHarness.Cut.EVERY_BYTE).observations()).isEqualTo(whole);
        for (long seed = 1; seed <= 20; seed++) {
            var cut = DialogueHarness.Cut.random(seed);
            assertThat(script.tell(cut).observations()).isEqualTo(whole);
        }
    }
}
