package wolfhound.engine.detector;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wolfhound.engine.Story;
import wolfhound.model.Body;

class CountedQueryTest {
    private static void asks(Story story, String peer, String host, String query) {
        Web.exchange(
                story,
                peer,
                80,
                "GET",
                "/picture.gif?" + query,
                Story.headers("User-Agent", "Opera/9.80 (Windows NT 6.1)", "Host", host),
                Body.NONE,
                200,
                Body.NONE);
    }

    @Test
    void convictsWhoShowsTheProofToServersOfDifferentNames() {
        Story story = Story.with(new CountedQuery());
        asks(story, "203.0.113.1", "one.example", "1a2b3=428748");
        asks(story, "203.0.113.2", "two.example", "2c3d4=543612");
        assertThat(story.signs())
                .containsExactlyInAnyOrder("query-proves-itself", "query-proved-everywhere");
        assertThat(story.ends()).isEqualTo("infected");
    }

    @Test
    void letsACacheBusterBe() {
        Story story = Story.with(new CountedQuery());
        asks(story, "203.0.113.1", "one.example", "1a2b3=428749");
        asks(story, "203.0.113.1", "one.example", "1a2b4=428750");
        assertThat(story.signs()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1a2b3=428748", "2c3d4=543612", "ffff=65535"})
    void readsANumberAndItsMultiple(String query) {
        assertThat(CountedQuery.proof(query)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "=",
                "1a2b3=",
                "1a2b3=428749",
                "cache=428748",
                "1a2b3=428748&x=1",
                "1a2b3=0000",
                "0000=1234",
                "1a2b3=428748428748"
            })
    void readsNothingElse(String query) {
        assertThat(CountedQuery.proof(query)).isEmpty();
    }
}
