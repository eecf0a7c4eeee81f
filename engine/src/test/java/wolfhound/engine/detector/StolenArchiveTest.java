package wolfhound.engine.detector;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import wolfhound.engine.Story;
import wolfhound.model.Body;
import wolfhound.model.FileKind;
import wolfhound.model.Headers;

/// Archives that programs upload: loot, reports of crashes, logs.
class StolenArchiveTest {
    private static final String NUMBER =
            "--B\r\nContent-Disposition: form-data; name=\"hwid\"\r\n\r\n9A3F11C277E0\r\n";

    private static Headers form(String host, String agent) {
        return agent.isEmpty()
                ? Story.headers("Host", host, "Content-Type", "multipart/form-data; boundary=B")
                : Story.headers(
                        "User-Agent",
                        agent,
                        "Host",
                        host,
                        "Content-Type",
                        "multipart/form-data; boundary=B");
    }

    private static Body archive(String before, String member) {
        String text =
                before
                        + "--B\r\n"
                        + "Content-Disposition: form-data; name=\"file\";"
                        + " filename=\"a.zip\"\r\n\r\n"
                        + "PK\u0003\u0004\u0014\0\0\0\u0008\0aaaabbbbccccddddee\0\0"
                        + member
                        + "x".repeat(300);
        return Web.text(text, "multipart/form-data", FileKind.RANDOM);
    }

    private static Story uploads(String path, Headers headers, Body body) {
        Story story = Story.with(new StolenArchive());
        Web.exchange(story, "203.0.113.9", 80, "POST", path, headers, body, 200, Body.NONE);
        story.verdict();
        return story;
    }

    @Test
    void readsTheNamesInTheArchive() {
        Story story = uploads("/", form("a.example", ""), archive("", "Passwords.txt"));
        assertThat(story.weight("stolen-archive")).isEqualTo(36);
    }

    @Test
    void believesAQuestionWithAPicture() {
        Story story = uploads("/ask", form("maker.example", ""), archive("", "screenshot.png"));
        assertThat(story.signs()).isEmpty();
        Story thief =
                uploads("/ask", form("a.example", ""), archive("", "screen.jpg.Cookies/a.txt"));
        assertThat(thief.weight("stolen-archive")).isEqualTo(36);
    }

    @Test
    void countsANumberedArchiveUnderAMask() {
        Story story = uploads("/api", form("a.example", Web.BROWSER), archive(NUMBER, "f1.bin"));
        assertThat(story.weight("stolen-archive")).isBetween(21.0, 22.0);
    }

    @Test
    void believesADeviceThatSendsItsLog() {
        Story story = uploads("/diag", form("maker.example", ""), archive(NUMBER, "syslog.1"));
        assertThat(story.signs()).isEmpty();
    }

    @Test
    void believesAReportOfACrash() {
        Headers masked = form("crashes.example", Web.BROWSER);
        assertThat(uploads("/up", masked, archive(NUMBER, "minidump.dmp")).signs()).isEmpty();
        assertThat(uploads("/crash", masked, archive(NUMBER, "screenshot.png")).signs()).isEmpty();
    }

    @Test
    void believesABackupThatSaysItsName() {
        Headers named = form("backup.example", "KeepSafe/2.1");
        assertThat(uploads("/put", named, archive(NUMBER, "Cookies/")).signs()).isEmpty();
    }
}
