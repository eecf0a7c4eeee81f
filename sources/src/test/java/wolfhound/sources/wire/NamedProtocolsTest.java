package wolfhound.sources.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wolfhound.model.Transport;

class NamedProtocolsTest {
    private static List<String> names(Transport transport, int port, byte[] client, byte[] server) {
        List<WireProtocol> all =
                transport == Transport.TCP ? NamedProtocols.streams() : NamedProtocols.datagrams();
        var opening =
                new Opening(
                        transport,
                        50000,
                        port,
                        Bytes.of(client),
                        Bytes.of(server),
                        client.length > 0,
                        false);
        return all.stream()
                .filter(protocol -> protocol.recognise(opening) == Recognition.YES)
                .map(WireProtocol::name)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "amqp, TCP, 5672, 414d515000000901",
        "mqtt, TCP, 1883, 101000044d5154540402003c000461626364",
        "redis, TCP, 6379, 2a310d0a24340d0a494e464f0d0a",
        "modbus, TCP, 502, 000100000006010300000002",
        "postgresql, TCP, 5432, 0000000804d2162f",
        "iso-tsap, TCP, 102, 0300001611e00000000100c1020100c2020102c0010a",
        "snmp, UDP, 161, 302602010104067075626c6963a019020101020100020100300e300c06082b060102010101000500",
        "syslog, UDP, 514, 3c33343e6f6b2031203233",
        "openvpn, UDP, 443, 3811223344556677880000000000",
    })
    void knowsItByItsFirstBytes(String name, Transport transport, int port, String hex) {
        assertThat(names(transport, port, Hellos.hex(hex), new byte[0])).containsExactly(name);
    }

    @Test
    void knowsMySqlByTheServersGreeting() {
        byte[] greeting =
                Hellos.join(
                        Hellos.hex("4a0000000a"), "8.0.36\0".getBytes(StandardCharsets.US_ASCII));
        assertThat(names(Transport.TCP, 3306, new byte[0], greeting)).containsExactly("mysql");
    }

    @Test
    void leavesMiningToTheDetectors() {
        byte[] stratum =
                "{\"id\":1,\"method\":\"mining.subscribe\",\"params\":[]}\n"
                        .getBytes(StandardCharsets.US_ASCII);
        assertThat(names(Transport.TCP, 3333, stratum, new byte[0])).isEmpty();
    }

    @Test
    void rarelyNamesRandomBytesAndNeverThrows() {
        var random = new Random(7);
        int named = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            named += names(Transport.TCP, 4711, bytes, new byte[0]).size();
            named += names(Transport.UDP, 4711, bytes, new byte[0]).size();
        }
        assertThat(named).isLessThan(5);
    }
}
