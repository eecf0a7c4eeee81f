package wolfhound.scenarios;

import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Irc;
import wolfhound.scenarios.stage.Stage;

/// The chat beside a video stream: the old chat protocol, hundreds of lines by strangers, one by
/// us.
final class StreamChat extends Innocent {
    StreamChat() {
        super(
                "stream-chat",
                "The chat of a video stream pours in, and a spectator cheers",
                "Chat commands with exclamation marks, answered by robots, are a game here");
    }

    @Override
    public void stage(Stage stage) {
        Actor laptop = stage.workstation("laptop").joins().pauses(2);
        String nick = "viewer" + stage.between(100, 99_999);
        Irc irc = Irc.to(laptop, "irc.chat.stream.example", 6667, nick, nick);
        irc.says("CAP REQ :twitch.tv/tags twitch.tv/commands").joins("#speedruns", "");
        int lines = stage.between(80, 160);
        for (int i = 0; i < lines; i++) {
            irc.hears(
                    "fan" + stage.between(1, 900),
                    "#speedruns",
                    stage.oneOf(
                            "PogChamp",
                            "LUL",
                            "!uptime",
                            "gg",
                            "!commands",
                            "first!",
                            "nice run",
                            "!scan for bugs haha"));
            irc.pauses(0.3);
        }
        irc.tells("#speedruns", "gg well played").pauses(3).isPinged().quits();
    }
}
