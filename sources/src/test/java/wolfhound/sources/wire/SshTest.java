package wolfhound.sources.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static wolfhound.sources.wire.Hellos.counted;
import static wolfhound.sources.wire.Hellos.hex;
import static wolfhound.sources.wire.Hellos.join;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import wolfhound.model.Oddity;
import wolfhound.model.SoftwareSeen;
import wolfhound.model.Transport;

class SshTest {
    private static DialogueHarness ssh() {
        return DialogueHarness.of(new Ssh()).over(Transport.TCP, 22);
    }

    private static byte[] keyExchange(String... lists) {
        byte[] body = join(hex("04 14"), new byte[16]); // padding, KEXINIT, cookie
        for (String list : lists) {
            body = join(body, counted(4, list.getBytes(StandardCharsets.US_ASCII)));
        }
        return counted(4, body, new byte[5 + 4]);
    }

    private static DialogueHarness session() {
        byte[] offer = keyExchange("kex", "key", "aes", "rc4", "mac", "sum", "none", "zip", "", "");
        return ssh().server("SSH-2.0-OpenSSH_9.6\r\n")
                .client("SSH-2.0-libssh_0.9\r\n")
                .client(offer)
                .server(offer)
                .client(new byte[64]);
    }

    @Test
    void laysVersionsAndOffersBeforeTheRules() {
        var greeted =
                ssh().server("SSH-2.0-Kennel_1.0 a comment\r\n").client("SSH-2.0-Lead\r\n").close();

        assertThat(TransactionsSeen.of(greeted))
                .containsExactly(
                        "0 < ssh.proto: 2.0",
                        "0 < ssh.software: Kennel_1.0",
                        "0 > ssh.proto: 2.0",
                        "0 > ssh.software: Lead");
        assertThat(TransactionsSeen.of(session()))
                .anyMatch(line -> line.matches("0 > ssh.hassh: [0-9a-f]{32}"))
                .anyMatch(line -> line.matches("0 < ssh.hassh.server: [0-9a-f]{32}"));
    }

    @Test
    void tellsWhatBothSidesAre() {
        assertThat(session().recognition()).isEqualTo(Recognition.YES);
        assertThat(session().all(SoftwareSeen.class))
                .extracting(SoftwareSeen::byHost, SoftwareSeen::where, SoftwareSeen::text)
                .containsExactly(
                        tuple(false, "ssh", "SSH-2.0-OpenSSH_9.6"),
                        tuple(true, "ssh", "SSH-2.0-libssh_0.9"),
                        tuple(true, "hassh", Digests.md5("kex;aes;mac;none")),
                        tuple(false, "hassh-server", Digests.md5("kex;rc4;sum;zip")));
        Scripts.tellsTheSameHoweverItIsCut(session());
    }

    @Test
    void noticesPacketsThatAreNone() {
        var script =
                ssh().server("SSH-2.0-x\r\n").client("SSH-2.0-y\r\n").clientHex("7fffffff0000");
        assertThat(script.all(Oddity.class))
                .extracting(Oddity::kind)
                .containsExactly("ssh-packet-lies");
    }

    @Test
    void neverThrowsOnAPrefix() {
        byte[] all =
                join("SSH-2.0-x\r\n".getBytes(StandardCharsets.US_ASCII), keyExchange("a", "b"));
        DialogueHarness.everyPrefix(new Ssh(), Transport.TCP, 22, all);
    }
}
