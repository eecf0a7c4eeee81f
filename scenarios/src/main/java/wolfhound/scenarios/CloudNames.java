package wolfhound.scenarios;

import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Browser;
import wolfhound.scenarios.stage.Machine;
import wolfhound.scenarios.stage.Stage;
import wolfhound.scenarios.wire.DnsMessage;

/// Names of clouds and delivery networks: long, random, short-lived, and all of them real.
final class CloudNames extends Innocent {
    CloudNames() {
        super(
                "cloud-names",
                "Pages pull their parts from delivery networks with names that look generated",
                "Random names that resolve and deliver are no algorithm's misses");
    }

    @Override
    public void stage(Stage stage) {
        Machine edge = stage.site("edge.delivery.example");
        int people = stage.between(2, 4);
        for (int i = 1; i <= people; i++) {
            Actor person = stage.workstation("person-" + i).joins().pauses(2.0 * i);
            Browser browser = new Browser(person);
            int pages = stage.between(4, 8);
            for (int k = 0; k < pages; k++) {
                String shard = "d" + stage.hex(12) + ".delivery.example";
                String bucket = stage.word(5) + "-" + stage.hex(16) + ".s3.storage.example";
                stage.named(shard, edge);
                stage.named(bucket, edge);
                person.asks(shard, DnsMessage.A)
                        .isAnswered(
                                DnsMessage.Answer.alias("edge.delivery.example", 60),
                                DnsMessage.Answer.address(edge.address(), 20));
                browser.visitsSecurely(shard).visitsSecurely(bucket).pauses(3);
            }
        }
    }
}
