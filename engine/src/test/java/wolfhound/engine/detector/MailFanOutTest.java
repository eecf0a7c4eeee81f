package wolfhound.engine.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static wolfhound.engine.Story.headers;
import static wolfhound.engine.Story.latin;

import org.junit.jupiter.api.Test;
import wolfhound.engine.Story;
import wolfhound.model.FileKind;
import wolfhound.model.NameLookup;

class MailFanOutTest {
    @Test
    void convictsASpamBotEvenWherePort25IsBlocked() {
        Story story = Story.with(new MailFanOut());
        for (int i = 1; i <= 24; i++) {
            story.looksUp(
                    "shop" + i + ".example",
                    "MX",
                    NameLookup.Outcome.ANSWERED,
                    "mx.shop" + i + ".example");
            story.tries("203.0.113." + i, 25).after(1);
        }
        assertThat(story.signs())
                .containsExactlyInAnyOrder("mail-server-tried", "mail-fan-out", "mail-own-routing");
        assertThat(story.ends()).isEqualTo("infected");
    }

    @Test
    void letsAMailProgramUseItsServer() {
        Story story = Story.with(new MailFanOut());
        for (int i = 1; i <= 30; i++) {
            story.talks("203.0.113.25", 25, "smtp", 5000, 300)
                    .commands("203.0.113.25", 25, "smtp", "MAIL", "<maria@corp.example>", 250);
        }
        assertThat(story.signs()).isEmpty();
    }

    @Test
    void seesBulkUnderMadeUpNames() {
        Story story = Story.with(new MailFanOut());
        for (int i = 1; i <= 10; i++) {
            story.commands("203.0.113.25", 25, "smtp", "MAIL", "<a" + i + "@b.example>", 250)
                    .mails(
                            "203.0.113.25",
                            25,
                            "x",
                            "a" + i + "@b.example",
                            "v@c.example",
                            headers("Subject", "pills"),
                            "pills",
                            "buy http://x.example/");
        }
        assertThat(story.signs()).containsExactly("mail-bulk");
    }

    @Test
    void convictsAWormThatMailsWhatItFetched() {
        String url = "http://members.example/yahoophoto/document_pdf.scr";
        Story story =
                Story.with(new MailFanOut())
                        .transfers(
                                "203.0.113.80",
                                80,
                                "http",
                                true,
                                "document_pdf.scr",
                                url,
                                FileKind.PE,
                                latin("MZ program"));
        for (int i = 1; i <= 25; i++) {
            story.after(1)
                    .tries("203.0.113." + i, 25)
                    .mails(
                            "203.0.113." + i,
                            25,
                            "x",
                            "maria@corp.example",
                            "friend" + i + "@c.example",
                            headers("Subject", "Here you have"),
                            "Here you have",
                            "see " + url);
        }
        assertThat(story.signs()).contains("mail-passes-on", "mail-fan-out");
        assertThat(story.ends()).isEqualTo("infected");
    }

    @Test
    void lettingAFriendKnowOfADownloadIsNoCrime() {
        Story story =
                Story.with(new MailFanOut())
                        .transfers(
                                "203.0.113.80",
                                80,
                                "http",
                                true,
                                "tool.exe",
                                "http://tools.example/tool.exe",
                                FileKind.PE,
                                latin("MZ tool"))
                        .mails(
                                "203.0.113.25",
                                25,
                                "x",
                                "maria@corp.example",
                                "joe@corp.example",
                                headers("Subject", "tool"),
                                "tool",
                                "get http://tools.example/tool.exe");
        assertThat(story.signs()).isEmpty();
    }
}
