package wolfhound.engine.detector;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import wolfhound.engine.memory.Bounded;
import wolfhound.model.Address;
import wolfhound.model.Behaviour;
import wolfhound.model.ChatLine;
import wolfhound.model.ConversationId;
import wolfhound.model.DomainName;
import wolfhound.model.EvidenceClass;
import wolfhound.model.Flow;
import wolfhound.model.Group;
import wolfhound.model.NameLookup;
import wolfhound.model.Observation;
import wolfhound.model.Seen;
import wolfhound.model.Sign;
import wolfhound.model.WebRequest;

/// IRC as a chain of command: an order in a channel and its effect within seconds, names and
/// reports made by a program. That a host chats, where, and on which port is nothing by itself:
/// people, bouncers and build servers do.
///
/// The idea of judging the response to a command, not the channel, is that of BotSniffer (Gu,
/// Zhang, Lee, NDSS 2008).
final class IrcOrders implements WaitingDetector<IrcOrders.Memory> {
    static final Sign OBEYED =
            Sign.of(
                    "irc-order-obeyed",
                    Behaviour.COMMAND,
                    EvidenceClass.CAUSALITY,
                    40,
                    "a person who happens to do within seconds what a stranger's channel orders in"
                            + " the words of a bot is hard to imagine",
                    "T1071",
                    "T1095");
    static final Sign ORDERED =
            Sign.of(
                    "irc-bot-order",
                    Behaviour.COMMAND,
                    EvidenceClass.DIALECT,
                    25,
                    "orders to scan, flood or run a URL are not what channels for people say",
                    "T1071");
    static final Sign MADE_NAME =
            Sign.of(
                    "irc-machine-name",
                    Behaviour.CALLBACK,
                    EvidenceClass.TEMPLATE,
                    35,
                    "people do not call themselves by country, system and a number",
                    "T1071");
    static final Sign REPORT =
            Sign.of(
                    "irc-bot-report",
                    Behaviour.COMMAND,
                    EvidenceClass.TEMPLATE,
                    32,
                    "status lines of scans and downloads, and a console's output, come from a"
                            + " program that somebody steers",
                    "T1071",
                    "T1059");
    static final Sign DISGUISED =
            Sign.of(
                    "irc-disguised",
                    Behaviour.CALLBACK,
                    EvidenceClass.PROTOCOL_LIE,
                    15,
                    "some public networks offer such ports to get through firewalls",
                    "T1571");
    static final Sign OWN_NAME =
            Sign.of(
                    "irc-own-secret",
                    Behaviour.THEFT,
                    EvidenceClass.OWN_SECRET,
                    32,
                    "people do not tell a channel the name of their machine; some clients use it as"
                            + " a nick",
                    "T1082");
    static final Sign CROWD =
            Sign.of(
                    "irc-crowd",
                    Behaviour.CALLBACK,
                    EvidenceClass.DIALECT,
                    20,
                    "several machines here with names of one make in one channel",
                    "T1071");

    private static final int MOST_TALKS = 16;
    private static final int LEAST_SCANNED = 5;

    /// Faster than a person reads and types.
    private static final Duration AT_ONCE = Duration.ofSeconds(2);

    private static final Duration SOON = Duration.ofSeconds(15);
    private static final Duration FRESH = Duration.ofMinutes(10);

    /// Ports that belong to other services.
    private static final Set<Integer> OTHERS_PORTS =
            Set.of(
                    20, 21, 22, 23, 25, 53, 80, 110, 123, 135, 139, 143, 443, 445, 587, 993, 995,
                    1433, 1863, 3306, 3389, 8080, 8443);

