package wolfhound.engine.detector;

import java.util.List;

/// Every detector: the table of contents of what Wolfhound accuses a host of.
public final class Detectors {
    private Detectors() {}

    public static List<Detector<?>> all() {
        return List.of(
                new AddressCheck(),
                new BackwardProxy(),
                new BareAddress(),
                new Beats(),
                new BlindTrust(),
                new BlockedRetries(),
                new BotPeers(),
                new BrowserMask(),
                new CheckIn(),
                new CipheredFrames(),
                new CodedPath(),
                new ContentLie(),
                new CountedQuery(),
                new DatagramSweep(),
                new DeadRing(),
                new DeviceHerd(),
                new DnsTunnel(),
                new FileDrop(),
                new FirstContacts(),
                new Flood(),
                new HandwrittenHeader(),
                new IrcOrders(),
                new KitCertificate(),
                new LikelyGenerated(),
                new MadeUpNames(),
                new MakersRing(),
                new MachineMail(),
                new MailFanOut(),
                new Mining(),
                new NameOverride(),
                new OwnHello(),
                new PeerLeads(),
                new PingTunnel(),
                new PortLie(),
                new PublishedNames(),
                new RatDialects(),
                new RawCallHome(),
                new ReusedKeyStream(),
                new ReverseShell(),
                new RuleFindings(),
                new SealedControl(),
                new SecureRing(),
                new ShareEncryption(),
                new StrangeCertificate(),
                new SupportAtNobodys(),
                new WeakCipher(),
                new WebCallHome(),
                new WebDelivery(),
                new WebDialect(),
                new WebLure(),
                new WebOrders(),
                new WebRing(),
                new WebSecrets(),
                new WorkedList());
    }
}
