import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import wolfhound.model.ChatLine;
import wolfhound.model.CommandLine;
import wolfhound.model.ConversationId;
import wolfhound.model.FileTransfer;
import wolfhound.model.Flow;
import wolfhound.model.MailMessage;
import wolfhound.model.NameLookup;
import wolfhound.model.Observation;
import wolfhound.model.SecureSession;
import wolfhound.model.Transport;
import wolfhound.model.WebExchange;
import wolfhound.model.WebRequest;
import wolfhound.sources.CaptureSource;

/// The facts that Wolfhound tells of a capture.
final class Ours {
    private static final String DAMAGE = "tshark stops where the file is damaged";

    private final Facts facts = new Facts();

    private static final Set<String> CARRIERS = Set.of("http", "smb", "tftp", "ftp");

    /// Conversations of SMTP in which the other reader loses its way, and why.
    private final Map<String, String> lostMails = new HashMap<>();

    /// The packet with which the last mail of a conversation was answered.
    private final Map<String, Long> mailEnded = new HashMap<>();

    /// Packets that the other reader read.
    private final int theirs;

    /// Is what is told of a packet that the other reader did not read.
    private boolean late;

    private Ours(int theirs) {
        this.theirs = theirs;
    }

    /// @param theirs how many packets the other reader read before it gave up on a damaged file
    static Facts of(Path capture, int theirs) throws InterruptedException {
        var ours = new Ours(theirs);
        var source = new CaptureSource(List.of(capture), 1);
        source.read(ours::note);
        ours.explainLostMails();
        int packets = (int) source.tally().packets();
        ours.facts.packets(packets);
        if (packets > theirs) {
            ours.facts.explainPackets(DAMAGE);
        }
        return ours.facts;
    }

    private void note(Observation observation) {
        late = observation.seen().origin().packet() > theirs;
        String ends = ends(observation.seen().origin().conversation());
        switch (observation) {
            case Flow flow when isCompared(flow.seen().origin().conversation().transport()) ->
                    addOnce(Kind.CONVERSATION, ends, "");
            case NameLookup lookup when lookup.way() == NameLookup.Way.DNS -> note(lookup, ends);
            case WebRequest request ->
                    add(
                            isSecond(request) ? Kind.HTTP2_REQUEST : Kind.HTTP_REQUEST,
                            ends,
                            Facts.request(request.method(), request.host(), request.target()));
            case WebExchange exchange when exchange.answered() -> note(exchange, ends);
            case SecureSession session when !session.dialect().equals("dtls") -> {
                String name = Facts.name(session.serverName().toString());
                addUnlessEmpty(Kind.TLS_SERVER_NAME, ends, name);
                addUnlessEmpty(Kind.TLS_JA3, ends, session.ja3());
            }
            case CommandLine line -> note(line, ends);
            case MailMessage mail when mail.protocol().equals("smtp") ->
                    add(Kind.MAIL, ends, "");
            case ChatLine line -> {
                boolean byClient = line.byHost() == line.seen().hostOpened();
                add(Kind.IRC_LINE, ends, (byClient ? "> " : "< ") + line.command());
            }
            case FileTransfer file when isCompared(file) -> note(file);
            default -> {}
        }
    }

    private void note(NameLookup lookup, String ends) {
        String name = Facts.name(lookup.name().toString());
        addOnce(Kind.DNS_QUESTION, ends, name + " " + lookup.type());
        for (NameLookup.Answer answer : lookup.answers()) {
            addOnce(
                    Kind.DNS_ANSWER,
                    ends,
                    "%s %s %s"
                            .formatted(
                                    Facts.name(answer.name().toString()),
                                    answer.type(),
                                    value(answer)));
        }
    }

    private void note(WebExchange exchange, String ends) {
        String status = Integer.toString(exchange.status());
        boolean second = isSecond(exchange.request()) || isUpgraded(exchange);
        add(second ? Kind.HTTP2_STATUS : Kind.HTTP_STATUS, ends, status);
    }

    private static boolean isSecond(WebRequest request) {
        return request.version().startsWith("2");
    }

