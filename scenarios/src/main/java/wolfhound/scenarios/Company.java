package wolfhound.scenarios;

import java.time.Duration;
import java.util.List;
import wolfhound.scenarios.stage.Stage;

/// One network in which the infected and those who only look like them live side by side: they
/// share a router, a resolver, a branch behind one address, a mail gateway, a file server and web
/// sites. It is composed of stories that stand for themselves elsewhere.
final class Company implements Scenario {
    private static final Duration BETWEEN_SCENES = Duration.ofSeconds(4);

    /// An infected machine, and what does the same for an honest reason.
    private record Pair(Scenario guilty, Scenario... alike) {}

    private static final List<Pair> PAIRS =
            List.of(
                    new Pair(new Zeus(), new CompromisedWebServer()),
                    new Pair(new Rustock(), new MailingListServer()),
                    new Pair(new Cutwail(), new HealthChecks()),
                    new Pair(new HereYouHave(), new LinkSandbox(), new MailGateway()),
                    new Pair(new IrcBot(), new HumanChat(), new BuildNotifier()),
                    new Pair(new Storm(), new DonkeyUser()),
                    new Pair(new Nugache(), new TorrentUser()),
                    new Pair(new Waledac(), new SoapAndRadio()),
                    new Pair(new Bancos(), new SplitNames()),
                    new Pair(new PerfectKeylogger(), new MailingDevices()),
                    new Pair(new ShareEncryptor(), new BulkRename(), new NightlyBackup()),
                    new Pair(new Emotet(), new SearchCluster()),
                    new Pair(new Qakbot(), new EncryptedNames()),
                    new Pair(new AsyncRat(), new DeveloperDay()),
                    new Pair(new AgentTesla(), new DynamicNameClient()),
                    new Pair(new DnsTunnelDnscat(), new ReputationLookups(), new VirusScanners()),
                    new Pair(new CoinMiner(), new DeviceHeartbeats()),
                    new Pair(new Mirai(), new MonitoringSystem()),
                    new Pair(new ExploitKit(), new FailedExploit(), new AdvertisingChain()),
                    new Pair(new NjRat(), new VideoCall()));

    Company() {}

    @Override
    public String name() {
        return "company";
    }

    @Override
    public String title() {
        return "A company's network: an infected herd and its innocent look-alikes";
    }

    @Override
    public String shows() {
        return "Side by side, by what each does, the infected are told from the others";
    }

    @Override
    public Kind kind() {
        return Kind.MALWARE_CNC;
    }

    @Override
    public boolean speaksWrongly() {
        return true;
    }

    @Override
    public void stage(Stage stage) {
        stage.sharesServer("mail");
        stage.sharesServer("files");
        stage.sharesServer("web");
        play(stage, new RecursiveResolver(), Duration.ZERO);
        play(stage, new ManyUsersBehindOneAddress(), Duration.ZERO);
        play(stage, new SoftwareUpdates(), Duration.ZERO);
        play(stage, new OfficeDay(), Duration.ZERO);
        Duration at = BETWEEN_SCENES;
        for (Pair pair : PAIRS) {
            play(stage, pair.guilty, at);
            for (Scenario alike : pair.alike) {
                at = at.plus(BETWEEN_SCENES);
                play(stage, alike, at);
            }
            at = at.plus(BETWEEN_SCENES);
        }
    }

    private static void play(Stage stage, Scenario story, Duration after) {
        stage.scene(story.name(), after);
        story.stage(stage);
    }
}
