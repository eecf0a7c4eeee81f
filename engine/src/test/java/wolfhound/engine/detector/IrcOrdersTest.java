package wolfhound.engine.detector;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import wolfhound.engine.Story;

class IrcOrdersTest {
    private static final String SERVER = "203.0.113.66";

    private static Story joins(String nick) {
        return Story.with(new IrcOrders())
                .chat(SERVER, 6667, true, "", "NICK", nick)
                .chat(SERVER, 6667, false, "irc.example", "001", nick, "Welcome")
                .chat(SERVER, 6667, true, "", "JOIN", "#x", "key");
    }

    @Test
    void convictsABotThatScansWhenTheTopicSaysSo() {
        Story story =
                joins("[XP|USA|483920]")
                        .chat(
                                SERVER,
                                6667,
                                false,
                                "irc.example",
                                "332",
                                "n",
                                "#x",
                                ".advscan lsass_445 100 5 0 -r -s")
                        .after(1.5);
        for (int i = 1; i < 8; i++) {
            story.tries("198.51.100." + i, 445);
        }
        assertThat(story.signs())
                .containsExactlyInAnyOrder("irc-machine-name", "irc-bot-order", "irc-order-obeyed");
        assertThat(story.evidence())
                .anySatisfy(item -> assertThat(item.because()).contains("1.5 s later"));
        assertThat(story.ends()).isEqualTo("infected");
    }

    @Test
    void convictsABotThatFetchesWhatItIsTold() {
        Story story =
                joins("iamzxqq")
                        .chat(
                                SERVER,
                                6667,
                                false,
                                "boss!a@b",
                                "PRIVMSG",
                                "#x",
                                "!download http://files.example/a.exe c:\\a.exe 1")
                        .after(2)
                        .looksUp(
                                "files.example",
                                "A",
                                wolfhound.model.NameLookup.Outcome.ANSWERED,
                                "192.0.2.5");
        assertThat(story.signs()).containsExactly("irc-bot-order", "irc-order-obeyed");
        assertThat(story.ends()).isEqualTo("infected");
    }

    @Test
    void believesTheReportOfABot() {
        Story story =
                joins("USA|84729102")
                        .chat(
                                SERVER,
                                6667,
                                true,
                                "",
                                "PRIVMSG",
                                "#x",
                                "[SCAN]: Random Port Scan started on 192.168.x.x:445 with a delay");
        assertThat(story.signs()).containsExactlyInAnyOrder("irc-machine-name", "irc-bot-report");
    }

    @Test
    void letsPeopleBouncersAndBuildServersChat() {
        Story story =
                joins("maria_1987")
                        .chat(
                                SERVER,
                                6667,
                                false,
                                "joe!j@h",
                                "PRIVMSG",
                                "#x",
                                "you can get it at http://example.org/tool.zip")
                        .chat(SERVER, 6667, true, "", "PRIVMSG", "#x", "thanks, will scan it first")
                        .chat(SERVER, 6667, false, "joe!j@h", "PRIVMSG", "#x", "!seen bob")
                        .chat(SERVER, 6667, false, "joe!j@h", "PRIVMSG", "#x", "!ping")
                        .chat(
                                SERVER,
                                6667,
                                false,
                                "ci!j@h",
                                "PRIVMSG",
                                "#x",
                                "[build] #1823 passed: http://ci.example/1823")
                        .talks("192.0.2.5", 80, "http", 300, 9000);
        assertThat(story.signs()).isEmpty();
        assertThat(story.ends()).isEqualTo("clear");
    }

    @Test
    void asksMoreThanAnOddPort() {
        Story story =
                Story.with(new IrcOrders())
                        .chat(SERVER, 443, true, "", "NICK", "maria")
                        .chat(SERVER, 443, false, "irc.example", "001", "maria", "Welcome");
        assertThat(story.signs()).containsExactly("irc-disguised");
        assertThat(story.ends()).isEqualTo("clear");
    }

    @Test
    void tellsMadeNamesFromChosenOnes() {
        assertThat(IrcOrders.isMade("[USA|XP|0382910]")).isTrue();
        assertThat(IrcOrders.isMade("n{DE|W7a}kqzwlpt")).isTrue();
        assertThat(IrcOrders.isMade("{DE-W7-x86a}")).isTrue();
        assertThat(IrcOrders.isMade("GBR|00918273")).isTrue();
        assertThat(IrcOrders.isMade("[Joe]")).isFalse();
        assertThat(IrcOrders.isMade("maria|away")).isFalse();
        assertThat(IrcOrders.isMade("mark1984")).isFalse();
        assertThat(IrcOrders.isMade("guest48291")).isFalse();
    }

    private static Story moves(String nick) {
        return joins(nick)
                .chat(SERVER, 6667, false, "boss!a@b", "PRIVMSG", "#x", ".j #work")
                .after(0.2)
                .chat(SERVER, 6667, true, "", "JOIN", "#work");
    }

    @Test
    void convictsABotOfAMadeNameThatGoesWhereItIsTold() {
        Story story = moves("`|USA|hkrrcbmx");
        assertThat(story.signs()).contains("irc-machine-name", "irc-bot-order", "irc-order-obeyed");
        assertThat(story.ends()).isEqualTo("infected");
    }

    @Test
    void letsPeopleSendTheirOwnBotsToAChannel() {
        assertThat(moves("helpdesk").ends()).isEqualTo("clear");
    }
}
