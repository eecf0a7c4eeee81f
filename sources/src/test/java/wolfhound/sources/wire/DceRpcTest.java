package wolfhound.sources.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import wolfhound.model.CommandLine;
import wolfhound.model.IdentitySeen;
import wolfhound.model.Transport;

class DceRpcTest {
    private static DialogueHarness rpc() {
        return DialogueHarness.of(new DceRpc()).over(Transport.TCP, 135);
    }

    /// A fragment of that type with a message of NTLM behind it.
    private static byte[] fragment(int type, byte[] body, byte[] message) {
        byte[] trailer = DialogueHarness.hex("0a 05 00 00 00000000");
        int length = 16 + body.length + trailer.length + message.length;
        return new LittleEndian()
                .u8(5, 0, type, 3)
                .u32(0x10)
                .u16(length, message.length)
                .u32(1)
                .raw(body)
                .raw(trailer)
                .raw(message)
                .bytes();
    }

    private static DialogueHarness session() {
        byte[] bind =
                DialogueHarness.hex(
                        """
                        d016 d016 00000000 01000000 0000 0100
                        78573412 3412 cdab ef00 0123456789ab 0000 0000
                        045d888a eb1c c911 9fe8 08002b104860 0200 0000
                        """);
        return rpc().client(fragment(11, bind, NtlmMessages.negotiate()))
                .server(fragment(12, new byte[32], NtlmMessages.challenge()))
                .client(fragment(16, new byte[4], NtlmMessages.authenticate()))
                .close();
    }

    @Test
    void tellsTheNamesInABindByNtlm() {
        assertThat(session().recognition()).isEqualTo(Recognition.YES);
        assertThat(session().all(CommandLine.class))
                .extracting(CommandLine::verb)
                .containsExactly("bind");
        assertThat(session().all(IdentitySeen.class))
                .extracting(IdentitySeen::of, IdentitySeen::kind, IdentitySeen::value)
                .containsExactlyElementsOf(NtlmMessages.identities());
    }

    @Test
    void tellsTheSameHoweverItIsCut() {
        Scripts.tellsTheSameHoweverItIsCut(session());
    }

    @Test
    void livesThroughEveryPrefix() {
        byte[] last = fragment(16, new byte[4], NtlmMessages.authenticate());
        DialogueHarness.everyPrefix(new DceRpc(), Transport.TCP, 135, last);
    }

    private static byte[] call(int type, int flags, byte[] body) {
        return new LittleEndian()
                .u8(5, 0, type, flags)
                .u32(0x10)
                .u16(16 + body.length, 0)
                .u32(7)
                .raw(body)
                .bytes();
    }

    @Test
    void laysACallInFragmentsAndItsAnswerBeforeTheRules() {
        byte[] bind =
                DialogueHarness.hex(
                        """
                        d016 d016 00000000 01000000 0000 0100
                        78573412 3412 cdab ef00 0123456789ab 0300 0000
                        045d888a eb1c c911 9fe8 08002b104860 0200 0000
                        """);
        var script =
                rpc().client(call(11, 3, bind))
                        .client(call(0, 1, DialogueHarness.hex("03000000 0000 0f00 414243")))
                        .client(call(0, 2, DialogueHarness.hex("03000000 0000 0f00 444546")))
                        .server(call(2, 3, DialogueHarness.hex("02000000 0000 0000 4f4b")));

        assertThat(TransactionsSeen.of(script.close()))
                .containsExactly(
                        "0 > dcerpc.iface: 12345778-1234-abcd-ef00-0123456789ab,3",
                        "0 > dcerpc.opnum: 15",
                        "0 < dcerpc.iface: 12345778-1234-abcd-ef00-0123456789ab,3",
                        "0 < dcerpc.opnum: 15",
                        "0 > dcerpc.stub_data: ABC",
                        "0 > dcerpc.stub_data: DEF",
                        "0 > whole",
                        "0 < dcerpc.stub_data: OK",
                        "0 < whole",
                        "0 > whole",
                        "0 < whole");
    }
}
