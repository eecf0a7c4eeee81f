package wolfhound.scenarios;

import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Answer;
import wolfhound.scenarios.stage.Ask;
import wolfhound.scenarios.stage.Machine;
import wolfhound.scenarios.stage.Mail;
import wolfhound.scenarios.stage.Platform;
import wolfhound.scenarios.stage.Smtp;
import wolfhound.scenarios.stage.Stage;
import wolfhound.scenarios.stage.Web;

/// The monitoring system: pings and knocks everywhere, asks web servers for their health, and mails
/// when something is down.
final class MonitoringSystem extends Innocent {
    MonitoringSystem() {
        super(
                "monitoring-system",
                "A monitoring system pings and knocks at every server and mails its alarms",
                "A small scan every few seconds, always the same, always at home");
    }

    @Override
    public void stage(Stage stage) {
        Actor web = stage.server("web", Platform.LINUX);
        Actor files = stage.server("files", Platform.WINDOWS);
        Actor relay = stage.server("mail", Platform.LINUX);
        Actor monitor = stage.server("monitor", Platform.LINUX).pauses(1);
        byte[] payload = new byte[56];
        int rounds = stage.between(5, 9);
        for (int round = 0; round < rounds; round++) {
            for (Actor target : new Actor[] {web, files, relay}) {
                Machine machine = target.machine();
                monitor.pings(machine, 7, round, payload, payload);
                monitor.connects(machine, target == files ? 445 : target == relay ? 25 : 22)
                        .closes();
            }
            Web.to(monitor, web.machine(), 80)
                    .asks(
                            Ask.get("/health")
                                    .with(
                                            "User-Agent: check_http/v2.3 (monitoring-plugins 2.3)",
                                            "Connection: close",
                                            "Host"),
                            Answer.ok("text/plain", "ok"))
                    .closes();
            Web.to(monitor, "status.partner.example")
                    .asks(
                            Ask.get("/")
                                    .with(
                                            "User-Agent: check_http/v2.3 (monitoring-plugins 2.3)",
                                            "Connection: close",
                                            "Host"),
                            Answer.ok("text/html", "<html>fine</html>"))
                    .closes();
            monitor.isRefused(files.machine(), 5666);
            monitor.pauses(12);
        }
        Mail alarm =
                Mail.from("monitor@our-company.example", "admin@our-company.example")
                        .with(
                                "From: monitor@our-company.example",
                                "To: admin@our-company.example",
                                "Subject: ** PROBLEM: files/agent is CRITICAL **",
                                "Message-ID: <" + stage.hex(10) + "@monitor>")
                        .text(
                                "Host: files\r\nService: agent\r\nState: CRITICAL\r\nInfo: connection refused\r\nMonitor: "
                                        + monitor.machine().hostName());
        Smtp.to(monitor, relay.machine(), 25, "monitor").sends(alarm).quits();
    }
}
