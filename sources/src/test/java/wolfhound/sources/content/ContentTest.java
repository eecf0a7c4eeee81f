package wolfhound.sources.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import wolfhound.model.Body;
import wolfhound.model.FileKind;
import wolfhound.model.FileTransfer;

class ContentTest {
    @Test
    void isNothingAtFirst() {
        assertThat(new Content().body("", "")).isEqualTo(Body.NONE);
        assertThat(new Content().body("text/html", "").kind()).isEqualTo(FileKind.EMPTY);
    }

    @Test
    void keepsTheBeginningAndCountsTheRest() {
        var content = new Content();
        byte[] megabyte = new byte[1 << 20];
        Arrays.fill(megabyte, (byte) 'x');
        content.take(megabyte, 0, megabyte.length);
        assertThat(content.length()).isEqualTo(1 << 20);
        assertThat(content.excerpt().bytes()).hasSize(Content.KEPT);
        assertThat(content.excerpt().length()).isEqualTo(1 << 20);
        assertThat(content.entropy()).isZero();
    }

    @Test
    void readsThePeHeaderBehindTheKeptBeginning() {
        byte[] file = Executables.pe(5000, 0x8664, 0x2022, 3);
        for (int step : new int[] {1, 7, 4096, file.length}) {
            assertThat(taken(Content.ofFile(), file, step).executable())
                    .as("steps of %d", step)
                    .contains(
                            new FileTransfer.Executable(
                                    "PE32", "x64", 1_500_000_000, true, false, 3));
            assertThat(taken(new Content(), file, step).kind()).isEqualTo(FileKind.PE);
        }
    }

    @Test
    void readsThePeHeaderAcrossTheEndOfTheKeptBeginning() {
        byte[] file = Executables.pe(Content.KEPT - 10, 0x14C, 0x0102, 2);
        assertThat(taken(new Content(), file, 100).executable())
                .contains(
                        new FileTransfer.Executable("PE32", "x86", 1_500_000_000, false, true, 3));
    }

    @Test
    void readsElfHeadersOfBothEndings() {
        byte[] arm = new byte[64];
        System.arraycopy(HexFormat.of().parseHex("7f454c4601010100"), 0, arm, 0, 8);
        arm[16] = 2;
        arm[18] = 40;
        arm[48] = 29;
        assertThat(taken(new Content(), arm, 64).executable())
                .contains(new FileTransfer.Executable("ELF32", "arm", 0, false, false, 29));
        byte[] mips = new byte[64];
        System.arraycopy(HexFormat.of().parseHex("7f454c4601020100"), 0, mips, 0, 8);
        mips[17] = 2;
        mips[19] = 8;
        mips[49] = 17;
        assertThat(taken(new Content(), mips, 64).executable())
                .contains(new FileTransfer.Executable("ELF32", "mips", 0, false, false, 17));
    }

    @Test
    void digestsFilesAndLeavesLongPagesAlone() throws Exception {
        byte[] page = "<html>".repeat(1000).getBytes();
        assertThat(taken(Content.ofMessage(), page, 1000).sha256()).isEmpty();
        byte[] file = Executables.pe(128, 0x14C, 0x0102, 2);
        byte[] longer = Arrays.copyOf(file, 9000);
        assertThat(taken(Content.ofMessage(), longer, 1000).sha256()).isEqualTo(sha256(longer));
        assertThat(taken(Content.ofFile(), page, 1000).sha256()).isEqualTo(sha256(page));
    }

    @Test
    void looksBehindARandomBeginning() {
        byte[] half = new byte[Content.SAMPLED];
        new Random(1).nextBytes(half);
        assertThat(taken(new Content(), half, 4096).kind()).isEqualTo(FileKind.RANDOM);
        Arrays.fill(half, Content.KEPT, half.length, (byte) 0);
        assertThat(taken(new Content(), half, 4096).kind()).isEqualTo(FileKind.BINARY);
    }

    @Property(tries = 200)
    void measuresTheSameHoweverItIsCut(
            @ForAll @Size(max = 6000) byte[] bytes, @ForAll @IntRange(min = 1, max = 3000) int step)
            throws Exception {
        Content whole = taken(Content.ofFile(), bytes, Math.max(1, bytes.length));
        Content cut = taken(Content.ofFile(), bytes, step);
        assertThat(cut.body("a", "b")).isEqualTo(whole.body("a", "b"));
        assertThat(cut.sha256()).isEqualTo(whole.sha256()).isEqualTo(sha256(bytes));
        assertThat(cut.entropy())
                .isCloseTo(wolfhound.model.Entropy.of(bytes, 0, bytes.length), within(1e-9));
    }

    private static Content taken(Content content, byte[] bytes, int step) {
        for (int at = 0; at < bytes.length; at += step) {
            content.take(bytes, at, Math.min(bytes.length, at + step));
        }
        return content;
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
