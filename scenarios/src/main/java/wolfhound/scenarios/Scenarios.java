package wolfhound.scenarios;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Every scenario, in alphabetical order.
public final class Scenarios {
    private Scenarios() {}

    public static List<Scenario> all() {
        return List.of(
                new AdminInstalls(),
                new AdvertisingChain(),
                new AgentTesla(),
                new AlertBots(),
                new AsyncRat(),
                new Bancos(),
                new BlockTeller(),
                new BuildNotifier(),
                new BulkRename(),
                new CleanedBlog(),
                new CloudCamera(),
                new CloudNames(),
                new CoinMiner(),
                new CompromisedWebServer(),
                new Cutwail(),
                new DanaBot(),
                new DarkComet(),
                new DeveloperDay(),
                new DeviceHeartbeats(),
                new DgaBot(),
                new DiscordTheft(),
                new DnsTunnelDnscat(),
                new DnsTunnelIodine(),
                new DonkeyUser(),
                new DynamicNameClient(),
                new Emotet(),
                new EncryptedNames(),
                new ExploitKit(),
                new FailedExploit(),
                new FormBook(),
                new Gafgyt(),
                new GameLauncher(),
                new GateMeasurement(),
                new Gh0st(),
                new Hancitor(),
                new HandwrittenMask(),
                new HealthChecks(),
                new HereYouHave(),
                new Honeypot(),
                new HumanChat(),
                new IcmpTunnel(),
                new IrcBot(),
                new JavaExploit(),
                new LicenceReports(),
                new LinkPreviews(),
                new LinkSandbox(),
                new LossySensor(),
                new MacroDocument(),
                new MailGateway(),
                new MailingDevices(),
                new MailingListServer(),
                new ManyUsersBehindOneAddress(),
                new MaskedPriceWatch(),
                new MaskedRemoteControl(),
                new Mirai(),
                new MonitoringSystem(),
                new MovedShop(),
                new NamelessUpdater(),
                new NetworkProbes(),
                new NightlyBackup(),
                new NjRat(),
                new Nugache(),
                new OfficeDay(),
                new OnlineGame(),
                new OrderedLoader(),
                new OwnAuthorities(),
                new OwnChatBot(),
                new PackageManagers(),
                new PeerPrograms(),
                new PerfectKeylogger(),
                new PhishingVictim(),
                new PhoneApps(),
                new Phorpiex(),
                new PlugX(),
                new PortalAndParking(),
                new Qakbot(),
                new RandomForms(),
                new RecursiveResolver(),
                new RenamedRemoteControl(),
                new ReputationLookups(),
                new ResearchScanners(),
                new Rustock(),
                new ScriptWorm(),
                new SealedAlarmPanel(),
                new SealedHousekeeping(),
                new SearchCluster(),
                new SensorItself(),
                new ShareEncryptor(),
                new SinkholedNames(),
                new SmallMakersAgent(),
                new SoapAndRadio(),
                new SoftwareUpdates(),
                new SplitNames(),
                new StealerOfModules(),
                new Storm(),
                new StreamChat(),
                new TelegramTheft(),
                new TorrentUser(),
                new TurnedProxy(),
                new UpdateSharing(),
                new VideoCall(),
                new VirusScanners(),
                new VoiceAndNoise(),
                new VpnUser(),
                new VulnerabilityScanner(),
                new Waledac(),
                new WolfPack(),
                new Worm445(),
                new XorDdos(),
                new Zeus());
    }

    /// The names that a list would still have, by the scenario that is staged about them.
    public static Map<String, String> listed() {
        return Map.of(
                "cleaned-blog", CleanedBlog.NAME,
                "moved-shop", MovedShop.NAME,
                "sinkholed-names", SinkholedNames.NAME);
    }

    /// The infected herd and its look-alikes, many of the above in one network.
    public static Scenario company() {
        return new Company();
    }

    /// Every scenario, and the company's network last.
    public static Stream<Scenario> withCompany() {
        return Stream.concat(all().stream(), Stream.of(company()));
    }

    public static Optional<Scenario> named(String name) {
        return withCompany().filter(scenario -> scenario.name().equals(name)).findFirst();
    }
}
