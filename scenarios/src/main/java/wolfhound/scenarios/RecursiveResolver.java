package wolfhound.scenarios;

import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Browser;
import wolfhound.scenarios.stage.Machine;
import wolfhound.scenarios.stage.Platform;
import wolfhound.scenarios.stage.Stage;
import wolfhound.scenarios.wire.DnsMessage;

/// The network's own resolver: asks the world on behalf of everyone, so that every bad name that
/// anybody touches seems to be its own.
final class RecursiveResolver extends Innocent {
    RecursiveResolver() {
        super(
                "recursive-resolver",
                "A resolver asks the world what its clients asked it, bad names and all",
                "It passes on questions; whoever asked first is the one to look at");
    }

    @Override
    public void stage(Stage stage) {
        Actor resolver = stage.server("resolver", Platform.LINUX);
        stage.resolver(resolver);
        Machine root = stage.site("authority.example");
        int clients = stage.between(4, 8);
        for (int i = 1; i <= clients; i++) {
            Actor client = stage.workstation("client-" + i).joins().pauses(2.0 * i);
            new Browser(client).visitsSecurely("www.daily-news.example");
            int questions = stage.between(12, 25);
            for (int k = 0; k < questions; k++) {
                String name =
                        stage.word(stage.between(6, 14))
                                + stage.oneOf(".example", ".test", ".invalid");
                boolean there = stage.random().nextInt(3) > 0;
                resolver.waitsFor(client);
                var upstream = resolver.asks(root, name, DnsMessage.A);
                if (there) {
                    stage.site(name);
                    upstream.isAnswered(DnsMessage.Answer.address(stage.site(name).address(), 300));
                    client.waitsFor(resolver).looksUp(name);
                } else {
                    upstream.thereIsNone();
                    client.waitsFor(resolver).looksUp(name);
                }
                client.pauses(0.7);
            }
        }
    }
}
