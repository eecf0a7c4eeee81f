package wolfhound.engine.detector;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import wolfhound.model.Address;
import wolfhound.model.Behaviour;
import wolfhound.model.CommandLine;
import wolfhound.model.EvidenceClass;
import wolfhound.model.FileTransfer;
import wolfhound.model.Flow;
import wolfhound.model.Group;
import wolfhound.model.MailMessage;
import wolfhound.model.NameLookup;
import wolfhound.model.Observation;
import wolfhound.model.Seen;
import wolfhound.model.Sign;

/// A host that is no mail server and does a mail server's work: looks up where the world's mail
/// goes and delivers there itself, the same text to many; or mails out what it has just fetched, as
/// mail worms do. Connections count even where port 25 is blocked.
final class MailFanOut implements Detector<MailFanOut.Memory> {
    static final Sign FAN_OUT =
            Sign.of(
                    "mail-fan-out",
                    Behaviour.SPAM,
                    EvidenceClass.EFFECT,
                    35,
                    "port 25 of many mail servers within minutes; mail programs hand all mail to"
                            + " one server, mail servers have a witness",
                    "T1071.003",
                    "T1584");
    static final Sign OWN_ROUTING =
            Sign.of(
                    "mail-own-routing",
                    Behaviour.SPAM,
                    EvidenceClass.DIALECT,
                    25,
                    "looks up the mail servers of many domains itself, which only mail servers do",
                    "T1071.003");
    static final Sign BULK =
            Sign.of(
                    "mail-bulk",
                    Behaviour.SPAM,
                    EvidenceClass.TEMPLATE,
                    30,
                    "one text from made-up senders to many strangers; newsletters have one sender",
                    "T1566");
    static final Sign PASSED_ON =
            Sign.of(
                    "mail-passes-on",
                    Behaviour.SPAM,
                    EvidenceClass.CAUSALITY,
                    40,
                    "mails out the very page or program that it has just fetched, again and again:"
                            + " the payload coming in is the payload going out",
                    "T1566.002",
                    "T1080");

    static final Sign TRIED =
            Sign.of(
                    "mail-server-tried",
                    Behaviour.SPAM,
                    EvidenceClass.RARITY,
                    6,
                    "looked a domain's mail server up itself and called it, as bots do to learn whether"
                            + " they can send; web servers and devices mail so too",
                    "T1071.003");

    private static final int FEW_SERVERS = 4;
    private static final int LEAST_SERVERS = 8;
    private static final int MANY_SERVERS = 20;
    private static final int MOST_SERVERS = 256;
    private static final int LEAST_DOMAINS = 6;
    private static final int MOST_DOMAINS = 64;
    private static final int LEAST_BULK = 8;
    private static final int LEAST_SENDERS = 3;
    private static final int LEAST_PASSED = 4;
    private static final int MOST_SENDERS = 64;
    private static final Duration WINDOW = Duration.ofMinutes(10);

    static final class Memory {
        private final Set<Address> servers = new HashSet<>(4);
        private final Set<String> domains = new LinkedHashSet<>(4);
        private final Set<String> senders = new HashSet<>(4);
        private Instant began = Instant.MAX;
        private Instant mailsBegan = Instant.MAX;
        private int fanOutTold;
        private boolean routingTold;
        private boolean bulkTold;
        private boolean passedTold;
        private int mails;
        private int passed;
        private int handled;
    }

    @Override
    public String name() {
        return "mail-fan-out";
    }

    @Override
    public List<Sign> signs() {
        return List.of(FAN_OUT, OWN_ROUTING, BULK, PASSED_ON, TRIED);
    }

    @Override
    public Set<Class<? extends Observation>> watches() {
        return Set.of(Flow.class, NameLookup.class, MailMessage.class, CommandLine.class);
    }

    @Override
    public Memory fresh() {
        return new Memory();
    }

    @Override
    public void see(Memory memory, Observation observation, Scene scene) {
        if (!observation.seen().hostOpened()) {
            return;
        }
        switch (observation) {
            case Flow flow when isDelivery(flow) -> delivery(memory, flow.seen(), scene);
            case NameLookup lookup when isRouting(lookup) -> routing(memory, lookup, scene);
            case CommandLine line when isSender(line) ->
                    sender(memory, line.argument().toLowerCase(Locale.ROOT), line.seen());
            case MailMessage mail when mail.protocol().equals("smtp") -> mail(memory, mail, scene);
            default -> {}
        }
    }

    private static boolean isDelivery(Flow flow) {
        return flow.phase() == Flow.Phase.OPENED
                && flow.seen().peer().port() == 25
                && flow.seen().peer().address().isUnicast()
                && !flow.seen().peer().address().isPrivate();
    }

    private static boolean isRouting(NameLookup lookup) {
        return lookup.type().equals("MX") && lookup.way() == NameLookup.Way.DNS;
    }

    private static boolean isSender(CommandLine line) {
        return line.protocol().equals("smtp") && line.verb().equalsIgnoreCase("MAIL");
    }

