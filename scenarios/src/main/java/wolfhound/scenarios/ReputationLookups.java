package wolfhound.scenarios;

import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Platform;
import wolfhound.scenarios.stage.Stage;
import wolfhound.scenarios.wire.DnsMessage;
import wolfhound.scenarios.wire.Octets;

/// A virus scanner that asks for the reputation of files and links by name look-up: long random
/// labels without end.
final class ReputationLookups extends Innocent {
    ReputationLookups() {
        super(
                "reputation-lookups",
                "A virus scanner asks for file reputations in long random labels, mostly unknown",
                "Random labels, many misses, tiny answers: a question, not a tunnel");
    }

    @Override
    public void stage(Stage stage) {
        Actor desktop = stage.workstation("desktop", Platform.WINDOWS).joins().pauses(2);
        String zone =
                stage.oneOf(
                        "hashes.reputation.example",
                        "avqs.av-maker.example",
                        "sxl.scanner.example");
        int files = stage.between(60, 120);
        for (int i = 0; i < files; i++) {
            String label =
                    stage.random().nextBoolean()
                            ? stage.hex(40)
                            : stage.letters(26, "abcdefghijklmnopqrstuvwxyz234567")
                                    + "."
                                    + stage.hex(8);
            var question = desktop.asks(label + "." + zone, DnsMessage.A);
            if (stage.random().nextInt(4) == 0) {
                question.thereIsNone();
            } else {
                byte[] mark = new Octets().u8(127).u8(0).u8(0).u8(stage.between(1, 8)).toBytes();
                question.isAnswered(DnsMessage.Answer.raw(DnsMessage.A, mark));
            }
            desktop.pauses(0.5);
        }
    }
}
