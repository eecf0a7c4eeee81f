package wolfhound.engine.detector;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import wolfhound.engine.Story;
import wolfhound.model.Login;
import wolfhound.model.NameLookup;

class FirstContactsTest {
    @Test
    void convictsAWormThatSweepsTheInternetForShares() {
        Story story = Story.with(new FirstContacts());
        for (int i = 1; i <= 300; i++) {
            story.tries((i % 200 + 11) + "." + i % 251 + "." + i % 100 + ".9", 445).after(0.2);
        }
        assertThat(story.signs()).contains("scan-sweep", "worm-like-sweep");
        assertThat(story.ends()).isEqualTo("infected");
    }

    @Test
    void onlySuspectsOneBurstOverStrangers() {
        Story story = Story.with(new FirstContacts());
        for (int i = 1; i <= 60; i++) {
            story.tries(i * 3 + ".17." + i + ".9", 139).after(0.02);
        }
        assertThat(story.signs()).doesNotContain("worm-like-sweep");
        assertThat(story.ends()).isEqualTo("suspect");
    }

    @Test
    void convictsWhoSweepsTheNeighbourhoodAndStrangers() {
        Story story = Story.with(new FirstContacts());
        for (int i = 1; i <= 60; i++) {
            story.tries("10.0.1." + i, 445).after(0.05);
            story.tries((i * 3 + 11) + ".17." + i + ".9", 445).after(0.05);
        }
        assertThat(story.signs()).contains("scan-sweep", "worm-like-sweep");
        assertThat(story.ends()).isEqualTo("infected");
    }

    @Test
    void convictsADeviceThatLogsInEverywhere() {
        Story story = Story.with(new FirstContacts());
        for (int i = 1; i <= 40; i++) {
            story.tries("198.51.100." + i, 23).after(0.1);
            if (i % 8 == 0) {
                story.logsIn(
                        "198.51.100." + (100 + i), 23, "telnet", "root", Login.Outcome.REJECTED);
            }
        }
        assertThat(story.signs()).contains("scan-sweep", "log-in-sweep");
        assertThat(story.ends()).isEqualTo("infected");
    }

    @Test
    void suspectsAnInsideSweepButDoesNotConvict() {
        Story story = Story.with(new FirstContacts());
        for (int i = 1; i <= 60; i++) {
            story.tries("10.0.1." + i, 445).after(0.1);
        }
        assertThat(story.signs()).containsExactly("scan-sweep");
        assertThat(story.ends()).isEqualTo("suspect");
    }

    @Test
    void letsABrowserMeetDeadPages() {
        Story story = Story.with(new FirstContacts());
        for (int i = 1; i <= 60; i++) {
            story.looksUp(
                    "old" + i + ".example", "A", NameLookup.Outcome.ANSWERED, "203.0.113." + i);
            story.tries("203.0.113." + i, 80);
        }
        assertThat(story.signs()).isEmpty();
    }

    @Test
    void letsSuccessesOutweighFailures() {
        Story story = Story.with(new FirstContacts());
        for (int i = 1; i <= 60; i++) {
            story.talks("203.0.113." + i, 6881, "bittorrent", 500, 90_000);
            story.tries("203.0.113." + (100 + i), 6881);
        }
        assertThat(story.signs()).isEmpty();
    }

    @Test
    void isOnTheSideOfTheScanned() {
        Story story = Story.with(new FirstContacts()).other("10.0.0.99");
        for (int i = 1; i <= 90; i++) {
            story.tries("10.0.0.7", 1000 + i * 37);
        }
        assertThat(story.laptop().signs()).isEmpty();
    }
}
