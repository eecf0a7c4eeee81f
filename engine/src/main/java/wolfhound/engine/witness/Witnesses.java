package wolfhound.engine.witness;

import java.util.List;

/// Every witness: the table of contents of the innocent explanations that Wolfhound knows.
public final class Witnesses {
    private Witnesses() {}

    public static List<Witness> all() {
        return List.of(
                new AnsweringRouter(),
                new BackupAndSync(),
                new BrowserProbes(),
                new FileSharingAndCalls(),
                new HumanChat(),
                new LegitimateSender(),
                new MailGateway(),
                new ProxyOrNat(),
                new Resolver(),
                new ScannerUndeclared(),
                new SensorItself(),
                new SensorLoss(),
                new SignallingDns(),
                new UpdatersAndTelemetry());
    }
}
