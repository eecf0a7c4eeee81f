package wolfhound.scenarios;

import java.time.Duration;
import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Answer;
import wolfhound.scenarios.stage.Ask;
import wolfhound.scenarios.stage.Bodies;
import wolfhound.scenarios.stage.Browser;
import wolfhound.scenarios.stage.Datagrams;
import wolfhound.scenarios.stage.Irc;
import wolfhound.scenarios.stage.Machine;
import wolfhound.scenarios.stage.Mail;
import wolfhound.scenarios.stage.Platform;
import wolfhound.scenarios.stage.Secure;
import wolfhound.scenarios.stage.Share;
import wolfhound.scenarios.stage.Smtp;
import wolfhound.scenarios.stage.Stage;
import wolfhound.scenarios.stage.Web;
import wolfhound.scenarios.wire.Octets;
import wolfhound.scenarios.wire.TlsClient;

/// A day at an office in which nothing happens: people read, write, call, chat and keep files on a
/// share; their systems update themselves, ask about certificates and set their clocks.
public final class OfficeDay extends Innocent {
    private static final String[] SITES = {
        "www.daily-news.example", "www.cookery.example", "search.example", "video.example",
        "www.weather.example", "maps.example", "social.example", "www.library.example",
        "forum.craft.example", "shop.example", "wiki.example", "blog.example"
    };

    /// "Not my certificate", as such servers answer every third time.
    private static final byte[] UNAUTHORIZED = {0x30, 3, 0x0A, 1, 6};

    private final int people;
    private final Duration length;

    OfficeDay() {
        this(4, Duration.ofMinutes(8));
    }

    /// @param people with a machine each
    public OfficeDay(int people, Duration length) {
        super(
                "office-day",
                "An office works: pages, mail, calls, chat, files, updates",
                "Nothing happens here");
        this.people = people;
        this.length = length;
    }

    @Override
    public void stage(Stage stage) {
        Machine files = stage.server("files", Platform.WINDOWS).machine();
        Machine mail = stage.server("mail", Platform.LINUX).machine();
        for (int i = 1; i <= people; i++) {
            Platform platform =
                    stage.oneOf(Platform.WINDOWS, Platform.WINDOWS, Platform.MAC, Platform.LINUX);
            Actor person = stage.workstation("person-" + i, platform).joins();
            person.pauses(stage.between(1, 120));
            Actor system = person.inBackground();
            if (i == 1) {
                writes(person, mail);
                saves(person, files);
            }
            works(person, files, mail);
            looksAfterItself(system);
        }
    }

    private void works(Actor person, Machine files, Machine mail) {
        Stage stage = person.stage();
        Browser browser = new Browser(person);
        while (person.clock().isBefore(stage.start().plus(length))) {
            switch (stage.random().nextInt(12)) {
                case 0, 1, 2 -> browser.visits(stage.oneOf(SITES));
                case 3, 4, 5, 6 -> browser.visitsSecurely(stage.oneOf(SITES));
                case 7 -> writes(person, mail);
                case 8 -> saves(person, files);
                case 9 -> calls(person);
                case 10 -> chats(person);
                default -> searches(browser);
            }
            person.pauses(stage.between(5, 180));
        }
    }

    private static void searches(Browser browser) {
        Stage stage = browser.actor().stage();
        String page = "http://search.example/?q=" + stage.word(6);
        browser.visits("search.example", "/?q=" + stage.word(6));
        browser.fetches(
                stage.oneOf(SITES),
                "/article/" + stage.between(1, 999),
                page,
                browser.html("found"));
        if (stage.random().nextInt(6) == 0) {
            browser.fetches(
                    "downloads.tool-maker.example",
                    "/setup-" + stage.between(1, 9) + ".exe",
                    page,
                    Answer.ok("application/octet-stream", new Bodies(stage).program(40_000)));
        }
    }

    private static void writes(Actor person, Machine mail) {
        Stage stage = person.stage();
        String own = person.machine().userName() + "@our-company.example";
        Mail letter =
                Mail.from(own, stage.word(5) + "@our-company.example")
                        .with(
                                "From: " + own,
                                "To: team@our-company.example",
                                "User-Agent: Mozilla Thunderbird")
                        .with(
                                "Subject: " + stage.word(8),
                                "Message-ID: <" + stage.hex(12) + "@our-company.example>")
                        .text("Hello, " + new Bodies(stage).prose(300));
        Smtp.to(person, mail, 587, person.machine().hostName())
                .logsIn(own, stage.word(9))
                .sends(letter)
                .quits();
    }

