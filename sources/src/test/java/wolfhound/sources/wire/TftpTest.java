package wolfhound.sources.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static wolfhound.sources.wire.Hellos.hex;
import static wolfhound.sources.wire.Hellos.join;

import org.junit.jupiter.api.Test;
import wolfhound.model.FileTransfer;
import wolfhound.model.Transport;

class TftpTest {
    private static final String REQUEST = "\0\u0001bot.mips\0octet\0";

    private static DialogueHarness tftp() {
        return DialogueHarness.of(new Tftp()).over(Transport.UDP, 69);
    }

    @Test
    void announcesTheConversationOfTheFile() {
        var script = tftp().client(REQUEST);
        assertThat(script.recognition()).isEqualTo(Recognition.YES);
        assertThat(script.tell().expected()).containsExactly("10.1.4.101:49152 tftp-data");
    }

    @Test
    void readsAFileSentFromTheSamePort() {
        var script =
                tftp().client(REQUEST)
                        .server(join(hex("0003 0001"), new byte[512]))
                        .server(join(hex("0003 0001"), new byte[512])) // said again
                        .server(join(hex("0003 0002"), new byte[10]));
        assertThat(script.all(FileTransfer.class))
                .extracting(
                        FileTransfer::name,
                        FileTransfer::size,
                        FileTransfer::whole,
                        FileTransfer::toHost)
                .containsExactly(tuple("bot.mips", 522L, true, true));
    }

    @Test
    void tellsAFileWithHolesAsSuch() {
        var script = tftp().client(REQUEST).server(join(hex("0003 0002"), new byte[10]));
        assertThat(script.all(FileTransfer.class))
                .extracting(FileTransfer::whole)
                .containsExactly(false);
    }

    @Test
    void neverThrowsOnAPrefix() {
        byte[] request = REQUEST.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        DialogueHarness.everyPrefix(new Tftp(), Transport.UDP, 69, request);
    }
}
