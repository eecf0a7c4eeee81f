package wolfhound.scenarios;

import wolfhound.model.Behaviour;
import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Platform;
import wolfhound.scenarios.stage.Secure;
import wolfhound.scenarios.stage.Stage;
import wolfhound.scenarios.wire.TlsClient;

/// A stealer that posts to a web hook of a chat service, all under TLS.
final class DiscordTheft extends Guilty {
    DiscordTheft() {
        super(
                "discord-theft",
                "web hook stealer",
                "A desktop fetches something from a chat service and uploads to its web hook",
                "Honest doubt: encrypted, on a service that everybody uses");
    }

    @Override
    public Kind kind() {
        return Kind.UNCLEAR;
    }

    @Override
    public void stage(Stage stage) {
        Actor desktop = stage.workstation("desktop", Platform.WINDOWS);
        desktop.joins().isAtMostSuspect(Behaviour.THEFT).pauses(4);
        Secure.to(desktop, TlsClient.GO, "cdn.discordapp.com").says(180).hears(60_000).closes();
        desktop.pauses(9);
        Secure.to(desktop, TlsClient.OPENSSL, "ip-api.com").says(110).hears(420).closes();
        Secure.to(desktop, TlsClient.OPENSSL, "discord.com")
                .says(stage.between(15_000, 50_000))
                .hears(900)
                .closes();
    }
}
