package wolfhound.scenarios.wire;

import java.nio.charset.StandardCharsets;

/// Messages of SMB 2 in the clear ([MS-SMB2]), framed for TCP port 445, and the NTLM messages of
/// their login ([MS-NLMP]).
public final class Smb2 {
    public static final int MORE_PROCESSING = 0xC000_0016;

    private static final int NEGOTIATE = 0;
    private static final int SESSION_SETUP = 1;
    private static final int TREE_CONNECT = 3;
    private static final int CREATE = 5;
    private static final int CLOSE = 6;
    private static final int READ = 8;
    private static final int WRITE = 9;
    private static final int SET_INFO = 17;
    private static final int RENAME_INFORMATION = 10;
    private static final int DIALECT_2_1 = 0x0210;
    private static final long FILE_TIME = 0x01DC_A000_0000_0000L;

    private Smb2() {}

    /// What every header of a session repeats.
    public record Header(long message, long session, int tree, boolean answer, int status) {}

    public static byte[] negotiate(Header header, byte[] clientGuid) {
        Octets body = new Octets().little16(36).little16(2).little16(1).little16(0);
        body.little32(0).bytes(clientGuid).little64(0).little16(0x0202).little16(DIALECT_2_1);
        return framed(header, NEGOTIATE, body);
    }

    public static byte[] negotiated(Header header, byte[] serverGuid) {
        Octets body = new Octets().little16(65).little16(1).little16(DIALECT_2_1).little16(0);
        body.bytes(serverGuid).little32(7).little32(0x10_0000).little32(0x10_0000);
        body.little32(0x10_0000).little64(FILE_TIME).little64(0);
        body.little16(128).little16(0).little32(0);
        return framed(header, NEGOTIATE, body);
    }

    public static byte[] sessionSetup(Header header, byte[] token) {
        Octets body = new Octets().little16(25).u8(0).u8(1).little32(1).little32(0);
        body.little16(88).little16(token.length).little64(0).bytes(token);
        return framed(header, SESSION_SETUP, body);
    }

    public static byte[] sessionAnswer(Header header, byte[] token) {
        Octets body = new Octets().little16(9).little16(0).little16(72).little16(token.length);
        return framed(header, SESSION_SETUP, body.bytes(token));
    }

    public static byte[] treeConnect(Header header, String share) {
        byte[] path = wide(share);
        Octets body = new Octets().little16(9).little16(0).little16(72).little16(path.length);
        return framed(header, TREE_CONNECT, body.bytes(path));
    }

    public static byte[] treeAnswer(Header header) {
        Octets body = new Octets().little16(16).u8(1).u8(0).little32(0).little32(0);
        return framed(header, TREE_CONNECT, body.little32(0x001F_01FF));
    }

    /// @param write whether the file is opened for writing, renaming and deleting
    /// @param fresh whether it is created
    public static byte[] create(Header header, String path, boolean write, boolean fresh) {
        byte[] name = wide(path);
        Octets body = new Octets().little16(57).u8(0).u8(0).little32(2).little64(0).little64(0);
        body.little32(write ? 0x0013_019F : 0x0012_0089).little32(0x80).little32(7);
        body.little32(fresh ? 2 : 1).little32(0x40).little16(120).little16(name.length);
        return framed(header, CREATE, body.little32(0).little32(0).bytes(name));
    }

    public static byte[] created(Header header, long file, long size, boolean fresh) {
        Octets body = new Octets().little16(89).u8(0).u8(0).little32(fresh ? 2 : 1);
        body.little64(FILE_TIME).little64(FILE_TIME).little64(FILE_TIME).little64(FILE_TIME);
        body.little64((size + 4095) / 4096 * 4096).little64(size).little32(0x20).little32(0);
        return framed(header, CREATE, fileId(body, file).little32(0).little32(0).u8(0));
    }

    public static byte[] read(Header header, long file, int length, long offset) {
        Octets body = new Octets().little16(49).u8(80).u8(0).little32(length).little64(offset);
        fileId(body, file).little32(1).little32(0).little32(0).little16(0).little16(0);
        return framed(header, READ, body.u8(0));
    }

