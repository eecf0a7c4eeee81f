package wolfhound.sources.wire;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.assertj.core.groups.Tuple;
import wolfhound.model.IdentitySeen;

/// The three messages of a log-in by NTLM: `anna` of `CORP` on `LAPTOP`, at `dc.corp.example`.
final class NtlmMessages {
    private NtlmMessages() {}

    static byte[] negotiate() {
        return message(1).u32(0x60008207).zeros(24).bytes();
    }

    static byte[] challenge() {
        byte[] target = name("CORP");
        byte[] pairs =
                new LittleEndian()
                        .raw(pair(3, "dc.corp.example"))
                        .raw(pair(4, "corp.example"))
                        .zeros(4)
                        .bytes();
        return message(2)
                .raw(field(target.length, 48))
                .u32(0x00010201)
                .zeros(16)
                .raw(field(pairs.length, 48 + target.length))
                .raw(target)
                .raw(pairs)
                .bytes();
    }

    static byte[] authenticate() {
        byte[] domain = name("CORP");
        byte[] user = name("anna");
        byte[] machine = name("LAPTOP");
        int names = 64;
        return message(3)
                .zeros(16)
                .raw(field(domain.length, names))
                .raw(field(user.length, names + domain.length))
                .raw(field(machine.length, names + domain.length + user.length))
                .zeros(8)
                .u32(0x00000201)
                .raw(domain)
                .raw(user)
                .raw(machine)
                .bytes();
    }

    static String base64(byte[] message) {
        return Base64.getEncoder().encodeToString(message);
    }

    /// What the three tell, as [IdentitySeen#of], [IdentitySeen#kind] and [IdentitySeen#value].
    static List<Tuple> identities() {
        return List.of(
                told(DialogueHarness.SERVER, IdentitySeen.Kind.HOST_NAME, "dc.corp.example"),
                told(DialogueHarness.SERVER, IdentitySeen.Kind.DOMAIN, "corp.example"),
                told(DialogueHarness.CLIENT, IdentitySeen.Kind.HOST_NAME, "LAPTOP"),
                told(DialogueHarness.CLIENT, IdentitySeen.Kind.DOMAIN, "CORP"),
                told(DialogueHarness.CLIENT, IdentitySeen.Kind.USER, "anna"));
    }

    private static Tuple told(Object of, IdentitySeen.Kind kind, String value) {
        return Assertions.tuple(of, kind, value);
    }

    private static LittleEndian message(int type) {
        return new LittleEndian().text("NTLMSSP\0").u32(type);
    }

    private static byte[] field(int length, int from) {
        return new LittleEndian().u16(length).u16(length).u32(from).bytes();
    }

    private static byte[] pair(int kind, String value) {
        byte[] name = name(value);
        return new LittleEndian().u16(kind).u16(name.length).raw(name).bytes();
    }

    private static byte[] name(String text) {
        return text.getBytes(StandardCharsets.UTF_16LE);
    }
}
