package wolfhound.scenarios;

import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Irc;
import wolfhound.scenarios.stage.Platform;
import wolfhound.scenarios.stage.Stage;

/// A person on a chat network, in two channels, typing as people type.
final class HumanChat extends Innocent {
    private static final String[] TALK = {
        "morning all", "anyone tried the new release?", "yeah, works here, had to rebuild though",
        "lol", "brb, coffee", "what was the command for that again? I always forget",
        "I scanned the old photos yesterday, 400 of them :)", "download took ages", "cheers mate",
        "can you update the wiki when you have a minute please", "sure, after lunch"
    };

    HumanChat() {
        super(
                "human-chat",
                "A person chats about scans and downloads on an old chat network",
                "People talk about commands too; nothing happens when they do");
    }

    @Override
    public void stage(Stage stage) {
        Actor laptop = stage.workstation("laptop", Platform.LINUX).joins().pauses(2);
        Irc irc =
                Irc.to(
                        laptop,
                        "irc.public-chat.example",
                        stage.oneOf(6667, 7000),
                        "anna_" + stage.word(3),
                        "anna");
        irc.joins("#gardening", "Spring planting | be kind")
                .joins("#linux", "Ask, don't ask to ask");
        int lines = stage.between(18, 35);
        for (int i = 0; i < lines; i++) {
            String channel = stage.oneOf("#gardening", "#linux");
            irc.pauses(stage.between(1, 14));
            if (stage.random().nextBoolean()) {
                irc.tells(channel, stage.oneOf(TALK));
            } else {
                irc.hears(stage.oneOf("bob", "chris", "dana", "eve_"), channel, stage.oneOf(TALK));
            }
            if (i % 9 == 0) {
                irc.isPinged();
            }
        }
        irc.quits();
    }
}
