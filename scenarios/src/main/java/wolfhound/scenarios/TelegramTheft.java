package wolfhound.scenarios;

import wolfhound.model.Behaviour;
import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Platform;
import wolfhound.scenarios.stage.Secure;
import wolfhound.scenarios.stage.Stage;
import wolfhound.scenarios.wire.TlsClient;

/// A stealer that hands its catch to a bot of a messenger, all under TLS: beyond what passive eyes
/// can prove.
final class TelegramTheft extends Guilty {
    TelegramTheft() {
        super(
                "telegram-theft",
                "messenger stealer",
                "A laptop asks for its address and uploads something to a messenger's bot interface",
                "Honest doubt: many innocent programs do the same, so nobody is convicted");
    }

    @Override
    public Kind kind() {
        return Kind.UNCLEAR;
    }

    @Override
    public void stage(Stage stage) {
        Actor laptop = stage.workstation("laptop", Platform.WINDOWS);
        laptop.joins().isAtMostSuspect(Behaviour.THEFT).pauses(4);
        Secure.to(laptop, TlsClient.WINDOWS, "api.ipify.org").says(120).hears(210).closes();
        laptop.pauses(2);
        Secure upload = Secure.to(laptop, TlsClient.WINDOWS, "api.telegram.org");
        upload.says(stage.between(20_000, 70_000)).hears(640).closes();
        laptop.pauses(20);
        Secure.to(laptop, TlsClient.WINDOWS, "api.telegram.org")
                .says(stage.between(3_000, 9_000))
                .hears(610)
                .closes();
    }
}