    /// The last request of version 1 may be answered in version 2.
    private static boolean isUpgraded(WebExchange exchange) {
        return exchange.request().headers().first("Upgrade").equals("h2c")
                && exchange.status() != 101;
    }

    /// Of types that tshark does not write as one value, the type alone is compared.
    private static String value(NameLookup.Answer answer) {
        return Theirs.VALUES.containsKey(answer.type()) ? Facts.name(answer.data()) : "";
    }

    /// Of commands of SMTP tshark tells four letters, of those of IMAP no `UID`.
    private void note(CommandLine line, String ends) {
        String verb = Facts.plain(line.verb()).toUpperCase(Locale.ROOT);
        if (line.protocol().equals("smtp")) {
            noteLimits(line, ends, verb);
        }
        if (verb.equals(".")) {
            return;
        }
        switch (line.protocol()) {
            case "smtp" -> add(Kind.SMTP_COMMAND, ends, Facts.fourLetters(verb));
            case "ftp" -> add(Kind.FTP_COMMAND, ends, verb);
            case "pop3" -> add(Kind.POP_COMMAND, ends, verb);
            case "imap" -> add(Kind.IMAP_COMMAND, ends, verb.replaceFirst("^UID ", ""));
            default -> {}
        }
    }

    /// Where tshark loses its way in SMTP: behind BDAT (RFC 3030), behind a DATA that was refused,
    /// which it goes on to read the mail of, and behind a mail in the segment that ends it.
    private void noteLimits(CommandLine line, String ends, String verb) {
        long packet = line.seen().origin().packet();
        switch (verb) {
            case "BDAT" -> lostMails.put(ends, "tshark does not follow BDAT");
            case "DATA" -> {
                if (line.code() >= 400) {
                    lostMails.put(ends, "tshark reads a mail behind a refused DATA");
                }
            }
            case "." -> mailEnded.put(ends, packet);
            case "QUIT" -> {
                if (mailEnded.getOrDefault(ends, -1L) == packet) {
                    facts.explain(
                            Kind.SMTP_COMMAND,
                            ends,
                            verb,
                            "tshark reads no command behind a mail in its last segment");
                }
            }
            default -> {}
        }
    }

    private void explainLostMails() {
        for (Kind kind : List.of(Kind.SMTP_COMMAND, Kind.MAIL)) {
            for (Facts.Fact fact : facts.of(kind).keySet()) {
                String reason = lostMails.get(fact.ends());
                if (reason != null) {
                    facts.explain(kind, fact.ends(), fact.text(), reason);
                }
            }
        }
    }

    private void addUnlessEmpty(Kind kind, String ends, String fact) {
        if (!fact.isEmpty()) {
            addOnce(kind, ends, fact);
        }
    }

    private void note(FileTransfer file) {
        String fact = Facts.file(file.carrier(), file.kind(), file.size());
        if (file.whole()) {
            add(Kind.FILE, "", fact + " " + file.sha256());
        } else {
            facts.part(fact);
        }
    }

    /// Of a mail tshark exports the whole, not its parts.
    private static boolean isCompared(FileTransfer file) {
        return CARRIERS.contains(file.carrier()) && Facts.isComparedFile(file.kind());
    }

    private void add(Kind kind, String ends, String text) {
        facts.add(kind, ends, text);
        explainLate(kind, ends, text);
    }

    private void addOnce(Kind kind, String ends, String text) {
        if (facts.addOnce(kind, ends, text)) {
            explainLate(kind, ends, text);
        }
    }

    private void explainLate(Kind kind, String ends, String text) {
        if (late) {
            facts.explain(kind, ends, text, DAMAGE);
        }
    }

    private static boolean isCompared(Transport transport) {
        return transport == Transport.TCP || transport == Transport.UDP;
    }

    private static String ends(ConversationId id) {
        return Facts.ends(
                id.transport().name().toLowerCase(Locale.ROOT),
                id.client() + " " + id.clientPort(),
                id.server() + " " + id.serverPort());
    }
}
