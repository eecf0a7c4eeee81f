package wolfhound.scenarios;

import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Answer;
import wolfhound.scenarios.stage.Ask;
import wolfhound.scenarios.stage.Machine;
import wolfhound.scenarios.stage.Stage;
import wolfhound.scenarios.stage.Talk;
import wolfhound.scenarios.stage.Web;
import wolfhound.scenarios.wire.Octets;

/// Things that report to their makers: a thermostat, a plug, a television, each as regular as a
/// clock.
final class DeviceHeartbeats extends Innocent {
    DeviceHeartbeats() {
        super(
                "device-heartbeats",
                "A thermostat, a plug and a television report to their makers every few seconds",
                "Perfect regularity and bare addresses are what such things are like");
    }

    @Override
    public void stage(Stage stage) {
        Actor thermostat = stage.device("thermostat").joins();
        Actor plug = stage.device("plug").joins();
        Actor television = stage.device("television").joins();
        int beats = stage.between(8, 14);
        for (int i = 0; i < beats; i++) {
            String state =
                    "{\"id\":\""
                            + thermostat.machine().hostName()
                            + "\",\"temp\":21."
                            + i % 10
                            + ",\"fw\":\"4.1.9\"}";
            Ask ask =
                    Ask.post("/v1/state", state)
                            .with("Host", "Content-Type: application/json", "Content-Length");
            Web.to(thermostat, "cloud.thermostat.example")
                    .asks(ask, Answer.ok("application/json", "{}"))
                    .closes();
            thermostat.pausesExactly(java.time.Duration.ofSeconds(10));
        }
        Machine maker = stage.outside("plug-maker");
        for (int i = 0; i < beats * 2; i++) {
            plug.sends(
                    maker,
                    6_666,
                    6_667,
                    new Octets()
                            .hex("000055aa")
                            .u32(i)
                            .u32(9)
                            .u32(12)
                            .bytes(stage.noise(8))
                            .hex("0000aa55")
                            .toBytes());
            plug.hears(
                    maker,
                    6_667,
                    6_666,
                    new Octets()
                            .hex("000055aa")
                            .u32(i)
                            .u32(9)
                            .u32(12)
                            .u32(0)
                            .bytes(stage.noise(4))
                            .hex("0000aa55")
                            .toBytes());
            plug.pausesExactly(java.time.Duration.ofSeconds(5));
        }
        Machine broker = stage.site("mqtt.television.example");
        Talk talk = television.knows("mqtt.television.example").connects(broker, 1883);
        talk.says(new Octets().hex("101000044d5154540402003c0004").text("tv-1").toBytes())
                .hears(new Octets().hex("20020000").toBytes());
        for (int i = 0; i < beats; i++) {
            talk.pauses(9)
                    .says(new Octets().hex("c000").toBytes())
                    .hears(new Octets().hex("d000").toBytes());
        }
    }
}