    private static void delivery(Memory memory, Seen seen, Scene scene) {
        if (Duration.between(memory.began.equals(Instant.MAX) ? seen.at() : memory.began, seen.at())
                        .compareTo(WINDOW)
                > 0) {
            memory.servers.clear();
            memory.began = seen.at();
        }
        memory.began = seen.at().isBefore(memory.began) ? seen.at() : memory.began;
        if (memory.servers.size() >= MOST_SERVERS || !memory.servers.add(seen.peer().address())) {
            return;
        }
        int servers = memory.servers.size();
        if (servers == 1 && !memory.domains.isEmpty()) {
            scene.testify(
                    Claim.of(
                            TRIED,
                            seen,
                            "asked for the mail server of "
                                    + memory.domains.iterator().next()
                                    + " itself and called "
                                    + seen.peer()));
        }
        boolean tell =
                servers == FEW_SERVERS && memory.fanOutTold == 0
                        || servers == LEAST_SERVERS && memory.fanOutTold == 1
                        || servers == MANY_SERVERS && memory.fanOutTold == 2;
        if (tell) {
            memory.fanOutTold++;
            scene.testify(
                    Claim.of(
                                    FAN_OUT,
                                    seen,
                                    "opened port 25 of "
                                            + servers
                                            + " mail servers outside within "
                                            + Duration.between(memory.began, seen.at()).toSeconds()
                                            + " s")
                            .began(memory.began)
                            .noPeer()
                            .strength(
                                    servers >= MANY_SERVERS
                                            ? 1
                                            : servers >= LEAST_SERVERS ? 0.8 : 0.45)
                            .group(Group.Cause.DETECTOR, "mail-fan-out"));
        }
        tellRouting(memory, seen, scene);
    }

    private static void routing(Memory memory, NameLookup lookup, Scene scene) {
        if (memory.domains.size() < MOST_DOMAINS) {
            memory.domains.add(lookup.name().text());
        }
        tellRouting(memory, lookup.seen(), scene);
    }

    private static void tellRouting(Memory memory, Seen seen, Scene scene) {
        boolean routes =
                memory.domains.size() >= LEAST_DOMAINS
                        && memory.servers.size() >= LEAST_DOMAINS / 2;
        if (routes && !memory.routingTold) {
            memory.routingTold = true;
            List<String> some = memory.domains.stream().limit(4).toList();
            scene.testify(
                    Claim.of(
                                    OWN_ROUTING,
                                    seen,
                                    "looked up the mail servers of "
                                            + memory.domains.size()
                                            + " domains itself ("
                                            + String.join(", ", some)
                                            + ", …) and called them")
                            .noPeer()
                            .group(Group.Cause.DETECTOR, "mail-routing"));
        }
    }

    private static void sender(Memory memory, String sender, Seen seen) {
        memory.mails++;
        memory.mailsBegan = seen.at().isBefore(memory.mailsBegan) ? seen.at() : memory.mailsBegan;
        if (memory.senders.size() < MOST_SENDERS) {
            memory.senders.add(sender);
        }
    }

    private static void mail(Memory memory, MailMessage mail, Scene scene) {
        if (handledByAServer(mail)) {
            memory.handled++;
        }
        passedOn(memory, mail, scene);
        boolean bulk =
                memory.mails >= LEAST_BULK
                        && memory.senders.size() >= LEAST_SENDERS
                        && memory.senders.size() * 2 > Math.min(memory.mails, MOST_SENDERS)
                        && memory.handled * 2 < memory.mails;
        if (bulk && !memory.bulkTold) {
            memory.bulkTold = true;
            scene.testify(
                    Claim.of(
                                    BULK,
                                    mail.seen(),
                                    "sent "
                                            + memory.mails
                                            + " mails of its own under "
                                            + memory.senders.size()
                                            + " senders' names, the last with the"
                                            + " subject «"
                                            + mail.subject()
                                            + "»")
                            .began(memory.mailsBegan)
                            .noPeer()
                            .group(Group.Cause.DETECTOR, "mail-bulk"));
        }
    }

    /// Was it handed to this host by another, as far as it can be seen. A server introduces itself
    /// by a full name (RFC 5321 §4.1.1.1); one that does not has written the marks itself.
    private static boolean handledByAServer(MailMessage mail) {
        boolean marked = mail.headers().has("Received") || mail.headers().has("DKIM-Signature");
        return marked && mail.helo().indexOf('.') > 0;
    }

    /// Mails that carry a link or a file that the host itself has just received.
    private static void passedOn(Memory memory, MailMessage mail, Scene scene) {
        String what = fetchedBefore(mail, scene);
        if (what.isEmpty()) {
            return;
        }
        memory.passed += Math.max(1, mail.recipients().size());
        if (memory.passed >= LEAST_PASSED && !memory.passedTold) {
            memory.passedTold = true;
            scene.testify(
                    Claim.of(
                                    PASSED_ON,
                                    mail.seen(),
                                    "mailed "
                                            + what
                                            + " to "
                                            + memory.passed
                                            + " recipients, having just fetched it itself")
                            .noPeer()
                            .about(what)
                            .group(Group.Cause.DETECTOR, "mail-passes-on"));
        }
    }

    private static String fetchedBefore(MailMessage mail, Scene scene) {
        for (FileTransfer file : scene.host().files()) {
            boolean runs = file.kind().isExecutable() || file.nameLies();
            if (runs && mail.links().contains(file.from())) {
                return file.from();
            }
            boolean attached =
                    runs
                            && !file.sha256().isEmpty()
                            && mail.parts().stream()
                                    .anyMatch(part -> part.sha256().equals(file.sha256()));
            if (attached) {
                return "the program " + file.name();
            }
        }
        return "";
    }
}
