package wolfhound.sources.capture;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PcapngReaderTest {
    private static final long SECOND = 1_000_000_000;

    @Test
    void readsSectionsOfBothByteOrdersEachWithItsInterfaces() {
        byte[] file =
                new Pcapng()
                        .section(LITTLE_ENDIAN)
                        .describe(1, 0)
                        .describe(113, 9, 100)
                        .enhanced(1, 5, (byte) 1)
                        .enhanced(0, 5, (byte) 2, (byte) 3)
                        .section(BIG_ENDIAN)
                        .describe(101, 0)
                        .enhanced(0, 7_000_001, (byte) 4)
                        .done();

        Reading reading = Reading.of(file);

        assertThat(reading.packets())
                .containsExactly(
                        new Reading.Packet(1, 100 * SECOND + 5, 113, 1, "01"),
                        new Reading.Packet(2, 5000, 1, 2, "0203"),
                        new Reading.Packet(3, 7 * SECOND + 1000, 101, 1, "04"));
        assertThat(reading.problem()).isEmpty();
    }

    @Test
    void readsSimpleAndObsoletePackets() {
        byte[] file =
                new Pcapng()
                        .section(BIG_ENDIAN)
                        .describe(1, 4)
                        .obsolete(0, 3_000_000, (byte) 1)
                        .simple(9, bytes(4))
                        .simple(2, bytes(2))
                        .done();

        Reading reading = Reading.of(file);

        assertThat(reading.packets())
                .containsExactly(
                        new Reading.Packet(1, 3 * SECOND, 1, 1, "01"),
                        new Reading.Packet(2, 3 * SECOND, 1, 9, "00000000"),
                        new Reading.Packet(3, 3 * SECOND, 1, 2, "0000"));
        assertThat(reading.tally().counts())
                .containsEntry("packets without a time of their own", 2L);
    }

    @Test
    void passesOverNamesSecretsCustomAndUnknownBlocks() {
        byte[] file =
                new Pcapng()
                        .section(LITTLE_ENDIAN)
                        .block(Pcapng.SECRETS, bytes(1_000_000))
                        .describe(1, 0)
                        .enhanced(0, 1, (byte) 1)
                        .block(Pcapng.CUSTOM, bytes(700_000))
                        .block(Pcapng.NAMES, bytes(12))
                        .block(0x7777, bytes(4))
                        .enhanced(0, 2, (byte) 2)
                        .done();

        Reading reading = Reading.of(file);

        assertThat(reading.bytes()).containsExactly("01", "02");
        assertThat(reading.problem()).isEmpty();
    }

    @Test
    void countsPacketsOfInterfacesThatWereNotDescribed() {
        byte[] file =
                new Pcapng()
                        .section(LITTLE_ENDIAN)
                        .enhanced(0, 1, (byte) 1)
                        .simple(1, (byte) 1)
                        .describe(1, 0)
                        .enhanced(1, 1, (byte) 1)
                        .enhanced(-1, 1, (byte) 1)
                        .enhanced(0, 1, (byte) 2)
                        .done();

        Reading reading = Reading.of(file);

        assertThat(reading.bytes()).containsExactly("02");
        assertThat(reading.tally().counts())
                .containsEntry("packets of interfaces that were not described", 4L);
    }

    @Test
    void believesTheBlockNotTheCapturedLength() {
        byte[] file =
                new Pcapng()
                        .section(LITTLE_ENDIAN)
                        .describe(1, 0)
                        .enhanced(0, 1, 0x7FFFFFFF, 60, bytes(4))
                        .done();

        Reading.Packet packet = Reading.of(file).packets().getFirst();
        assertThat(packet.bytes()).startsWith("00000000").hasSizeLessThan(40);
    }

    @ParameterizedTest
    @CsvSource({
        // ticks, resolution, offset, nanoseconds
        "7, 0, 0, 7000000000",
        "7, 3, 0, 7000000",
        "7, 9, 1, 1000000007",
        "7000, 12, 0, 7",
        "7000000000000000000, 19, 0, 700000000",
        "7000000000000000000, 20, 0, 70000000",
        "7000000000000000000, 27, 0, 7",
        "9, 73, 0, 0",
        "9, 127, 0, 0",
        "3, 0x81, 0, 1500000000",
        "1, 0x8A, 0, 976562",
        "4294967296, 0xA0, 0, 1000000000",
        "1, 30, 0, 0",
        "5, 0, -5, 0",
        "5, 0, -6, 0",
        "-1, 0, 0, 4611686018427387904",
        "1, 0, 9223372036854775807, 4611686018427387904",
        "9, 0xFF, 0, 0",
    })
    void readsTimesOfEveryResolution(long ticks, String resolution, long offset, long nanos) {
        byte code = (byte) (int) Integer.decode(resolution);

        assertThat(PcapngReader.nanos(ticks, code, offset)).isEqualTo(nanos);
    }

    @Test
    void goesOnBehindABlockWhoseLengthsDoNotAgree() {
        Pcapng file = new Pcapng().section(LITTLE_ENDIAN).describe(1, 0).enhanced(0, 1, (byte) 1);
        int damaged = file.size() + 40;
        byte[] bytes =
                file.enhanced(0, 1, bytes(2))
                        .enhanced(0, 1, (byte) 3)
                        .enhanced(0, 1, (byte) 4)
                        .done();
        bytes[damaged + 6] = 1; // in the trailing length of the second packet

        Reading reading = Reading.of(bytes);

        assertThat(reading.bytes()).containsExactly("01", "03", "04");
        assertThat(reading.problem()).contains("has two lengths that do not agree", "passed over");
    }

    @Test
    void saysThatItIsCutOffInABlockThatItPassesOver() {
        byte[] file =
                new Pcapng()
                        .section(LITTLE_ENDIAN)
                        .describe(1, 0)
                        .enhanced(0, 1, (byte) 1)
                        .block(Pcapng.CUSTOM, bytes(900_000))
                        .done();

        Reading reading = Reading.of(Arrays.copyOf(file, file.length - 8));

        assertThat(reading.bytes()).containsExactly("01");
        assertThat(reading.problem()).contains("is cut off by the end of the file");
    }

    @Property(tries = 200)
    void deliversEveryPacketBeforeACut(@ForAll int seed) {
        Pcapng file = new Pcapng().section(LITTLE_ENDIAN).describe(1, 0);
        int first = file.size();
        int[] ends = new int[20];
        for (int i = 0; i < ends.length; i++) {
            ends[i] = file.enhanced(0, i, Pcap.numbered(i)).size();
        }
        int cut = first + Math.floorMod(seed, file.size() - first + 1);

        Reading reading = Reading.of(Arrays.copyOf(file.done(), cut));

        List<String> whole =
                java.util.stream.IntStream.range(0, ends.length)
                        .filter(i -> ends[i] <= cut)
                        .mapToObj(i -> Reading.hex(Pcap.numbered(i)))
                        .toList();
        assertThat(reading.bytes()).isEqualTo(whole);
    }

    @Property(tries = 300)
    void neverThrowsOnDamagedBytes(@ForAll int at, @ForAll byte value) {
        Pcapng file = new Pcapng().section(BIG_ENDIAN).describe(1, 6, 0).describe(1, 0);
        for (int i = 0; i < 20; i++) {
            file.enhanced(i % 2, i, Pcap.numbered(i)).simple(60, bytes(60));
        }
        byte[] bytes = file.done();
        bytes[4 + Math.floorMod(at, bytes.length - 4)] = value;

        assertThat(Reading.of(bytes).tally().inputs()).hasSize(1);
    }

    private static byte[] bytes(int count) {
        return new byte[count];
    }
}
