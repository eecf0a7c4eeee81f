package wolfhound.engine.witness;

import java.util.List;

/// Every witness: the table of contents of the innocent explanations that Wolfhound knows.
public final class Witnesses {
    private Witnesses() {}

    public static List<Witness> all() {
        return List.of(
                new AnsweringRouter(),
                new BackupAndSync(),
                new BlockPage(),
                new BrowserProbes(),
                new CleanedSite(),
                new CommonRule(),
                new DeadPlace(),
                new Declared(),
                new DeviceHeartbeat(),
                new DynamicName(),
                new FailedExploit(),
                new FileSharingAndCalls(),
                new HumanChat(),
                new InboundProbes(),
                new LabOrCrawler(),
                new LegitimateSender(),
                new LinkPreview(),
                new ListedPlace(),
                new MailGateway(),
                new MakersProgram(),
                new ManyTenants(),
                new NamesElsewhere(),
                new ParkedName(),
                new ProxyOrNat(),
                new PublicService(),
                new ReassignedAddress(),
                new RedirectChain(),
                new Resolver(),
                new ScannerUndeclared(),
                new SensorItself(),
                new SensorLoss(),
                new SharedWebServer(),
                new SignallingDns(),
                new Sinkhole(),
                new UpdatersAndTelemetry());
    }
}
