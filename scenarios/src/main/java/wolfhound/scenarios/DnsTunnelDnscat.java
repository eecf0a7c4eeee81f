package wolfhound.scenarios;

import wolfhound.model.Behaviour;
import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Platform;
import wolfhound.scenarios.stage.Stage;
import wolfhound.scenarios.wire.DnsMessage;
import wolfhound.scenarios.wire.DnsMessage.Answer;

/// A shell in hexadecimal labels: TXT, MX and CNAME questions in turn, their answers full of hex
/// too.
final class DnsTunnelDnscat extends Guilty {
    DnsTunnelDnscat() {
        super(
                "dns-tunnel-dnscat",
                "dnscat2",
                "A desktop runs a shell through TXT, MX and CNAME questions in hexadecimal",
                "A counter and a session in every name: it decodes as a stream");
    }

    @Override
    public Kind kind() {
        return Kind.TUNNEL;
    }

    @Override
    public void stage(Stage stage) {
        Actor desktop = stage.workstation("desktop", Platform.WINDOWS);
        desktop.joins().isInfected(Behaviour.TUNNEL).pauses(2);
        String domain = stage.word(6) + "-cdn.example";
        String session = stage.hex(4);
        int packets = stage.between(70, 130);
        for (int i = 0; i < packets; i++) {
            int length = i % 5 == 0 ? stage.between(80, 110) : stage.between(18, 30);
            String up =
                    stage.hex(2)
                            + "01"
                            + session
                            + String.format("%04x%04x", i * 31 & 0xFFFF, i * 17 & 0xFFFF)
                            + stage.hex(length);
            String down = stage.hex(4) + "01" + session + stage.hex(stage.between(14, 60) / 2 * 2);
            asks(desktop, labels(up) + domain, labels(down) + domain, down);
            desktop.pauses(i % 5 == 0 ? 0.2 : 0.9);
        }
    }

    private static void asks(Actor desktop, String name, String answer, String text) {
        switch (desktop.stage().random().nextInt(3)) {
            case 0 -> desktop.asks(name, DnsMessage.TXT).isAnswered(Answer.text(text, 60));
            case 1 ->
                    desktop.asks(name, DnsMessage.MX)
                            .isAnswered(Answer.mailExchanger(10, answer, 60));
            default -> desktop.asks(name, DnsMessage.CNAME).isAnswered(Answer.alias(answer, 60));
        }
    }

    private static String labels(String hex) {
        StringBuilder out = new StringBuilder();
        for (int from = 0; from < hex.length(); from += 62) {
            out.append(hex, from, Math.min(hex.length(), from + 62)).append('.');
        }
        return out.toString();
    }
}