    private static final Set<String> SCAN =
            Set.of(
                    "advscan",
                    "asc",
                    "scan",
                    "scanall",
                    "ntscan",
                    "sc",
                    "scanner",
                    "portscan",
                    "spread",
                    "scan.start",
                    "xscan",
                    "expscan");
    private static final Set<String> FETCH =
            Set.of(
                    "download",
                    "dl",
                    "update",
                    "get",
                    "wget",
                    "execute",
                    "dlexec",
                    "http.get",
                    "http.execute",
                    "http.update",
                    "install",
                    "exec",
                    "dle",
                    "down",
                    "visit",
                    "download.http",
                    "ftp.download",
                    "urldownload",
                    "load");
    private static final Set<String> FLOOD =
            Set.of(
                    "ddos",
                    "udp",
                    "udpflood",
                    "syn",
                    "synflood",
                    "tcpflood",
                    "tcp",
                    "icmp",
                    "icmpflood",
                    "httpflood",
                    "http.flood",
                    "flood",
                    "ddos.syn",
                    "ddos.udp",
                    "ddos.ack",
                    "ddos.random",
                    "ddos.httpflood",
                    "pan",
                    "tsunami",
                    "slowloris",
                    "std",
                    "unknown",
                    "pingflood",
                    "ping",
                    "random.flood");

    /// To another channel, where the next order waits.
    private static final Set<String> MOVE = Set.of("j", "join", "jn", "channel.join", "irc.join");

    /// People run bots of their own, and tell them by such words where to go.
    private static final double OWNERS_ORDER = 0.2;

    private static final double OWNERS_EFFECT = 0.3;

    /// People give their bots names.
    private static final double MADE_MOVE = 0.4;

    private static final double MADE_MOVED = 0.6;

    private static final Pattern CHANNEL = Pattern.compile("^([#&][^\\s,]{1,50})");

    /// A mark, then a verb: `.advscan`, `!ddos`, `@update`; some bots are first addressed: `!*
    /// SCAN`.
    private static final Pattern ORDER =
            Pattern.compile(
                    "^(?:(?:!\\*|>\\w{1,8}|!\\w{1,8}(?= [.!@])) )?([.!@$%*&~#|?^+-]{1,2}| ?)([a-z][a-z.]{0,20})\\b ?(.*)$");

    private static final Pattern URL =
            Pattern.compile("(?:https?|ftp|tftp)://([a-z0-9.-]{4,253})(?::\\d+)?[^\\s]*");
    private static final Pattern TARGET =
            Pattern.compile(
                    "\\b(\\d{1,3}(?:\\.(?:\\d{1,3}|x)){3}|[a-z0-9-]+(?:\\.[a-z0-9-]+)+)\\b");

    /// Country, system and number in any order between bars and brackets, as bots' builders make
    /// names.
    private static final Pattern SYSTEM =
            Pattern.compile(
                    "(?i)(?:^|[^a-z0-9])(?:xp|2k3?|w?2k8|win(?:xp|7|8|10|vista)?|w(?:xp|in|7|8|10|2k)|"
                            + "vis(?:ta)?|lnx|linux|srv|x86|x64|nt|me|9[58])[au]?(?:[^a-z]|$)");

    private static final Pattern MARKED =
            Pattern.compile("[\\[\\]{}|<>].*[\\[\\]{}|<>]|^[A-Z]{2,3}[|\\-]|[|\\]}>]");
    private static final Pattern NOT_LETTERS = Pattern.compile("[^A-Za-z]+");
    private static final Pattern NUMBER = Pattern.compile("\\d{4,}");
    private static final Pattern COUNTRY =
            Pattern.compile("(?:^|[^A-Za-z0-9])n?[A-Z]{2,3}(?:[^A-Za-z0-9]|$)");

    private static final Pattern STATUS =
            Pattern.compile(
                    "(?i)^\\W{0,3}[\\[(]?(?:scan|main|download|update|ftp|tftp|http|httpd|ddos|syn|udp"
                            + "|keylog|exec|cmd|shell|proc|process|sysinfo|netinfo|sniffer|exploit|"
                            + "advscan|socks4d?|ident|pstore|visit|spread|usb|msn|infect|fl00d|flood|"
                            + "dns|http flood|visit|speedtest)[\\])]\\W{0,4}[ :\\-|].{8,}");
    private static final List<String> CONSOLE =
            List.of(
                    "the command completed successfully",
                    "windows ip configuration",
                    "volume serial number",
                    "uid=0(root)",
                    "microsoft windows [version",
                    "(c) copyright",
                    "exploiting ip",
                    "port scan started",
                    "random scan",
                    "total physical memory",
                    "downloading url:",
                    "downloaded ",
                    "opened: c:\\",
                    "removing bot",
                    "bot installed",
                    "pscan",
                    "file download:",
                    "ram: ",
                    "uptime: ");

