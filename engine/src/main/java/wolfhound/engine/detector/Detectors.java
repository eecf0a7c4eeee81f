package wolfhound.engine.detector;

import java.util.List;

/// Every detector: the table of contents of what Wolfhound accuses a host of.
public final class Detectors {
    private Detectors() {}

    public static List<Detector<?>> all() {
        return List.of(
                new AddressCheck(),
                new BareAddress(),
                new CheckIn(),
                new ContentLie(),
                new FileDrop(),
                new IrcOrders(),
                new MachineMail(),
                new PortLie(),
                new RatDialects(),
                new ReverseShell(),
                new SecureRing(),
                new StrangeCertificate(),
                new WebCallHome(),
                new WebDelivery(),
                new WebRing());
    }
}
