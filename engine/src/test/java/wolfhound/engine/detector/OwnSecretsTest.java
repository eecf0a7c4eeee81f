package wolfhound.engine.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static wolfhound.engine.Story.latin;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import wolfhound.engine.memory.HostMemory;
import wolfhound.model.Address;
import wolfhound.model.ConversationId;
import wolfhound.model.Host;
import wolfhound.model.IdentitySeen;
import wolfhound.model.Origin;
import wolfhound.model.Peer;
import wolfhound.model.Seen;
import wolfhound.model.Transport;

class OwnSecretsTest {
    private static final Host MARIA = Host.of("10.0.0.7");

    private static HostMemory memory() {
        HostMemory memory = new HostMemory(MARIA);
        Address server = Address.of("10.0.0.1");
        Seen seen =
                new Seen(
                        Instant.EPOCH,
                        MARIA,
                        68,
                        new Peer(server, 67),
                        true,
                        new Origin(
                                "test",
                                1,
                                new ConversationId(Transport.UDP, MARIA.address(), 68, server, 67)),
                        1);
        memory.add(
                new IdentitySeen(
                        seen,
                        MARIA.address(),
                        IdentitySeen.Kind.HOST_NAME,
                        "dhcp",
                        "DESKTOP-4F2KQ1.corp.example"));
        memory.add(
                new IdentitySeen(
                        seen, MARIA.address(), IdentitySeen.Kind.USER, "kerberos", "maria.gomez"));
        memory.add(
                new IdentitySeen(seen, MARIA.address(), IdentitySeen.Kind.USER, "ntlm", "admin"));
        return memory;
    }

    private static String how(String sent) {
        return OwnSecrets.in(memory(), sent).stream()
                .filter(found -> found.kind() == OwnSecrets.Kind.HOST_NAME)
                .map(OwnSecrets.Found::how)
                .findFirst()
                .orElse("not found");
    }

    @Test
    void findsTheHostNameInEveryUsualDisguise() {
        String report = "id=desktop-4f2kq1|maria.gomez|win10";
        byte[] bytes = latin(report);
        assertThat(how(report)).isEqualTo("plain");
        assertThat(how("d=" + Base64.getEncoder().encodeToString(bytes))).isEqualTo("base64");
        assertThat(
                        how(
                                "x"
                                        + Base64.getUrlEncoder()
                                                .encodeToString(bytes)
                                                .substring(0, 0)
                                        + " "
                                        + HexFormat.of().formatHex(bytes)))
                .isEqualTo("hex");
        assertThat(
                        how(
                                new String(
                                        report.getBytes(StandardCharsets.UTF_16LE),
                                        StandardCharsets.ISO_8859_1)))
                .isEqualTo("utf-16");
        assertThat(
                        how(
                                "q="
                                        + URLEncoder.encode("=" + report, StandardCharsets.UTF_8)
                                                .replace("-", "%2D")))
                .isEqualTo("url encoding");
    }

    @Test
    void findsItInBase64OfWideText() {
        byte[] wide = "DESKTOP-4F2KQ1\\maria.gomez".getBytes(StandardCharsets.UTF_16LE);
        assertThat(how("data:" + Base64.getEncoder().encodeToString(wide)))
                .isEqualTo("base64 of utf-16");
    }

    @Test
    void leavesWordsAloneThatMerelyContainAName() {
        assertThat(OwnSecrets.in(memory(), "xdesktop-4f2kq1x administrator admin")).isEmpty();
    }

    @Test
    void knowsAnInventoryByItsLabels() {
        var found =
                OwnSecrets.in(
                        memory(),
                        "Time: 03/04/2024<br>User Name: m<br>Computer Name: P1<br>"
                                + "OSFullName: Windows 10 Pro<br>CPU: i5<br>RAM: 8 GB");
        assertThat(found)
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.kind()).isEqualTo(OwnSecrets.Kind.INVENTORY);
                    assertThat(one.what()).contains("computer name", "osfullname", "cpu", "ram");
                });
    }

    @Test
    void knowsStolenAccountsAndKeyLogs() {
        var accounts =
                OwnSecrets.in(
                        memory(),
                        "URL: https://shop.example\r\nUsername: m\r\nPassword: secret1\r\n"
                                + "Application: Chrome\r\n");
        assertThat(OwnSecrets.has(accounts, OwnSecrets.Kind.PASSWORDS)).isTrue();
        var keys = OwnSecrets.in(memory(), "hello[ENTER]wrold[BACKSPACE][BACK]orld[CTRL+C]");
        assertThat(OwnSecrets.has(keys, OwnSecrets.Kind.KEYSTROKES)).isTrue();
        assertThat(OwnSecrets.isLoot(keys)).isTrue();
    }

    @Test
    void anOrdinaryLetterHoldsNoSecret() {
        assertThat(
                        OwnSecrets.in(
                                memory(),
                                "Dear team, please reset my password: it expired. User: guide is"
                                        + " attached, press [Enter]."))
                .isEmpty();
    }

    @Test
    void readsAnyBytesWithoutComplaint() {
        byte[] bytes = new byte[2000];
        for (int seed = 0; seed < 200; seed++) {
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) ((i * 31 + seed * 17) * (seed + 3) >>> 2);
            }
            assertThat(OwnSecrets.in(memory(), bytes)).isEmpty();
        }
    }
}
