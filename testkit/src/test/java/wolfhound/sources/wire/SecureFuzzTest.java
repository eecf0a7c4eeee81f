package wolfhound.sources.wire;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import wolfhound.model.Transport;

/// TLS, DTLS and QUIC, and the certificates in them.
class SecureFuzzTest {
    @FuzzTest
    void tls(FuzzedDataProvider data) {
        HostileDialogue.run(new Tls(), Transport.TCP, 443, data);
    }

    @FuzzTest
    void dtls(FuzzedDataProvider data) {
        HostileDialogue.run(new Dtls(), Transport.UDP, 443, data);
    }

    @FuzzTest
    void quic(FuzzedDataProvider data) {
        HostileDialogue.run(new Quic(), Transport.UDP, 443, data);
    }

    @FuzzTest
    void hellos(FuzzedDataProvider data) {
        char carrier = data.pickValue(new char[] {'t', 'd', 'q'});
        Bytes body = Bytes.of(data.consumeRemainingAsBytes());
        ClientHello.read(body, carrier);
        ServerHello.read(body);
    }

    @FuzzTest
    void certificates(byte[] bytes) {
        new CertificateReader(Bytes.of(bytes), "").read();
    }
}