    /// What is remembered of a host's chats.
    static final class Memory {
        private final Bounded<ConversationId, Talk> talks = new Bounded<>(MOST_TALKS);
        private Optional<Order> order = Optional.empty();
    }

    private static final class Talk {
        String nick = "";
        String channel = "";
        int spokenByHand;
        boolean portTold;
    }

    private enum Verb {
        SCAN,
        FETCH,
        FLOOD,
        MOVE
    }

    private static final class Order {
        final Seen seen;
        final Verb verb;
        final String words;
        final String target;
        int effects;
        boolean told;

        Order(Seen seen, Verb verb, String words, String target) {
            this.seen = seen;
            this.verb = verb;
            this.words = words;
            this.target = target;
        }
    }

    @Override
    public String name() {
        return "irc-orders";
    }

    @Override
    public List<Sign> signs() {
        return List.of(OBEYED, ORDERED, MADE_NAME, REPORT, DISGUISED, OWN_NAME, CROWD);
    }

    @Override
    public Set<Class<? extends Observation>> watches() {
        return Set.of(ChatLine.class, Flow.class, WebRequest.class, NameLookup.class);
    }

    @Override
    public Memory fresh() {
        return new Memory();
    }

    @Override
    public void see(Memory memory, Observation observation, Scene scene) {
        switch (observation) {
            case ChatLine line when line.seen().hostOpened() -> line(memory, line, scene);
            case Flow flow -> flow(memory, flow, scene);
            case WebRequest request -> named(memory, request.seen(), request.host(), scene);
            case NameLookup lookup -> named(memory, lookup.seen(), lookup.name().text(), scene);
            default -> {}
        }
    }

    private static void line(Memory memory, ChatLine line, Scene scene) {
        Talk talk = memory.talks.get(line.seen().conversation(), id -> new Talk());
        disguised(talk, line, scene);
        if (line.byHost()) {
            said(memory, talk, line, scene);
        } else {
            heard(memory, talk, line, scene);
        }
    }

    private static void disguised(Talk talk, ChatLine line, Scene scene) {
        int port = line.seen().peer().port();
        if (talk.portTold || !line.command().equals("001") || !OTHERS_PORTS.contains(port)) {
            return;
        }
        talk.portTold = true;
        scene.testify(
                Claim.of(
                                DISGUISED,
                                line.seen(),
                                "spoke IRC on port " + port + ", which is another" + " service's")
                        .group(Group.Cause.DETECTOR, "irc-port"));
    }

    private static void said(Memory memory, Talk talk, ChatLine line, Scene scene) {
        switch (line.command()) {
            case "NICK" -> nick(talk, line, scene);
            case "JOIN" -> {
                join(talk, line, scene);
                moved(memory, talk, line, scene);
            }
            case "PRIVMSG", "NOTICE" -> message(talk, line, scene);
            default -> {}
        }
    }

    private static void nick(Talk talk, ChatLine line, Scene scene) {
        String nick = line.parameters().isEmpty() ? line.text() : line.parameters().getFirst();
        talk.nick = nick;
        if (isMade(nick)) {
            scene.testify(
                    Claim.of(
                                    MADE_NAME,
                                    line.seen(),
                                    "called itself "
                                            + shown(nick)
                                            + " in IRC: a system, a place or a number, as a program makes"
                                            + " names")
                            .group(Group.Cause.DETECTOR, "irc-name"));
        }
        ownName(line, nick, "as its nick", scene);
    }

    /// Does a name hold a system and a number, or a country and a number, between bars and
    /// brackets.
    static boolean isMade(String nick) {
        if (nick.length() < 7 || !MARKED.matcher(nick).find()) {
            return false;
        }
        boolean number = NUMBER.matcher(nick).find();
        boolean system = SYSTEM.matcher(nick).find();
        boolean country = COUNTRY.matcher(nick).find();
        return system && country || number && (system || country) || country && hasMadeWord(nick);
    }

    private static boolean hasMadeWord(String nick) {
        for (String word : NOT_LETTERS.split(nick)) {
            if (Words.isGibberish(word)) {
                return true;
            }
        }
        return false;
    }

