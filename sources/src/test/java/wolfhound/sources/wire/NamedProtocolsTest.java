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
        "syslog, UDP, 514, 3c33343e6f6b2031203233",
        "openvpn, UDP, 443, 3811223344556677880000000000",
        "fins, TCP, 9600, 46494e530000000c000000000000000000000000",
        "git, TCP, 9418, 303033326769742d75706c6f61642d7061636b202f782e67697400",
        "hl7, TCP, 6661, 0b4d53487c5e7e5c267c41",
        "iec-104, TCP, 2404, 680407000000",
        "mssql, TCP, 1433, 1001001800000000100000000400007400100000000000ff",
        "mongodb, TCP, 27017, 2000000001000000ffffffffd4070000",
        "opc-ua, TCP, 4840, 48454c460c00000000000000",
        "openwire, TCP, 61616, 000000da014163746976654d51",
        "oracle, TCP, 1521, 000c00000100000001390000",
        "pptp, TCP, 1723, 009c00011a2b3c4d0001000001000000",
        "rtmp, TCP, 1935, 030000000000000000",
        "rtsp, TCP, 554, 4f5054494f4e5320727473703a2f2f78202a20525453502f312e300d0a",
        "sun-rpc, TCP, 2049, 80000028000000010000000000000002000186a3000000040000000000000000",
        "sun-rpc, UDP, 111, 000000010000000000000002000186a000000002000000030000000000000000",
        "tacacs, TCP, 49, c0010100000000010000000411223344",
        "xmpp, TCP, 5222,"
                + " 3c73747265616d3a73747265616d20786d6c6e733d276a61626265723a636c69656e742720746f3d27612e62273e",
        "bfd, UDP, 3784, 2040031800000001000000000000000000000000000000ff",
        "coap, UDP, 5683, 40010001",
        "hsrp, UDP, 1985, 000010030a6e01000000000000000000",
        "rip, UDP, 520, 020200000002000000000000000000000000000000000001",
        "rmcp, UDP, 623, 0600ff070000000000000000",
        "rtps, UDP, 7410, 52545053020101014e44445350494e47",
        "slp, UDP, 427, 0201000010000000000000010002656e",
        "spotify, UDP, 57621, 53706f745564703000112233445566778899",
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
    void knowsNewsByTheServersGreeting() {
        byte[] greeting = "200 news NNTP ready\r\n".getBytes(StandardCharsets.US_ASCII);
        assertThat(names(Transport.TCP, 4711, new byte[0], greeting)).containsExactly("nntp");
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
