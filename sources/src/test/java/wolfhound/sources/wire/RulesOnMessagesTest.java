package wolfhound.sources.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import wolfhound.model.Transport;

/// What rules see of protocols whose messages stand each for itself.
class RulesOnMessagesTest {
    private static List<String> laid(WireProtocol protocol, Transport transport, String hex) {
        return TransactionsSeen.of(
                DialogueHarness.of(protocol).over(transport, 1).clientHex(hex).close());
    }

    @Test
    void laysVersionCommunityAndKindOfSnmp() {
        assertThat(laid(new Snmp(), Transport.UDP, "300c 020101 0403 707562 a102 0500"))
                .containsExactly(
                        "0 > snmp.version: 2",
                        "0 > snmp.community: pub",
                        "0 > snmp.pdu_type: 1",
                        "0 > whole",
                        "0 < whole");
    }

    @Test
    void laysTheUserOfSnmp3() {
        String user = "300d 040145 020101 020102 0402 616e";
        assertThat(laid(new Snmp(), Transport.UDP, "3016 020103 3000 040f" + user))
                .contains("0 > snmp.version: 3", "0 > snmp.usm: an");
    }

    @Test
    void laysBothLinesAndTheFieldsOfSip() {
        var script =
                DialogueHarness.of(new Sip())
                        .over(Transport.UDP, 5060)
                        .client("INVITE sip:a@example.org SIP/2.0\r\nf: <sip:b>\r\n\r\n")
                        .server("SIP/2.0 180 Ringing Now\r\n\r\n");

        assertThat(TransactionsSeen.of(script.close()))
                .containsExactly(
                        "0 > sip.request_line: INVITE sip:a@example.org SIP/2.0",
                        "0 > sip.method: INVITE",
                        "0 > sip.uri: sip:a@example.org",
                        "0 > sip.protocol: SIP/2.0",
                        "0 > sip.from: <sip:b>",
                        "0 > whole",
                        "0 < whole",
                        "1 < sip.response_line: SIP/2.0 180 Ringing Now",
                        "1 < sip.protocol: SIP/2.0",
                        "1 < sip.stat_code: 180",
                        "1 < sip.stat_msg: Ringing Now",
                        "1 < sip.status: 180",
                        "1 > whole",
                        "1 < whole");
    }

    @Test
    void laysFileAndModeOfTftp() {
        var script =
                DialogueHarness.of(new Tftp())
                        .over(Transport.UDP, 69)
                        .client("\0\1boot.img\0octet\0blksize\0001428\0");

        assertThat(TransactionsSeen.of(script))
                .containsExactly(
                        "0 > tftp.filename: boot.img",
                        "0 > tftp.mode: octet",
                        "0 > whole",
                        "0 < whole");
    }

    @Test
    void laysSecurityAndItsResultOfRfb() {
        var script =
                DialogueHarness.of(new Vnc())
                        .over(Transport.TCP, 5900)
                        .server("RFB 003.008\n")
                        .client("RFB 003.008\n")
                        .serverHex("01 02")
                        .clientHex("02")
                        .server(new byte[16])
                        .client(new byte[16])
                        .serverHex("00000001");

        assertThat(TransactionsSeen.of(script))
                .contains("0 > rfb.sectype: 2", "0 < rfb.secresult: 1");
    }

    @Test
    void laysTheNameOfAScreen() {
        var script =
                DialogueHarness.of(new Vnc())
                        .over(Transport.TCP, 5900)
                        .server("RFB 003.008\n")
                        .client("RFB 003.008\n")
                        .serverHex("01 01")
                        .clientHex("01")
                        .serverHex("00000000")
                        .clientHex("01")
                        .serverHex("0400 0300 20180001 00ff00ff 00ff0010 08000000 00000004")
                        .server("anna");

        assertThat(TransactionsSeen.of(script))
                .containsExactly(
                        "0 > rfb.sectype: 1",
                        "0 > whole",
                        "0 < rfb.name: anna",
                        "0 > whole",
                        "0 < whole");
    }

    @Test
    void laysTheHelloOfGooglesQuic() {
        var script =
                DialogueHarness.of(new Quic())
                        .over(Transport.UDP, 443)
                        .clientHex(
                                """
                                c3 51303436 50 0102030405060708 00000001 000000000000000000000000
                                43484c4f 0300 0000               # CHLO, three tags
                                50414400 02000000                # PAD, ends at 2
                                534e4900 06000000                # SNI
                                55414944 0a000000                # UAID
                                2d2d 612e6578 776f6c66           # -- a.ex wolf
                                """);

        assertThat(TransactionsSeen.of(script))
                .containsExactly(
                        "0 > quic.version: Q046",
                        "0 > quic.sni: a.ex",
                        "0 > quic.ua: wolf",
                        "0 > quic.cyu.string: 46,PAD-SNI-UAID",
                        "0 > quic.cyu.hash: bc252431df58411cd2ea00eba190964f",
                        "0 > whole",
                        "0 < whole");
    }

    @Test
    void laysVersionsOfQuicThatNobodyKnowsOnce() {
        String offered = "ca 63736172 04 01020304 04 05060708 00 00";
        String refused = "80 00000000 04 05060708 04 01020304 00000001";
        var script =
                DialogueHarness.of(new Quic())
                        .over(Transport.UDP, 443)
                        .clientHex(offered)
                        .clientHex(offered)
                        .serverHex(refused);

        assertThat(TransactionsSeen.of(script))
                .containsExactly(
                        "0 > quic.version: csar",
                        "0 > whole",
                        "0 < whole",
                        "1 < quic.version: \0\0\0\0",
                        "1 > whole",
                        "1 < whole");
    }

    @Test
    void laysTheNamesInLdap() {
        var script =
                DialogueHarness.of(new Ldap())
                        .over(Transport.TCP, 389)
                        .clientHex("300f 020101 600a 020103 0402636e 800170")
                        .serverHex("300e 020101 6109 0a0131 0402 6f75 0400")
                        .clientHex("3007 020102 4a02 6f31");

        assertThat(TransactionsSeen.of(script))
                .contains(
                        "0 > ldap.request.dn: cn",
                        "1 < ldap.responses.dn: ou",
                        "2 > ldap.request.dn: o1");
    }

    @Test
    void laysTheKindOfKerberosAndThePartsOfNamesInAnswers() {
        var script =
                DialogueHarness.of(new Kerberos())
                        .over(Transport.UDP, 88)
                        .serverHex(
                                """
                                7e 27 30 25 a0 03 020105 a1 03 02011e a6 03 020119
                                aa 14 30 12 a0 03 020102 a1 0b 30 09 1b04 686f7374 1b01 61
                                """);

        assertThat(TransactionsSeen.of(script))
                .containsExactly(
                        "0 < krb5.msg_type: 30",
                        "0 < krb5_err_code: 25",
                        "0 < krb5_sname: host",
                        "0 < krb5_sname: a",
                        "0 > whole",
                        "0 < whole");
    }

    @Test
    void laysHowLongDhcpGivesAnAddress() {
        byte[] message =
                new LittleEndian()
                        .u8(2, 1, 6, 0)
                        .zeros(232)
                        .raw(DialogueHarness.hex("63825363 3304 00000e10 3a04 00000708 ff"))
                        .bytes();
        var script = DialogueHarness.of(new Dhcp()).over(Transport.UDP, 67).server(message);

        assertThat(TransactionsSeen.of(script))
                .startsWith("0 < dhcp.leasetime: 3600", "0 < dhcp.renewal_time: 1800");
    }
}
