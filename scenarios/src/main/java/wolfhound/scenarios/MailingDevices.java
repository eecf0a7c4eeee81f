package wolfhound.scenarios;

import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Bodies;
import wolfhound.scenarios.stage.Machine;
import wolfhound.scenarios.stage.Mail;
import wolfhound.scenarios.stage.Smtp;
import wolfhound.scenarios.stage.Stage;

/// A scanner that mails what it scanned, and a disk station that reports on its health, both to a
/// public mail service and to themselves.
final class MailingDevices extends Innocent {
    MailingDevices() {
        super(
                "mailing-devices",
                "A scanner and a disk station mail documents and health reports to a public service",
                "Devices that mail name themselves and steal nothing");
    }

    @Override
    public void stage(Stage stage) {
        Machine service = stage.site("smtp.mail-service.example");
        Actor scanner = stage.device("scanner").joins();
        scanner.knows("smtp.mail-service.example");
        int pages = stage.between(2, 5);
        for (int i = 0; i < pages; i++) {
            Mail scan =
                    Mail.from("scanner@office.example", "office@office.example")
                            .with("From: scanner@office.example", "To: office@office.example")
                            .with(
                                    "Subject: Scanned image from MFP-07",
                                    "Date: Tue, 3 Mar 2026 09:0" + i + ":00 +0000")
                            .with(
                                    "Message-ID: <" + stage.hex(16) + "@mfp-07>",
                                    "X-Mailer: MFP Scan To Email 3.1")
                            .text(
                                    "Number of Images: 1\r\nAttachment File Type: PDF\r\nDevice Name: MFP-07")
                            .attached(
                                    "scan_000" + i + ".pdf",
                                    "application/pdf",
                                    new Bodies(stage).pdf(6_000));
            Smtp.to(scanner.pauses(8), service, 587, "mfp-07")
                    .logsIn("office", stage.word(9))
                    .sends(scan)
                    .quits();
        }
        Actor disks = stage.device("disks").joins();
        Mail health =
                Mail.from("nas@office.example", "nas@office.example")
                        .with("From: nas@office.example", "To: nas@office.example")
                        .with(
                                "Subject: [DiskStation] Monthly health report",
                                "Message-ID: <" + stage.hex(16) + "@nas>")
                        .text(
                                "Dear user,\r\n\r\nall drives on DiskStation are healthy.\r\nSystem uptime: 41 days\r\n");
        disks.pauses(12).knows("smtp.mail-service.example");
        Smtp.to(disks, service, 587, "DiskStation")
                .logsIn("nas", stage.word(9))
                .sends(health)
                .quits();
    }
}
