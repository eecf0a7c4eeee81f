package wolfhound.sources.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import wolfhound.model.CommandLine;
import wolfhound.model.FileTransfer;
import wolfhound.model.IdentitySeen;
import wolfhound.model.Login;
import wolfhound.model.Oddity;
import wolfhound.model.ShareAccess;
import wolfhound.model.SoftwareSeen;
import wolfhound.model.Transport;

class SmbTest {
    private static final byte[] SECRET = random(3000);

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(7).nextBytes(bytes);
        return bytes;
    }

    private static DialogueHarness smb() {
        return DialogueHarness.of(new Smb()).over(Transport.TCP, 445);
    }

    /// The four bytes that tell a message's length, and the message.
    private static byte[] framed(byte[] message) {
        return new LittleEndian()
                .u8(0, message.length >>> 16, message.length >>> 8, message.length)
                .raw(message)
                .bytes();
    }

    // --- version 2 ---

    private static byte[] two(int command, boolean response, int id, long status, byte[] body) {
        return framed(
                new LittleEndian()
                        .u8(0xFE)
                        .text("SMB")
                        .u16(64, 1)
                        .u32(status)
                        .u16(command, 1)
                        .u32(response ? 1 : 0, 0)
                        .u64(id)
                        .u32(0, 5)
                        .u64(9)
                        .zeros(16)
                        .raw(body)
                        .bytes());
    }

    private static byte[] create(String path, int options) {
        return new LittleEndian()
                .u16(57, 0)
                .u32(2)
                .zeros(16)
                .u32(0x12019F, 0, 7, 5, options)
                .u16(120, 2 * path.length())
                .u32(0, 0)
                .wide(path)
                .bytes();
    }

    private static byte[] created(int action, long size) {
        return new LittleEndian()
                .u16(89, 0)
                .u32(action)
                .zeros(32)
                .u64(0, size)
                .u32(0x20, 0)
                .u64(77, 78)
                .u32(0, 0)
                .bytes();
    }

    private static byte[] written(long offset, byte[] data) {
        return new LittleEndian()
                .u16(49, 112)
                .u32(data.length)
                .u64(offset, 77, 78)
                .zeros(16)
                .raw(data)
                .bytes();
    }

    private static byte[] close() {
        return new LittleEndian().u16(24, 0).u32(0).u64(77, 78).bytes();
    }

    private static byte[] connect(String share) {
        return new LittleEndian().u16(9, 0, 72, 2 * share.length()).wide(share).bytes();
    }

    private static DialogueHarness connected(String share) {
        return smb().client(two(0, false, 0, 0, new byte[36]))
                .server(two(0, true, 0, 0, new LittleEndian().u16(65, 1, 0x0302).zeros(60).bytes()))
                .client(two(3, false, 1, 0, connect(share)))
                .server(two(3, true, 1, 0, new LittleEndian().u16(16, 1).zeros(12).bytes()));
    }

    private static DialogueHarness opened(String share, String path, int options, long size) {
        return connected(share)
                .client(two(5, false, 2, 0, create(path, options)))
                .server(two(5, true, 2, 0, created(2, size)));
    }

    private static DialogueHarness writesAndRenames() {
        byte[] name = new LittleEndian().u64(1, 0).u32(14).wide("a.xls.k").bytes();
        return opened("\\\\fs\\data", "dir\\a.xls", 0, 0)
                .client(two(9, false, 3, 0, written(0, SECRET)))
                .client(
                        two(
                                17,
                                false,
                                4,
                                0,
                                new LittleEndian()
                                        .u16(33)
                                        .u8(1, 10)
                                        .u32(name.length)
                                        .u16(96, 0)
                                        .u32(0)
                                        .u64(77, 78)
                                        .raw(name)
                                        .bytes()))
                .server(two(17, true, 4, 0, new byte[2]))
                .client(two(6, false, 5, 0, close()))
                .close();
    }

    @Test
    void tellsWhatIsDoneWithAFile() {
        assertThat(writesAndRenames().all(ShareAccess.class))
                .extracting(
                        ShareAccess::action,
                        ShareAccess::share,
                        ShareAccess::path,
                        ShareAccess::newPath,
                        ShareAccess::bytes)
                .containsExactly(
                        tuple(ShareAccess.Action.CONNECT, "\\\\fs\\data", "", "", 0L),
                        tuple(ShareAccess.Action.CREATE, "\\\\fs\\data", "dir\\a.xls", "", 0L),
                        tuple(
                                ShareAccess.Action.RENAME,
                                "\\\\fs\\data",
                                "dir\\a.xls",
                                "a.xls.k",
                                0L),
                        tuple(ShareAccess.Action.WRITE, "\\\\fs\\data", "dir\\a.xls", "", 3000L));
    }

    @Test
    void measuresWhatIsWritten() {
        ShareAccess write = writesAndRenames().all(ShareAccess.class).getLast();
        assertThat(write.dialect()).isEqualTo("smb3.0.2");
        assertThat(write.entropy()).isCloseTo(7.94, within(0.05));
        FileTransfer file = writesAndRenames().all(FileTransfer.class).getFirst();
        assertThat(file.name()).isEqualTo("a.xls");
        assertThat(file.toHost()).isFalse();
        assertThat(file.size()).isEqualTo(3000);
        assertThat(file.sha256()).hasSize(64);
    }

    @Test
    void tellsWhatIsRead() {
        byte[] ask = new LittleEndian().u16(49, 0).u32(3000).u64(0, 77, 78).zeros(17).bytes();
        byte[] answer = new LittleEndian().u16(17, 80).u32(3000, 0, 0).raw(SECRET).bytes();
        DialogueHarness script =
                opened("\\\\fs\\data", "a.exe", 0, 3000)
                        .client(two(8, false, 3, 0, ask))
                        .server(two(8, true, 3, 0, answer))
                        .client(two(6, false, 4, 0, close()));
        FileTransfer file = script.all(FileTransfer.class).getFirst();
        assertThat(file.toHost()).isTrue();
        assertThat(file.whole()).isTrue();
        assertThat(file.from()).isEqualTo("\\\\fs\\data\\a.exe");
    }

    private static byte[] ask(long offset, int length) {
        return new LittleEndian().u16(49, 0).u32(length).u64(offset, 77, 78).zeros(17).bytes();
    }

    private static byte[] answer(int from, int to) {
        byte[] piece = Arrays.copyOfRange(SECRET, from, to);
        return new LittleEndian().u16(17, 80).u32(piece.length, 0, 0).raw(piece).bytes();
    }

    /// Windows asks for several pieces at once, and servers answer as they find them.
    @Test
    void tellsAFileWhosePiecesComeInAnyOrder() {
        DialogueHarness script =
                opened("\\\\fs\\data", "a.exe", 0, 3000)
                        .client(two(8, false, 3, 0, ask(0, 1000)))
                        .client(two(8, false, 4, 0, ask(1000, 1000)))
                        .client(two(8, false, 5, 0, ask(2000, 1000)))
                        .server(two(8, true, 5, 0, answer(2000, 3000)))
                        .server(two(8, true, 3, 0, answer(0, 1000)))
                        .server(two(8, true, 4, 0, answer(1000, 2000)))
                        .client(two(6, false, 6, 0, close()));
        FileTransfer file = script.all(FileTransfer.class).getFirst();
        assertThat(file.whole()).isTrue();
        assertThat(file.sha256())
                .isEqualTo(writesAndRenames().all(FileTransfer.class).getFirst().sha256());
    }

    @Test
    void callsAFileWithAHoleNotWhole() {
        DialogueHarness script =
                opened("\\\\fs\\data", "a.zip", 0, 0)
                        .client(two(9, false, 3, 0, written(0, new byte[10])))
                        .client(two(9, false, 4, 0, written(20, new byte[10])))
                        .client(two(6, false, 5, 0, close()));
        FileTransfer file = script.all(FileTransfer.class).getFirst();
        assertThat(file.whole()).isFalse();
        assertThat(file.size()).isEqualTo(10);
    }

    @Test
    void boundsWhatCameEarly() {
        DialogueHarness script = opened("\\\\fs\\data", "a.zip", 0, 0);
        byte[] piece = new byte[1 << 19];
        for (int i = 1; i <= 5; i++) {
            script.client(two(9, false, 3 + i, 0, written((long) i * piece.length, piece)));
        }
        script.client(two(9, false, 9, 0, written(0, piece))).client(two(6, false, 9, 0, close()));
        assertThat(script.tell().bounds()).containsEntry("smb-early-bytes", 1);
        assertThat(script.all(FileTransfer.class)).isEmpty();
    }

    @Test
    void followsLongWrites() {
        byte[] data = random(2_500_000);
        DialogueHarness script =
                opened("\\\\fs\\data", "big.zip", 0, 0)
                        .client(two(9, false, 3, 0, written(0, data)))
                        .client(two(6, false, 4, 0, close()));
        assertThat(script.all(ShareAccess.class))
                .filteredOn(access -> access.action() == ShareAccess.Action.WRITE)
                .extracting(ShareAccess::bytes)
                .containsExactly(1L << 20, 1L << 20, 2_500_000L - (2 << 20));
        var cut = DialogueHarness.Cut.random(3);
        assertThat(script.tell(cut).observations()).isEqualTo(script.observations());
    }

    @Test
    void tellsADeletionWhenTheFileIsClosed() {
        DialogueHarness script =
                opened("\\\\fs\\data", "a.doc", 0x1000, 0).client(two(6, false, 3, 0, close()));
        assertThat(script.all(ShareAccess.class).getLast().action())
                .isEqualTo(ShareAccess.Action.DELETE);
    }

    @Test
    void saysNothingOfAFileThatWasNotOpened() {
        DialogueHarness script =
                connected("\\\\fs\\data")
                        .client(two(5, false, 2, 0, create("a.doc", 0)))
                        .server(two(5, true, 2, 0xC0000034L, new byte[9]));
        assertThat(script.all(ShareAccess.class))
                .extracting(ShareAccess::action)
                .containsExactly(ShareAccess.Action.CONNECT);
    }

    @Test
    void readsWhatIsCalledThroughAPipe() {
        byte[] bind =
                DialogueHarness.hex(
                        """
                        05 00 0b 03 10000000 4800 0000 01000000   # bind
                        d016 d016 00000000 01000000
                        0000 01 00 81bb7a36 4498 f135 ad32 98f038001003 02000000
                        045d888aeb1cc9119fe808002b104860 02000000
                        """);
        byte[] call =
                DialogueHarness.hex("05 00 00 03 10000000 1800 0000 02000000 00000000 0000 0c00");
        DialogueHarness script =
                opened("\\\\fs\\IPC$", "svcctl", 0, 0)
                        .client(two(9, false, 3, 0, written(0, bind)))
                        .client(two(9, false, 4, 0, written(0, call)));
        assertThat(script.all(ShareAccess.class).getLast().action())
                .isEqualTo(ShareAccess.Action.PIPE);
        assertThat(script.all(CommandLine.class))
                .extracting(CommandLine::verb, CommandLine::argument)
                .containsExactly(tuple("bind", "svcctl"), tuple("svcctl", "CreateServiceW"));
    }

    private static byte[] ntlm(String domain, String user, String workstation) {
        int at = 64;
        return new LittleEndian()
                .text("NTLMSSP\0")
                .u32(3)
                .zeros(16)
                .u16(2 * domain.length(), 0)
                .u32(at)
                .u16(2 * user.length(), 0)
                .u32(at + 2L * domain.length())
                .u16(2 * workstation.length(), 0)
                .u32(at + 2L * (domain.length() + user.length()))
                .zeros(8)
                .u32(1)
                .wide(domain + user + workstation)
                .bytes();
    }

    private static DialogueHarness logsIn(long status) {
        byte[] blob = ntlm("CORP", "anna", "LAPTOP");
        byte[] body =
                new LittleEndian()
                        .u16(25)
                        .zeros(10)
                        .u16(88, blob.length)
                        .zeros(8)
                        .raw(blob)
                        .bytes();
        return smb().client(two(1, false, 1, 0, body)).server(two(1, true, 1, status, new byte[9]));
    }

    @Test
    void tellsWhoLogsIn() {
        assertThat(logsIn(0).all(Login.class))
                .extracting(Login::user, Login::outcome)
                .containsExactly(tuple("anna", Login.Outcome.ACCEPTED));
        assertThat(logsIn(0xC000006DL).all(Login.class))
                .extracting(Login::outcome)
                .containsExactly(Login.Outcome.REJECTED);
        assertThat(logsIn(0).all(IdentitySeen.class))
                .extracting(IdentitySeen::kind, IdentitySeen::value, IdentitySeen::of)
                .containsExactly(
                        tuple(IdentitySeen.Kind.HOST_NAME, "LAPTOP", DialogueHarness.CLIENT),
                        tuple(IdentitySeen.Kind.DOMAIN, "CORP", DialogueHarness.CLIENT),
                        tuple(IdentitySeen.Kind.USER, "anna", DialogueHarness.CLIENT));
    }

    @Test
    void saysOnlyThatAConversationIsEncrypted() {
        DialogueHarness script =
                smb().client(framed(new LittleEndian().u8(0xFD).text("SMB").zeros(80).bytes()));
        assertThat(script.recognition()).isEqualTo(Recognition.YES);
        assertThat(script.observations()).hasSize(1);
        assertThat(script.all(SoftwareSeen.class).getFirst().text()).isEqualTo("SMB3 encrypted");
    }

    @Test
    void findsTheNextMessageBehindAGap() {
        DialogueHarness script =
                connected("\\\\fs\\data")
                        .gap(Side.CLIENT, 100)
                        .client("some rest of a message")
                        .client(two(5, false, 2, 0, create("a.doc", 0)))
                        .server(two(5, true, 2, 0, created(1, 4)));
        assertThat(script.all(ShareAccess.class).getLast().action())
                .isEqualTo(ShareAccess.Action.OPEN);
    }

    @Test
    void callsALengthThatLiesOdd() {
        assertThat(smb().clientHex("00 ffffff fe534d42").all(Oddity.class))
                .extracting(Oddity::kind)
                .containsExactly("length-lies");
        assertThat(smb().clientHex("00 000005 fe534d4240").all(Oddity.class))
                .extracting(Oddity::kind)
                .containsExactly("length-lies");
    }

    // --- version 1 ---

    private static byte[] one(int command, boolean reply, int id, byte[] words, byte[] content) {
        return framed(
                new LittleEndian()
                        .u8(0xFF)
                        .text("SMB")
                        .u8(command)
                        .u32(0)
                        .u8(reply ? 0x80 : 0)
                        .u16(0x8000)
                        .zeros(12)
                        .u16(5, 1, 1, id)
                        .u8(words.length / 2)
                        .raw(words)
                        .u16(content.length)
                        .raw(content)
                        .bytes());
    }

    private static byte[] andX(int words) {
        return new LittleEndian().u8(0xFF, 0).u16(0).zeros(2 * words - 4).bytes();
    }

    private static DialogueHarness connectedToOne() {
        byte[] connect = new LittleEndian().u8(0xFF, 0).u16(0, 0, 1).bytes();
        return smb().client(one(0x72, false, 1, new byte[0], "\2NT LM 0.12\0".getBytes()))
                .server(one(0x72, true, 1, new byte[34], new byte[0]))
                .client(
                        one(
                                0x75,
                                false,
                                2,
                                connect,
                                new LittleEndian()
                                        .u8(0)
                                        .wide("\\\\fs\\data\0")
                                        .text("A:\0")
                                        .bytes()))
                .server(one(0x75, true, 2, andX(3), new byte[0]));
    }

    @Test
    void readsVersionOne() {
        byte[] createWords = new LittleEndian().u8(0xFF, 0).u16(0).u8(0).u16(10).zeros(41).bytes();
        byte[] createdWords =
                new LittleEndian().u8(0xFF, 0).u16(0).u8(0).u16(99).u32(2).zeros(57).bytes();
        byte[] writeWords =
                new LittleEndian()
                        .u8(0xFF, 0)
                        .u16(0, 99)
                        .u32(0, 0)
                        .u16(0, 0, 0, 5, 64)
                        .u32(0)
                        .bytes();
        DialogueHarness script =
                connectedToOne()
                        .client(
                                one(
                                        0xA2,
                                        false,
                                        3,
                                        createWords,
                                        new LittleEndian().u8(0).wide("\\a.txt\0").bytes()))
                        .server(one(0xA2, true, 3, createdWords, new byte[0]))
                        .client(
                                one(
                                        0x2F,
                                        false,
                                        4,
                                        writeWords,
                                        new LittleEndian().u8(0).text("hello").bytes()))
                        .client(
                                one(
                                        0x04,
                                        false,
                                        5,
                                        new LittleEndian().u16(99, 0, 0).bytes(),
                                        new byte[0]))
                        .client(
                                one(
                                        0x07,
                                        false,
                                        6,
                                        new byte[2],
                                        new LittleEndian()
                                                .u8(4)
                                                .wide("\\a.txt\0")
                                                .u8(4, 0)
                                                .wide("\\b.txt\0")
                                                .bytes()))
                        .server(one(0x07, true, 6, new byte[0], new byte[0]));
        assertThat(script.all(ShareAccess.class))
                .extracting(
                        ShareAccess::dialect,
                        ShareAccess::action,
                        ShareAccess::share,
                        ShareAccess::path,
                        ShareAccess::newPath,
                        ShareAccess::bytes)
                .containsExactly(
                        tuple("smb1", ShareAccess.Action.CONNECT, "\\\\fs\\data", "", "", 0L),
                        tuple("smb1", ShareAccess.Action.CREATE, "\\\\fs\\data", "\\a.txt", "", 0L),
                        tuple("smb1", ShareAccess.Action.WRITE, "\\\\fs\\data", "\\a.txt", "", 5L),
                        tuple(
                                "smb1",
                                ShareAccess.Action.RENAME,
                                "\\\\fs\\data",
                                "\\a.txt",
                                "\\b.txt",
                                0L));
        assertThat(script.all(FileTransfer.class).getFirst().excerpt().text()).isEqualTo("hello");
        Scripts.tellsTheSameHoweverItIsCut(script);
    }

    @Test
    void readsTheNamesOfANetbiosSession() {
        String called = "CKFDENECFDEFFCFGEFFCCACACACACACA"; // *SMBSERVER
        String calling = "EMEBFAFEEPFACACACACACACACACACAAA"; // LAPTOP
        DialogueHarness script =
                DialogueHarness.of(new Smb())
                        .over(Transport.TCP, 139)
                        .client(
                                new LittleEndian()
                                        .u8(0x81, 0, 0, 68, 32)
                                        .text(called)
                                        .u8(0, 32)
                                        .text(calling)
                                        .u8(0)
                                        .bytes())
                        .serverHex("82000000");
        assertThat(script.recognition()).isEqualTo(Recognition.YES);
        assertThat(script.all(IdentitySeen.class))
                .extracting(IdentitySeen::value)
                .containsExactly("LAPTOP");
    }

    @Test
    void tellsTheSameHoweverItIsCut() {
        Scripts.tellsTheSameHoweverItIsCut(writesAndRenames());
        Scripts.tellsTheSameHoweverItIsCut(logsIn(0));
    }

    @Test
    void livesThroughEveryPrefixAndEveryBrokenByte() {
        byte[] blob = ntlm("CORP", "anna", "LAPTOP");
        byte[] session =
                new LittleEndian()
                        .raw(
                                two(
                                        1,
                                        false,
                                        1,
                                        0,
                                        new LittleEndian()
                                                .u16(25)
                                                .zeros(10)
                                                .u16(88, blob.length)
                                                .zeros(8)
                                                .raw(blob)
                                                .bytes()))
                        .raw(two(3, false, 2, 0, connect("\\\\a\\b")))
                        .raw(two(5, false, 3, 0, create("c", 0)))
                        .raw(two(9, false, 4, 0, written(0, new byte[9])))
                        .raw(one(0x75, false, 2, andX(4), new byte[20]))
                        .raw(one(0xA2, false, 2, andX(24), new byte[20]))
                        .raw(one(0x32, false, 2, andX(15), new byte[20]))
                        .bytes();
        DialogueHarness.everyPrefix(new Smb(), Transport.TCP, 445, session);
        for (int i = 0; i < session.length; i++) {
            for (int value : new int[] {0, 1, 0x7F, 0xFF}) {
                byte[] broken = session.clone();
                broken[i] = (byte) value;
                smb().client(broken).server(broken).close().tell();
            }
        }
    }

    // --- before the rules ---

    @Test
    void laysAShareAndAFileBeforeTheRules() {
        var script =
                opened("\\\\files\\docs", "in\\a.txt", 0, 0)
                        .client(two(9, false, 3, 0, written(0, "hello".getBytes(US_ASCII))))
                        .client(two(9, false, 4, 0, written(9, "!".getBytes(US_ASCII))))
                        .client(two(9, false, 5, 0, written(5, " all".getBytes(US_ASCII))))
                        .client(two(6, false, 6, 0, close()))
                        .close();

        assertThat(TransactionsSeen.of(script))
                .containsExactly(
                        "0 > smb.version: 2",
                        "0 > smb.share: \\\\files\\docs",
                        "0 > whole",
                        "0 < whole",
                        "1 > file.name: in\\a.txt",
                        "1 > file.data: hello",
                        "1 > file.data:  all",
                        "1 > file.data: !",
                        "1 > whole",
                        "1 < whole");
    }

    @Test
    void laysALogInBeforeTheRules() {
        assertThat(TransactionsSeen.of(logsIn(0)))
                .contains("0 > smb.ntlmssp_user: anna", "0 > smb.ntlmssp_domain: CORP");
    }

    @Test
    void laysTheShareOfPipesBeforeTheRules() {
        assertThat(TransactionsSeen.of(connected("\\\\files\\IPC$")))
                .contains("0 > smb.named_pipe: \\\\files\\IPC$");
    }
}
