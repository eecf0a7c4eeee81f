package wolfhound.engine.detector;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import wolfhound.engine.Story;
import wolfhound.model.Body;

class MadeUpNamesTest {
    private static void asks(Story story, String query) {
        Web.exchange(
                story,
                "203.0.113.1",
                80,
                "GET",
                "/wp-content/a1.php?" + query,
                Web.masked("shop.example"),
                Body.NONE,
                200,
                Body.NONE);
        story.after(10);
    }

    private static void posts(Story story, String path, long seed) {
        Web.exchange(
                story,
                "203.0.113.1",
                80,
                "POST",
                path,
                Web.nameless("shop.example"),
                Web.random(200, "application/octet-stream", seed),
                200,
                Body.NONE);
        story.after(10);
    }

    @Test
    void accusesFieldsThatAreCalledOtherwiseEachTime() {
        Story story = Story.with(new MadeUpNames());
        asks(story, "n=x4tk7t4jo6");
        asks(story, "g=9m822y31lx7aj");
        asks(story, "i=t5fkjb668o38");
        assertThat(story.signs()).containsExactly("made-up-names");
    }

    @Test
    void takesTwoForAnAccident() {
        Story story = Story.with(new MadeUpNames());
        asks(story, "n=x4tk7t4jo6");
        asks(story, "g=9m822y31lx7aj");
        assertThat(story.signs()).isEmpty();
    }

    @Test
    void clearsAFieldThatKeepsItsNameWhateverItsValue() {
        Story story = Story.with(new MadeUpNames());
        asks(story, "n=x4tk7t4jo6");
        asks(story, "n=9m822y31lx7aj");
        asks(story, "g=t5fkjb668o38");
        assertThat(story.signs()).isEmpty();
    }

    @Test
    void clearsAnInterfaceWithThreeQuestions() {
        Story story = Story.with(new MadeUpNames());
        asks(story, "token=x4tk7t4jo6");
        asks(story, "session=9m822y31lx7aj");
        asks(story, "hash=t5fkjb668o38");
        assertThat(story.signs()).isEmpty();
    }

    @Test
    void clearsValuesThatCanBeRead() {
        Story story = Story.with(new MadeUpNames());
        asks(story, "n=tripods");
        asks(story, "g=carbon-tripods");
        asks(story, "i=1709542800");
        assertThat(story.signs()).isEmpty();
    }

    @Test
    void accusesSealedMessagesToRandomPathsAndNoneToNamedOnes() {
        Story random = Story.with(new MadeUpNames());
        Story named = Story.with(new MadeUpNames());
        String[] paths = {"/xk3vq9tz1", "/wq7bzr2xk", "/zt4kvx8qj"};
        String[] words = {"/events", "/states", "/alarms"};
        for (int i = 0; i < 3; i++) {
            posts(random, paths[i], i);
            posts(named, words[i], i);
        }
        assertThat(random.signs()).containsExactly("made-up-names");
        assertThat(named.signs()).isEmpty();
    }
}
