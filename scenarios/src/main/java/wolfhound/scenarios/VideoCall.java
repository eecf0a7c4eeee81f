package wolfhound.scenarios;

import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Datagrams;
import wolfhound.scenarios.stage.Machine;
import wolfhound.scenarios.stage.Secure;
import wolfhound.scenarios.stage.Stage;
import wolfhound.scenarios.wire.TlsClient;

/// A video call: address discovery, then speech and pictures straight between two people.
final class VideoCall extends Innocent {
    VideoCall() {
        super(
                "video-call",
                "Two people talk: discovery by STUN, then a steady stream to an unnamed address",
                "High-volume datagrams without a name, in a dialect that says what it is");
    }

    @Override
    public void stage(Stage stage) {
        Actor laptop = stage.workstation("laptop").joins().pauses(2);
        Secure.to(laptop, TlsClient.CHROMIUM, "meet.example").says(900).hears(7_000).closes();
        Machine stun = stage.site("stun.meet.example");
        laptop.knows("stun.meet.example");
        Machine friend = stage.outside("friend");
        int port = stage.between(50_000, 60_000);
        int far = stage.between(30_000, 60_000);
        for (Machine other : new Machine[] {stun, friend}) {
            byte[] transaction = stage.noise(12);
            int to = other == stun ? 3478 : far;
            laptop.sends(other, port, to, Datagrams.stunRequest(transaction));
            laptop.hears(other, to, port, Datagrams.stunAnswer(transaction, 0xCB00_7109, port));
        }
        int source = stage.random().nextInt();
        int seconds = stage.between(10, 20);
        for (int i = 0; i < seconds * 25; i++) {
            laptop.sends(
                    friend,
                    port,
                    far,
                    Datagrams.speech(i, source, stage.noise(stage.between(60, 160))));
            laptop.hears(
                    friend,
                    far,
                    port,
                    Datagrams.speech(i, ~source, stage.noise(stage.between(60, 160))));
            laptop.pauses(0.015);
        }
    }
}
