package wolfhound.sources.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CapturesTest {
    private static final byte[] FILE = Pcap.little().packets(9_000).done();

    @Test
    void givesTheSameBlocksHoweverTheBytesArrive() {
        Reading atOnce = Reading.of(FILE);

        assertThat(Reading.of(new Trickle(FILE)).blocks()).isEqualTo(atOnce.blocks());
        assertThat(Reading.of(new Trickle(FILE)).bytes()).isEqualTo(atOnce.bytes());
    }

    @Test
    void unpacksGzip() throws IOException {
        Reading reading = Reading.of(new Trickle(gzip(FILE)));

        assertThat(reading.bytes()).isEqualTo(Reading.of(FILE).bytes());
        assertThat(reading.problem()).isEmpty();
    }

    @Test
    void unpacksSeveralGzipMembersAsOneFile() throws IOException {
        byte[] members =
                Written.joined(
                        gzip(Arrays.copyOf(FILE, 1000)),
                        gzip(),
                        gzip(Arrays.copyOfRange(FILE, 1000, FILE.length)),
                        new byte[512]);

        Reading reading = Reading.of(new Trickle(members));

        assertThat(reading.packets()).hasSize(9_000);
        assertThat(reading.problem()).isEmpty();
    }

    @Test
    void readsGzipHeadersWithEveryField() throws IOException {
        byte[] plain = gzip(FILE);
        byte[] named =
                Written.joined(
                        new byte[] {0x1F, (byte) 0x8B, 8, 2 | 4 | 8 | 16, 0, 0, 0, 0, 0, 3},
                        new byte[] {3, 0, 'x', 'y', 'z'},
                        new byte[] {'a', '.', 'p', 0},
                        new byte[] {'c', 0},
                        new byte[] {9, 9},
                        Arrays.copyOfRange(plain, 10, plain.length));

        assertThat(Reading.of(named).packets()).hasSize(9_000);
    }

    @Test
    void deliversWhatACutGzipFileStillHolds() throws IOException {
        byte[] packed = gzip(FILE);

        Reading reading = Reading.of(Arrays.copyOf(packed, packed.length * 2 / 3));

        assertThat(reading.packets().size()).isBetween(100, 8_999);
        assertThat(reading.bytes())
                .isEqualTo(Reading.of(FILE).bytes().subList(0, reading.packets().size()));
        assertThat(reading.problem())
                .startsWith("-: the gzip data ends early after packet " + reading.packets().size());
    }

    @Test
    void deliversAllOfAGzipFileWithAWrongChecksum() throws IOException {
        byte[] packed = gzip(FILE);
        packed[packed.length - 8] ^= 1;

        Reading reading = Reading.of(packed);

        assertThat(reading.packets()).hasSize(9_000);
        assertThat(reading.problem()).contains("the gzip checksum does not match");
    }

    @Test
    void everyPrefixOfAGzipFileIsRead() throws IOException {
        byte[] packed = gzip(Pcap.little().packets(20).done());
        for (int cut = 4; cut < packed.length; cut++) {
            Reading reading = Reading.of(Arrays.copyOf(packed, cut));

            assertThat(reading.problem()).contains("the gzip data ends early");
        }
    }

    @Test
    void unpacksZstd() {
        Reading reading =
                Reading.of(
                        new Trickle(
                                Written.joined(
                                        Zstd.compress(Arrays.copyOf(FILE, 5000)),
                                        Zstd.compress(
                                                Arrays.copyOfRange(FILE, 5000, FILE.length)))));

        assertThat(reading.packets()).hasSize(9_000);
        assertThat(reading.problem()).isEmpty();
    }

    @Test
    void saysThatAZstdFileIsCut() {
        byte[] packed = Zstd.compress(FILE);

        Reading reading = Reading.of(Arrays.copyOf(packed, packed.length - 10));

        assertThat(reading.problem()).contains("zstd -dc --long=31");
    }

    @Test
    void readsFoldersInTheOrderOfTheirNames(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("b/deep"));
        Files.write(folder.resolve("c"), one(3));
        Files.write(folder.resolve("a.cap"), gzip(one(1)));
        Files.write(folder.resolve("b/deep/x.pcap"), one(2));
        Files.writeString(folder.resolve("b/notes.txt"), "remember the milk");
        Files.writeString(folder.resolve("b/empty.pcap"), "");
        Files.createSymbolicLink(folder.resolve("b/round"), folder);

        Reading reading = Reading.of(folder);

        assertThat(reading.bytes()).containsExactly("01", "02", "03");
        assertThat(reading.packets()).extracting(Reading.Packet::number).containsOnly(1L);
        assertThat(reading.blocks()).containsExactly(1, 1, 1);
        assertThat(reading.tally().counts())
                .containsEntry("files in folders that are no captures", 2L);
        assertThat(reading.tally().inputs())
                .extracting(Tally.Input::path)
                .containsExactly(
                        folder.resolve("a.cap").toString(),
                        folder.resolve("b/deep/x.pcap").toString(),
                        folder.resolve("c").toString());
    }

    @Test
    void namesFilesThatAreNoCapturesAndGoesOn(@TempDir Path folder) throws IOException {
        Path text = Files.writeString(folder.resolve("notes.pcap"), "remember the milk");
        Path empty = Files.writeString(folder.resolve("empty.pcap"), "");
        Path missing = folder.resolve("missing.pcap");
        Path good = Files.write(folder.resolve("good.pcap"), one(1));

        Reading reading = Reading.of(text, empty, missing, good);

        assertThat(reading.bytes()).containsExactly("01");
        List<Tally.Input> inputs = reading.tally().inputs();
        assertThat(inputs)
                .extracting(Tally.Input::readable)
                .containsExactly(false, false, false, true);
        assertThat(inputs.get(0).problem())
                .contains(text + " is no capture: it begins with 72 65 6d 65 6d 62 65 72");
        assertThat(inputs.get(1).problem()).contains(empty + " is no capture: it is empty");
        assertThat(inputs.get(2).problem()).contains(missing + " cannot be read: there is no such");
        assertThat(inputs.get(3).problem()).isEmpty();
    }

    @Test
    void countsWhatItConsumed() throws IOException {
        byte[] packed = gzip(FILE);

        Tally tally = Reading.of(packed).tally();

        assertThat(tally.readBytes()).isEqualTo(packed.length);
        assertThat(tally.first().orElseThrow().getEpochSecond()).isEqualTo(Pcap.SECONDS);
        assertThat(tally.last().orElseThrow().getEpochSecond()).isEqualTo(Pcap.SECONDS + 8);
    }

    private static byte[] one(int value) {
        return Pcap.little().packet(1, 0, (byte) value).done();
    }

    private static byte[] gzip(byte... plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        }
        return packed.toByteArray();
    }

    /// Bytes that arrive in pieces of changing size, with none to be seen beforehand.
    private static final class Trickle extends InputStream {
        private final ByteArrayInputStream in;
        private int size = 1;

        Trickle(byte[] bytes) {
            in = new ByteArrayInputStream(bytes);
        }

        @Override
        public int read() {
            return in.read();
        }

        @Override
        public int read(byte[] into, int from, int count) {
            size = size * 31 % 4099 + 1;
            return in.read(into, from, Math.min(count, size));
        }
    }
}
