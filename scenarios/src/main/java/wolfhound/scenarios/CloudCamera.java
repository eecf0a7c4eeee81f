package wolfhound.scenarios;

import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Machine;
import wolfhound.scenarios.stage.Stage;
import wolfhound.scenarios.stage.Talk;
import wolfhound.scenarios.wire.Octets;

/// A camera that keeps in touch with its maker's cloud: a magic and a length in the open, then a
/// cipher whose key was built in, to addresses that were built in as well.
final class CloudCamera extends Innocent {
    CloudCamera() {
        super(
                "cloud-camera",
                "A camera keeps in touch with its maker in sealed messages behind a magic and a length",
                "Cipher from the first byte without an exchange of keys is what devices do");
    }

    @Override
    public void stage(Stage stage) {
        Actor camera = stage.device("camera").isAtMostSuspect().joins().pauses(2);
        camera.looksUp(stage.site("time.camera-maker.example").name());
        Machine cloud = stage.outside("cloud");
        Talk talk = camera.connects(cloud, 8_999);
        talk.says(sealed(stage, 128)).hears(sealed(stage, 48));
        talk.says(sealed(stage, 208)).hears(sealed(stage, 48));
        int beats = stage.between(6, 12);
        for (int i = 0; i < beats; i++) {
            talk.pauses(25).says(sealed(stage, 32)).hears(sealed(stage, 16));
        }
        talk.closes();
    }

    private static byte[] sealed(Stage stage, int length) {
        return new Octets().hex("cefabeba").little32(length).bytes(stage.noise(length)).toBytes();
    }
}
