package wolfhound.scenarios;

import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Browser;
import wolfhound.scenarios.stage.Machine;
import wolfhound.scenarios.stage.Platform;
import wolfhound.scenarios.stage.Stage;
import wolfhound.scenarios.stage.Web;
import wolfhound.scenarios.wire.DnsMessage;

/// A company whose names mean one thing inside and another outside, and a person who blocks
/// advertisements in the hosts file.
final class SplitNames extends Innocent {
    SplitNames() {
        super(
                "split-names",
                "Inside and outside answers differ, and a hosts file points a test name elsewhere",
                "Contradicting answers of one's own house, no bank and no password in sight");
    }

    @Override
    public void stage(Stage stage) {
        Actor intranet = stage.server("intranet", Platform.LINUX);
        Machine outside = stage.site("portal.our-company.example");
        Actor inside = stage.workstation("inside").joins().pauses(2);
        Actor guest = stage.workstation("guest").joins().pauses(3);
        inside.asks("portal.our-company.example", DnsMessage.A)
                .isAnswered(DnsMessage.Answer.address(intranet.machine().address(), 60));
        Browser own = new Browser(inside);
        Web.to(inside, intranet.machine(), 80, "portal.our-company.example")
                .asks(own.wants("/", ""), own.html("Portal"))
                .closes();
        guest.asks("portal.our-company.example", DnsMessage.A)
                .isAnswered(DnsMessage.Answer.address(outside.address(), 60));
        Browser other = new Browser(guest);
        Web.to(guest, outside, 80, "portal.our-company.example")
                .asks(other.wants("/", ""), other.html("Portal"))
                .closes();

        Actor developer = stage.workstation("developer", Platform.MAC).joins().pauses(5);
        Machine staging = stage.outside("staging");
        Browser tester = new Browser(developer);
        new Browser(inside.pauses(3)).visits("www.our-shop.example");
        Web.to(developer, staging, 80, "www.our-shop.example")
                .asks(tester.wants("/", ""), tester.html("Our shop"))
                .pauses(4)
                .asks(tester.wants("/new", "http://www.our-shop.example/"), tester.html("New"))
                .closes();
        for (String ad : new String[] {"ads.example", "track.example", "metrics.example"}) {
            inside.asks(ad, DnsMessage.A)
                    .isAnswered(DnsMessage.Answer.raw(DnsMessage.A, new byte[4]));
            developer.pauses(1);
        }
    }
}
