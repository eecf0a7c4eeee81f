package wolfhound.scenarios;

import wolfhound.model.Behaviour;
import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Platform;
import wolfhound.scenarios.stage.Stage;
import wolfhound.scenarios.wire.DnsMessage;

/// A network in questions for NULL records: every look-up carries a packet up, every answer one
/// down.
final class DnsTunnelIodine extends Guilty {
    private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz012345";

    DnsTunnelIodine() {
        super(
                "dns-tunnel-iodine",
                "iodine",
                "A laptop carries a network through questions for NULL records",
                "Names that never repeat, answers that are no addresses, under one domain");
    }

    @Override
    public Kind kind() {
        return Kind.TUNNEL;
    }

    @Override
    public void stage(Stage stage) {
        Actor laptop = stage.workstation("laptop", Platform.LINUX);
        laptop.joins().isInfected(Behaviour.TUNNEL).pauses(2);
        String domain = "t." + stage.word(8) + ".example";
        raw(laptop, "vaaaakat" + stage.word(3) + "." + domain, "VACK\0\0\0\1\0".length());
        raw(laptop, "la" + stage.letters(28, BASE32) + "." + domain, 34);
        int packets = stage.between(110, 180);
        for (int i = 0; i < packets; i++) {
            boolean busy = stage.random().nextInt(3) > 0;
            raw(
                    laptop,
                    busy ? upstream(stage, domain) : "p" + stage.letters(7, BASE32) + "." + domain,
                    busy ? stage.between(60, 700) : 2);
            laptop.pauses(busy ? 0.05 : 0.8);
        }
    }

    private static String upstream(Stage stage, String domain) {
        String first = "0" + stage.letters(stage.between(50, 61), BASE32);
        return first
                + "."
                + stage.letters(57, BASE32)
                + "."
                + stage.letters(stage.between(20, 57), BASE32)
                + "."
                + domain;
    }

    private static void raw(Actor laptop, String name, int length) {
        laptop.asks(name, DnsMessage.NULL)
                .isAnswered(DnsMessage.Answer.raw(DnsMessage.NULL, laptop.stage().noise(length)));
    }
}