    private static void ownName(ChatLine line, String text, String where, Scene scene) {
        List<OwnSecrets.Found> found = OwnSecrets.in(scene.host(), text);
        if (OwnSecrets.has(found, OwnSecrets.Kind.HOST_NAME) || OwnSecrets.isLoot(found)) {
            scene.testify(
                    Claim.of(
                                    OWN_NAME,
                                    line.seen(),
                                    "told a chat " + OwnSecrets.words(found) + " " + where)
                            .strength(OwnSecrets.isLoot(found) ? 1 : 0.8)
                            .group(Group.Cause.DETECTOR, "irc-own-secret"));
        }
    }

    private static void join(Talk talk, ChatLine line, Scene scene) {
        talk.channel = line.parameters().isEmpty() ? "" : line.parameters().getFirst();
        if (!isMade(talk.nick)) {
            return;
        }
        String key = "irc " + talk.channel + " " + shape(talk.nick);
        int others = scene.surroundings().othersShowing(key, scene.host().host());
        scene.surroundings().note(key, scene.host().host());
        if (others > 0) {
            scene.testify(
                    Claim.of(
                                    CROWD,
                                    line.seen(),
                                    others
                                            + " other hosts here joined "
                                            + shown(talk.channel)
                                            + " under names of the same make as "
                                            + shown(talk.nick))
                            .group(Group.Cause.DETECTOR, "irc-crowd"));
        }
    }

    /// Into the channel that it was just ordered to.
    private static void moved(Memory memory, Talk talk, ChatLine line, Scene scene) {
        boolean there =
                memory.order
                        .filter(order -> order.verb == Verb.MOVE)
                        .filter(order -> order.target.equalsIgnoreCase(talk.channel))
                        .filter(order -> within(order, line.seen(), AT_ONCE))
                        .isPresent();
        if (there) {
            effect(
                    memory,
                    line.seen(),
                    "it joined " + talk.channel,
                    isMade(talk.nick) ? MADE_MOVED : OWNERS_EFFECT,
                    scene);
        }
    }

    /// A name with digits as 0 and capitals as A.
    private static String shape(String nick) {
        return nick.replaceAll("\\d+", "0").replaceAll("[A-Za-z]+", "A");
    }

    private static void message(Talk talk, ChatLine line, Scene scene) {
        String text = plain(line.text());
        if (isReport(text)) {
            scene.testify(
                    Claim.of(REPORT, line.seen(), "reported in IRC like a bot: " + shown(text))
                            .group(Group.Cause.DETECTOR, "irc-report"));
        } else if (text.length() > 12 && text.indexOf(' ') > 0) {
            talk.spokenByHand++;
        }
        ownName(line, text, "in a message", scene);
    }

    static boolean isReport(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return STATUS.matcher(text).matches() || CONSOLE.stream().anyMatch(lower::startsWith);
    }

    private static void heard(Memory memory, Talk talk, ChatLine line, Scene scene) {
        boolean topic = line.command().equals("332") || line.command().equals("TOPIC");
        if (!topic && !line.command().equals("PRIVMSG")) {
            return;
        }
        for (String words : plain(line.text()).split("[;\\n]| \\|\\| |(?<=\\S)\\|(?=[.!@])", 4)) {
            Optional<Order> order = order(line.seen(), words.strip(), topic);
            if (order.isPresent()) {
                memory.order = order;
                ordered(talk, order.get(), topic, scene);
                return;
            }
        }
    }

    private static void ordered(Talk talk, Order order, boolean topic, Scene scene) {
        scene.testify(
                Claim.of(
                                ORDERED,
                                order.seen,
                                "heard an order for bots in IRC "
                                        + (topic ? "(the channel's topic): " : ": ")
                                        + shown(order.words))
                        .strength(
                                order.verb == Verb.MOVE
                                        ? isMade(talk.nick) ? MADE_MOVE : OWNERS_ORDER
                                        : talk.spokenByHand >= 3
                                                ? 0.3
                                                : isMade(talk.nick) ? 1 : 0.8)
                        .group(Group.Cause.DETECTOR, "irc-order"));
    }

