package wolfhound.scenarios;

import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Irc;
import wolfhound.scenarios.stage.Stage;

/// A developer runs a chat bot at the office and sends it from channel to channel.
final class OwnChatBot extends Innocent {
    OwnChatBot() {
        super(
                "own-chat-bot",
                "A developer's own chat bot joins the channels that its owner tells it to",
                "An order and its effect, but of a harmless kind, under a name that a person gave");
    }

    @Override
    public void stage(Stage stage) {
        Actor desktop = stage.workstation("desktop").isAtMostSuspect().joins().pauses(2);
        Irc irc = Irc.to(desktop, "irc.libre-chat.example", 6_667, "infobot", "infobot");
        irc.joins("#project", "Release on Friday");
        int moves = stage.between(2, 4);
        for (int i = 0; i < moves; i++) {
            String channel = "#" + stage.word(6);
            irc.pauses(20)
                    .hears("owner", "#project", "@join " + channel)
                    .pauses(0.3)
                    .joins(channel, "Welcome")
                    .pauses(2)
                    .tells(channel, "Hello, I can look up tickets for you.");
        }
    }
}
