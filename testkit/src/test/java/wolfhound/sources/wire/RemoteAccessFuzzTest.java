package wolfhound.sources.wire;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import wolfhound.model.Transport;

/// Logins, proxies, calls and small transfers, and everything known by name.
class RemoteAccessFuzzTest {
    private static final List<WireProtocol> STREAMS =
            List.of(
                    new Ssh(),
                    new Telnet(),
                    new Rdp(),
                    new Vnc(),
                    new Socks(),
                    new Sip(),
                    new Ldap());
    private static final List<WireProtocol> DATAGRAMS =
            List.of(new Tftp(), new Radius(), new Stun(), new Sip());

    @FuzzTest
    void streams(FuzzedDataProvider data) {
        WireProtocol protocol = STREAMS.get(data.consumeInt(0, STREAMS.size() - 1));
        HostileDialogue.run(protocol, Transport.TCP, 23, data);
    }

    @FuzzTest
    void datagrams(FuzzedDataProvider data) {
        WireProtocol protocol = DATAGRAMS.get(data.consumeInt(0, DATAGRAMS.size() - 1));
        HostileDialogue.run(protocol, Transport.UDP, 5060, data);
    }

    @FuzzTest
    void names(FuzzedDataProvider data) {
        boolean stream = data.consumeBoolean();
        int port = data.consumeInt(1, 65535);
        byte[] client = data.consumeBytes(2000);
        var opening =
                new Opening(
                        stream ? Transport.TCP : Transport.UDP,
                        50000,
                        port,
                        Bytes.of(client),
                        Bytes.of(data.consumeRemainingAsBytes()),
                        client.length > 0,
                        false);
        (stream ? NamedProtocols.streams() : NamedProtocols.datagrams())
                .forEach(protocol -> protocol.recognise(opening));
    }
}
