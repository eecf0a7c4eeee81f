package wolfhound.testkit;

import java.util.List;
import wolfhound.scenarios.Scenario;
import wolfhound.scenarios.Scenarios;

/// Every innocent cause of the catalogue that can be staged, and the infections that are planted
/// under it.
public final class AlibiTrials {
    private AlibiTrials() {}

    public static List<AlibiTrial> all() {
        return List.of(
                trial("B1", "shared-web-server", "compromised-web-server"),
                trial("B2", "cleaned-site", "cleaned-blog"),
                trial("B3", "reassigned-address", "moved-shop"),
                trial("B4", "many-tenants", "cloud-names"),
                trial("B5", "public-service", "alert-bots", "developer-day"),
                trial("B6", "mail-gateway", "mail-gateway", "mailing-list-server"),
                trial("B7", "resolver", "recursive-resolver"),
                trial("B8", "proxy-or-nat", "many-users-behind-one-address"),
                trial("B9", "scanner-undeclared", "vulnerability-scanner", "monitoring-system"),
                trial("B10", "inbound-probes", "research-scanners", "honeypot"),
                trial("B11", "lab-or-crawler", "link-sandbox"),
                trial("B12", "the-sensor-itself", "sensor-itself"),
                trial("B13", "redirect-chain", "advertising-chain"),
                trial("B14", "failed-exploit", "failed-exploit", "phishing-victim"),
                trial("B15", "link-preview", "link-previews"),
                trial("B16", "browser-probes", "network-probes"),
                trial("B17", "browser-probes", "network-probes"),
                trial("B18", "signalling-dns", "reputation-lookups"),
                trial("B19", "sinkhole", "sinkholed-names"),
                trial("B21", "dynamic-name", "dynamic-name-client"),
                trial("B22", "updaters-and-telemetry", "software-updates", "update-sharing"),
                trial("B20", "block-page", "portal-and-parking"),
                trial("B22", "failed-exploit", "package-managers"),
                trial("B23", "makers-program", "virus-scanners"),
                trial("B23", "makers-program", "phone-apps"),
                trial("B23", "device-heartbeat", "sealed-alarm-panel"),
                trial("B23", "makers-program", "small-makers-agent"),
                trial("B23", "device-heartbeat", "soap-and-radio", "device-heartbeats"),
                trial("B24", "file-sharing-and-calls", "peer-programs"),
                trial("B22", "updaters-and-telemetry", "own-authorities"),
                trial("B10", "inbound-probes", "voice-and-noise"),
                trial("B23", "makers-program", "search-cluster", "health-checks"),
                trial("B24", "file-sharing-and-calls", "torrent-user", "donkey-user"),
                trial("B24", "file-sharing-and-calls", "online-game", "video-call"),
                trial("B25", "human-chat", "human-chat", "stream-chat", "build-notifier"),
                trial("B26", "legitimate-sender", "mailing-devices"),
                trial("B27", "backup-and-sync", "nightly-backup", "bulk-rename"),
                trial("B28", "names-elsewhere", "encrypted-names", "split-names", "vpn-user"),
                trial("B29", "sensor-loss", "lossy-sensor"));
    }

    /// Infections that are convicted when they are staged alone, one host each.
    public static List<Scenario> infections() {
        return List.of(
                        "zeus",
                        "gh0st",
                        "njrat",
                        "rustock",
                        "waledac",
                        "asyncrat",
                        "agent-tesla",
                        "coin-miner",
                        "dns-tunnel-dnscat",
                        "icmp-tunnel",
                        "share-encryptor",
                        "nugache",
                        "qakbot",
                        "mirai",
                        "perfect-keylogger")
                .stream()
                .map(name -> Scenarios.named(name).orElseThrow())
                .toList();
    }

    private static AlibiTrial trial(String number, String witness, String... scenarios) {
        return new AlibiTrial(number, witness, List.of(scenarios));
    }
}