    private static void saves(Actor person, Machine files) {
        Stage stage = person.stage();
        Share share = Share.on(person, files, "team");
        for (int i = 0; i < stage.between(1, 5); i++) {
            byte[] document = new Bodies(stage).document(3_000);
            long file = share.makes(stage.word(7) + ".docx");
            share.writes(file, document).closes(file).pauses(1);
        }
        share.leaves();
    }

    /// Finds its way with STUN, then speaks to one address for a while.
    private static void calls(Actor person) {
        Stage stage = person.stage();
        Machine relay = stage.outside("relay");
        byte[] transaction = stage.noise(12);
        int port = stage.between(50_000, 60_000);
        person.knows("stun.call-maker.example");
        Machine stun = stage.site("stun.call-maker.example");
        person.sends(stun, port, 3_478, Datagrams.stunRequest(transaction));
        person.hears(stun, 3_478, port, Datagrams.stunAnswer(transaction, 0xC000_0201, port));
        for (int i = 0; i < stage.between(30, 90); i++) {
            person.sends(relay, port, 3_479, Datagrams.speech(i, 77, stage.noise(160)));
            person.hears(relay, 3_479, port, Datagrams.speech(i, 78, stage.noise(160)));
        }
    }

    private static void chats(Actor person) {
        Stage stage = person.stage();
        String nick = stage.word(6);
        Irc irc =
                Irc.to(person, "irc.craft.example", stage.oneOf(6667, 6667, 8000), nick, nick)
                        .joins("#craft", "Be kind, and no politics");
        for (int i = 0; i < stage.between(2, 8); i++) {
            irc.hears(stage.word(5), "#craft", "has anybody tried the " + stage.word(7) + " yet?");
            irc.pauses(4).tells("#craft", "not yet, I will on " + stage.oneOf("monday", "friday"));
            irc.pauses(6);
        }
        irc.quits();
    }

    private void looksAfterItself(Actor system) {
        Stage stage = system.stage();
        while (system.clock().isBefore(stage.start().plus(length))) {
            switch (stage.random().nextInt(5)) {
                case 0 -> certificates(system);
                case 1 -> updates(system);
                case 2 -> system.knows("time.example").setsClock(stage.site("time.example"));
                case 3 ->
                        Secure.to(system, TlsClient.WINDOWS, "telemetry.os-maker.example")
                                .says(900)
                                .hears(200)
                                .closes();
                default -> asksForNothing(system);
            }
            system.pauses(stage.between(30, 400));
        }
    }

    private static void certificates(Actor system) {
        Stage stage = system.stage();
        Ask ask =
                Ask.post("/", statusQuestion(stage))
                        .with(
                                "Host",
                                "User-Agent: Microsoft-CryptoAPI/10.0",
                                "Content-Type: application/ocsp-request",
                                "Content-Length");
        Web.to(system, "ocsp." + stage.oneOf("trust", "sign") + ".example")
                .asks(ask, Answer.ok("application/ocsp-response", UNAUTHORIZED))
                .closes();
    }

    /// A question for the status of one certificate (RFC 6960).
    private static byte[] statusQuestion(Stage stage) {
        return new Octets()
                .hex("3051304f304d304b3049300906052b0e03021a05000414")
                .bytes(stage.noise(20))
                .hex("0414")
                .bytes(stage.noise(20))
                .hex("021000")
                .bytes(stage.noise(15))
                .toBytes();
    }

    private static void updates(Actor system) {
        Stage stage = system.stage();
        Ask ask =
                Ask.get("/c/msdownload/update/" + stage.hex(8) + ".cab")
                        .with(
                                "Host",
                                "User-Agent: Windows-Update-Agent/10.0.10011.16384",
                                "Range: bytes=0-9999");
        Web.to(system, "download.windowsupdate.com")
                .asks(ask, Answer.ok("application/octet-stream", stage.noise(9_000)))
                .closes();
    }

    /// What systems ask for that is not there.
    private static void asksForNothing(Actor system) {
        Stage stage = system.stage();
        for (String name :
                new String[] {
                    "wpad.our-company.example", stage.word(10), stage.word(11), stage.word(9)
                }) {
            system.asks(name, 1).thereIsNone();
        }
    }
}