    private static Optional<Order> order(Seen seen, String words, boolean topic) {
        String lower = words.toLowerCase(Locale.ROOT);
        var match = ORDER.matcher(lower);
        if (!match.matches() || match.group(1).isBlank() && !topic) {
            return Optional.empty();
        }
        String verb = match.group(2);
        String rest = match.group(3);
        var url = URL.matcher(rest);
        if (FETCH.contains(verb) && url.find()) {
            return Optional.of(new Order(seen, Verb.FETCH, words, url.group(1)));
        }
        boolean numbers = rest.chars().filter(Character::isDigit).count() >= 2;
        if (SCAN.contains(verb) && numbers && rest.split(" ", 4).length >= 2) {
            return Optional.of(new Order(seen, Verb.SCAN, words, ""));
        }
        var channel = CHANNEL.matcher(rest);
        if (MOVE.contains(verb) && !match.group(1).isBlank() && channel.find()) {
            return Optional.of(new Order(seen, Verb.MOVE, words, channel.group(1)));
        }
        var target = TARGET.matcher(rest);
        if (FLOOD.contains(verb) && numbers && target.find() && rest.indexOf(' ') > 0) {
            return Optional.of(new Order(seen, Verb.FLOOD, words, target.group(1)));
        }
        return Optional.empty();
    }

    private static void flow(Memory memory, Flow flow, Scene scene) {
        if (memory.order.isEmpty()
                || flow.phase() != Flow.Phase.OPENED
                || !flow.seen().hostOpened()) {
            return;
        }
        Order order = memory.order.get();
        if (order.verb != Verb.SCAN) {
            Optional<Address> target = Address.parse(order.target);
            Address peer = flow.seen().peer().address();
            boolean hit =
                    target.isPresent()
                            ? target.get().equals(peer)
                            : scene.host().namesOf(peer).stream()
                                    .map(DomainName::text)
                                    .anyMatch(order.target::equals);
            if (hit) {
                effect(memory, flow.seen(), "it opened a conversation to " + order.target, scene);
            }
            return;
        }
        boolean newPeer = scene.host().peer(flow.seen().peer().address()).isEmpty();
        if (newPeer && within(order, flow.seen(), SOON) && ++order.effects == LEAST_SCANNED) {
            effect(memory, flow.seen(), "it tried " + LEAST_SCANNED + " new addresses", scene);
        }
    }

    private static void named(Memory memory, Seen seen, String name, Scene scene) {
        if (memory.order.isEmpty() || !seen.hostOpened()) {
            return;
        }
        Order order = memory.order.get();
        if (order.verb != Verb.SCAN && !name.isEmpty() && name.equalsIgnoreCase(order.target)) {
            effect(memory, seen, "it asked for " + order.target, scene);
        }
    }

    private static void effect(Memory memory, Seen seen, String what, Scene scene) {
        effect(memory, seen, what, 1, scene);
    }

    private static void effect(
            Memory memory, Seen seen, String what, double strength, Scene scene) {
        Order order = memory.order.orElseThrow();
        if (order.told || !within(order, seen, SOON)) {
            return;
        }
        order.told = true;
        scene.testify(
                Claim.of(
                                OBEYED,
                                seen,
                                "was ordered in IRC "
                                        + shown(order.words)
                                        + " and "
                                        + tenths(order.seen.at(), seen.at())
                                        + " s later "
                                        + what)
                        .began(order.seen.at())
                        .strength(strength)
                        .peer(order.seen.peer())
                        .exhibit(order.seen.origin())
                        .group(Group.Cause.DETECTOR, "irc-obeyed"));
    }

    private static String tenths(Instant from, Instant to) {
        return String.format(Locale.ROOT, "%.1f", Duration.between(from, to).toMillis() / 1000.0);
    }

    private static boolean within(Order order, Seen seen, Duration limit) {
        return Duration.between(order.seen.at(), seen.at()).compareTo(limit) <= 0;
    }

    @Override
    public void pass(Memory memory, Instant now, Scene scene) {
        memory.order =
                memory.order.filter(o -> Duration.between(o.seen.at(), now).compareTo(FRESH) < 0);
    }

    /// Without the codes for colour and emphasis.
    private static String plain(String text) {
        return text.replaceAll("\\x03\\d{0,2}(?:,\\d{1,2})?|[\\x00-\\x1f]", "").strip();
    }

    private static String shown(String text) {
        return "«" + (text.length() > 100 ? text.substring(0, 100) + "…" : text) + "»";
    }
}