    public static byte[] readAnswer(Header header, byte[] content) {
        Octets body = new Octets().little16(17).u8(80).u8(0).little32(content.length).little32(0);
        return framed(header, READ, body.little32(0).bytes(content));
    }

    public static byte[] write(Header header, long file, long offset, byte[] content) {
        Octets body = new Octets().little16(49).little16(112).little32(content.length);
        fileId(body.little64(offset), file).little32(0).little32(0).little16(0).little16(0);
        return framed(header, WRITE, body.little32(0).bytes(content));
    }

    public static byte[] written(Header header, int count) {
        Octets body = new Octets().little16(17).little16(0).little32(count).little32(0);
        return framed(header, WRITE, body.little16(0).little16(0).u8(0));
    }

    public static byte[] rename(Header header, long file, String newPath) {
        byte[] name = wide(newPath);
        Octets body = new Octets().little16(33).u8(1).u8(RENAME_INFORMATION);
        body.little32(20 + name.length).little16(96).little16(0).little32(0);
        fileId(body, file).u8(1).zeros(7).little64(0).little32(name.length).bytes(name);
        return framed(header, SET_INFO, body);
    }

    public static byte[] renamed(Header header) {
        return framed(header, SET_INFO, new Octets().little16(2));
    }

    public static byte[] close(Header header, long file) {
        Octets body = new Octets().little16(24).little16(0).little32(0);
        return framed(header, CLOSE, fileId(body, file));
    }

    public static byte[] closed(Header header) {
        return framed(header, CLOSE, new Octets().little16(60).little16(0).zeros(56));
    }

    /// The first NTLM message: what the client can do.
    public static byte[] ntlmNegotiate() {
        Octets out = new Octets().text("NTLMSSP\0").little32(1).little32(0xE208_8297L);
        return out.little64(0x28_0000_0000L)
                .little64(0x28_0000_0000L)
                .hex("0a00614a0000000f")
                .toBytes();
    }

    /// The second: the server's challenge.
    public static byte[] ntlmChallenge(String server, byte[] challenge) {
        byte[] target = wide(server);
        Octets pairs = new Octets().little16(1).little16(target.length).bytes(target);
        byte[] facts = pairs.little16(0).little16(0).toBytes();
        Octets out = new Octets().text("NTLMSSP\0").little32(2);
        out.little16(target.length).little16(target.length).little32(56);
        out.little32(0xE28A_8215L).bytes(challenge).zeros(8);
        out.little16(facts.length).little16(facts.length).little32(56 + target.length);
        return out.hex("0a00614a0000000f").bytes(target).bytes(facts).toBytes();
    }

    /// The third: who logs in, from which machine.
    public static byte[] ntlmAuthenticate(
            String domain, String user, String machine, byte[] response) {
        byte[] inDomain = wide(domain);
        byte[] who = wide(user);
        byte[] where = wide(machine);
        int at = 72;
        Octets out = new Octets().text("NTLMSSP\0").little32(3);
        int names = inDomain.length + who.length + where.length;
        located(out, 24, at + names);
        located(out, response.length, at + names + 24);
        located(out, inDomain.length, at);
        located(out, who.length, at + inDomain.length);
        located(out, where.length, at + inDomain.length + who.length);
        located(out, 0, at + names + 24 + response.length);
        out.little32(0xE288_8215L).hex("0a00614a0000000f");
        return out.bytes(inDomain).bytes(who).bytes(where).zeros(24).bytes(response).toBytes();
    }

    private static void located(Octets out, int length, int offset) {
        out.little16(length).little16(length).little32(offset);
    }

    private static Octets fileId(Octets body, long file) {
        return body.little64(file).little64(file ^ 0xFFFFL);
    }

    private static byte[] framed(Header header, int command, Octets body) {
        Octets message = new Octets().u8(0xFE).text("SMB").little16(64).little16(1);
        message.little32(header.status).little16(command).little16(32);
        message.little32(header.answer ? 1 : 0).little32(0).little64(header.message);
        message.little32(0xFEFF).little32(header.tree).little64(header.session).zeros(16);
        message.bytes(body.toBytes());
        return new Octets().u8(0).counted24(message.toBytes()).toBytes();
    }

    private static byte[] wide(String text) {
        return text.getBytes(StandardCharsets.UTF_16LE);
    }
}
