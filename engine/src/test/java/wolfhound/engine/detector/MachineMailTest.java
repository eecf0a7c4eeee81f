package wolfhound.engine.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static wolfhound.engine.Story.headers;

import org.junit.jupiter.api.Test;
import wolfhound.engine.Story;
import wolfhound.model.Headers;

class MachineMailTest {
    private static final Headers BARE =
            headers("MIME-Version", "1.0", "From", "drop@mail.example", "Subject", "x");

    @Test
    void convictsAMailedInventoryToItsOwnSender() {
        Story story =
                Story.with(new MachineMail())
                        .named("DESKTOP-4F2KQ1", "maria.g")
                        .mails(
                                "198.51.100.25",
                                587,
                                "DESKTOP-4F2KQ1",
                                "drop@mail.example",
                                "drop@mail.example",
                                BARE,
                                "PW_maria.g/DESKTOP-4F2KQ1",
                                "Time: 03/04/2024<br>User Name: maria.g<br>Computer Name:"
                                        + " DESKTOP-4F2KQ1<br>OSFullName: Windows 10<br>CPU: i5"
                                        + "<br>RAM: 8191 MB<br>");
        assertThat(story.signs()).containsExactly("mail-own-secret", "mail-without-program");
        assertThat(story.evidence().getFirst().about()).isEqualTo("drop@mail.example");
        assertThat(story.ends()).isEqualTo("infected");
    }

    @Test
    void letsAPersonMail() {
        Story story =
                Story.with(new MachineMail())
                        .named("DESKTOP-4F2KQ1", "maria.g")
                        .mails(
                                "198.51.100.25",
                                587,
                                "[10.0.0.7]",
                                "maria.g@corp.example",
                                "help@corp.example",
                                headers("User-Agent", "Mozilla Thunderbird", "Message-ID", "<1@x>"),
                                "my laptop",
                                "DESKTOP-4F2KQ1 is slow again. Regards, maria.g");
        assertThat(story.ends()).isEqualTo("clear");
        assertThat(story.signs()).isEmpty();
    }

    @Test
    void doesNotConvictABackupReportThatNamesItsMachine() {
        Story story =
                Story.with(new MachineMail())
                        .named("NAS-CELLAR", "backupd")
                        .mails(
                                "198.51.100.25",
                                587,
                                "NAS-CELLAR",
                                "nas@home.example",
                                "nas@home.example",
                                BARE,
                                "Backup on NAS-CELLAR finished",
                                "The task completed. 12 files, 40 MB.");
        assertThat(story.ends()).isNotEqualTo("infected");
    }

    @Test
    void suspectsAReportOfTheMachineWithoutLabels() {
        Story story =
                Story.with(new MachineMail())
                        .mails(
                                "198.51.100.25",
                                587,
                                "KITCHEN-PC",
                                "drop@mail.example",
                                "drop@mail.example",
                                BARE,
                                "A Keylogger reports",
                                "maria / KITCHEN-PC\nWindows 7 Service Pack 1\n192.168.4.7");
        assertThat(story.signs()).contains("mail-own-secret");
        assertThat(story.ends()).isEqualTo("suspect");
    }

    @Test
    void letsAMeasuringDeviceReportItsRoom() {
        assertThat(
                        Story.with(new MachineMail())
                                .mails(
                                        "198.51.100.25",
                                        25,
                                        "datalogger",
                                        "cellar@plant.example",
                                        "team@plant.example",
                                        BARE,
                                        "Data logger 7: weekly report",
                                        "Cellar: 11 degrees, 74 %; 192.168.4.9")
                                .signs())
                .isEmpty();
    }
}
