package wolfhound.scenarios.stage;

import java.time.Duration;
import wolfhound.scenarios.wire.TlsClient;

/// Ordinary people on the same network, so that "the others are clear" means something: they read
/// the news, their systems look for updates and set their clocks.
public final class Bystanders {
    private static final String[] POPULAR = {
        "www.daily-news.example", "www.cookery.example", "search.example", "video.example",
        "www.weather.example", "maps.example", "social.example", "www.library.example"
    };
    private static final Duration SHORTEST = Duration.ofSeconds(20);

    private Bystanders() {}

    /// Lets so many of them live their day for as long as the play lasts so far.
    public static void join(Stage stage, int count) {
        Duration length = stage.length().compareTo(SHORTEST) < 0 ? SHORTEST : stage.length();
        for (int i = 1; i <= count; i++) {
            Platform platform =
                    stage.oneOf(Platform.WINDOWS, Platform.WINDOWS, Platform.MAC, Platform.PHONE);
            Actor person = stage.workstation("bystander-" + i, platform);
            if (stage.random().nextInt(3) > 0) {
                person.joins();
            }
            live(person, length);
        }
    }

    private static void live(Actor person, Duration length) {
        Stage stage = person.stage();
        Browser browser = new Browser(person);
        int deeds = stage.between(2, 5);
        for (int i = 0; i < deeds; i++) {
            person.pauses(length.toMillis() / 1e3 / (deeds + 1));
            switch (stage.random().nextInt(5)) {
                case 0 -> browser.visits(stage.oneOf(POPULAR));
                case 1 -> looksForUpdates(person);
                case 2 -> person.knows("time.example").setsClock(stage.site("time.example"));
                default -> browser.visitsSecurely(stage.oneOf(POPULAR));
            }
        }
    }

    private static void looksForUpdates(Actor person) {
        Secure.to(person, TlsClient.WINDOWS, "updates.os-maker.example")
                .says(420)
                .hears(1_800)
                .says(260)
                .hears(600)
                .closes();
    }
}
