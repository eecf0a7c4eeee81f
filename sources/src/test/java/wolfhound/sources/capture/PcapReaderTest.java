package wolfhound.sources.capture;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PcapReaderTest {
    private static final long SECOND = 1_000_000_000;

    @ParameterizedTest
    @CsvSource({
        "0xA1B2C3D4, 7000",
        "0xA1B23C4D, 7",
        "0x1C0001AB, 7000",
        "0x1C0001AC, 7",
        "0xA1B2CD34, 7000"
    })
    void readsEveryMagicNumberInBothByteOrders(String magic, long nanosOfSeven) {
        for (ByteOrder order : List.of(LITTLE_ENDIAN, BIG_ENDIAN)) {
            Pcap pcap = Pcap.of(order, Long.decode(magic), 2, 4, 113);
            if (Long.decode(magic) == Pcap.MODIFIED) {
                pcap.longerHeads(8);
            }
            byte[] file = pcap.packet(5, 7, (byte) 1, (byte) 2).packet(6, 0, 99, (byte) 3).done();

            Reading reading = Reading.of(file);

            assertThat(reading.packets())
                    .containsExactly(
                            new Reading.Packet(1, 5 * SECOND + nanosOfSeven, 113, 2, "0102"),
                            new Reading.Packet(2, 6 * SECOND, 113, 99, "03"));
            assertThat(reading.problem()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4, 8})
    void findsLongerRecordHeadersBehindTheUsualMagicNumber(int longer) {
        byte[] file = Pcap.little().longerHeads(longer).packets(20).done();

        assertThat(Reading.of(file).bytes()).isEqualTo(numbered(0, 20));
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 12})
    void findsBothRecordHeadersOfTheModifiedFormat(int longer) {
        byte[] file =
                Pcap.of(BIG_ENDIAN, Pcap.MODIFIED, 2, 4, 1).longerHeads(longer).packets(20).done();

        assertThat(Reading.of(file).bytes()).isEqualTo(numbered(0, 20));
    }

    @Test
    void swapsTheLengthsOfOldVersions() {
        byte[] old =
                Pcap.of(BIG_ENDIAN, Pcap.MICROSECONDS, 2, 2, 1).record(1, 0, 9, 2, bytes(2)).done();

        assertThat(Reading.of(old).packets())
                .containsExactly(new Reading.Packet(1, SECOND, 1, 9, "0000"));
    }

    @Test
    void readsNanosecondsAndInterfaceTypesOfAix() {
        byte[] aix = Pcap.of(BIG_ENDIAN, Pcap.MICROSECONDS, 2, 2, 6).packet(1, 7, bytes(2)).done();

        assertThat(Reading.of(aix).packets())
                .containsExactly(new Reading.Packet(1, SECOND + 7, 1, 2, "0000"));
    }

    @Test
    void ignoresWhatStandsAboveTheLinkType() {
        byte[] file =
                Pcap.of(LITTLE_ENDIAN, Pcap.MICROSECONDS, 2, 4, 0x24000001)
                        .packet(1, 0, bytes(60))
                        .done();

        assertThat(Reading.of(file).packets().getFirst().link()).isEqualTo(1);
    }

    @Test
    void givesAtLeastTheCapturedLengthWhereTheOtherIsALie() {
        byte[] file = Pcap.little().packet(1, 0, 3, bytes(60)).packet(2, 0, -1, bytes(60)).done();

        assertThat(Reading.of(file).packets()).extracting(Reading.Packet::length).containsOnly(60);
    }

    @Test
    void readsPacketsLongerThanABlock() {
        byte[] large = new byte[Block.BYTES + 100];
        Arrays.fill(large, (byte) 7);
        byte[] file = Pcap.little().packets(3).packet(Pcap.SECONDS, 0, large).packets(3).done();
        file[18] = 16; // it announces packets of up to a mebibyte

        Reading reading = Reading.of(file);

        assertThat(reading.packets()).hasSize(7);
        assertThat(reading.bytes().get(3)).isEqualTo(Reading.hex(large));
        assertThat(reading.bytes().subList(4, 7)).isEqualTo(numbered(0, 3));
        assertThat(reading.problem()).isEmpty();
    }

    @Test
    void splitsManyPacketsIntoBlocks() {
        Reading reading = Reading.of(Pcap.little().packets(10_000).done());

        assertThat(reading.bytes()).isEqualTo(numbered(0, 10_000));
        assertThat(reading.packets())
                .extracting(Reading.Packet::number)
                .isEqualTo(IntStream.rangeClosed(1, 10_000).mapToObj(i -> (long) i).toList());
        assertThat(reading.blocks())
                .hasSizeGreaterThan(4)
                .allMatch(count -> count <= Block.PACKETS);
        assertThat(reading.tally().packets()).isEqualTo(10_000);
    }

    @Test
    void saysWhereAFileIsCutOff() {
        byte[] file = Pcap.little().packets(3).done();

        Reading reading = Reading.of(Arrays.copyOf(file, file.length - 1));

        assertThat(reading.bytes()).isEqualTo(numbered(0, 2));
        assertThat(reading.problem())
                .startsWith("-: packet 3 at byte 177 is cut off by the end of the file;");
    }

    @Test
    void saysThatAFileEndsInItsHeader() {
        Reading reading = Reading.of(Arrays.copyOf(Pcap.little().done(), 23));

        assertThat(reading.packets()).isEmpty();
        assertThat(reading.problem()).contains("ends within its file header");
    }

    @Test
    void findsNothingWrongInAFileWithoutPackets() {
        Reading reading = Reading.of(Pcap.little().done());

        assertThat(reading.packets()).isEmpty();
        assertThat(reading.problem()).isEmpty();
        assertThat(reading.tally().inputs().getFirst().readable()).isTrue();
    }

    @Test
    void goesOnBehindARecordThatMakesNoSense() {
        byte[] file =
                Pcap.little()
                        .packets(5)
                        .record(Pcap.SECONDS, 0, 0x7FFFFFF0L, 60, bytes(60))
                        .packets(5)
                        .done();

        Reading reading = Reading.of(file);

        assertThat(reading.bytes().subList(0, 5)).isEqualTo(numbered(0, 5));
        assertThat(reading.bytes().subList(5, 10)).isEqualTo(numbered(0, 5));
        assertThat(reading.problem())
                .contains("packet 6 at byte 414 makes no sense; 76 bytes were passed over");
    }

    @Test
    void goesOnBehindALengthThatReachesBeyondTheFile() {
        byte[] file =
                Pcap.little()
                        .packets(5)
                        .record(Pcap.SECONDS, 0, 900_000, 900_000, bytes(60))
                        .packets(5)
                        .done();

        assertThat(Reading.of(file).bytes().subList(5, 10)).isEqualTo(numbered(0, 5));
    }

    @Test
    void believesOddRecordsThatLeadOn() {
        byte[] file =
                Pcap.little()
                        .packets(3)
                        .packet(Pcap.SECONDS + 9_000_000, 0, bytes(60)) // months later
                        .packet(Pcap.SECONDS, 1_500_000, bytes(60)) // beyond its second
                        .packet(Pcap.SECONDS, 0, 10, bytes(60)) // longer than it was
                        .packets(3)
                        .packet(Pcap.SECONDS - 9_000_000, 0, bytes(60))
                        .done();

        Reading reading = Reading.of(file);

        assertThat(reading.packets()).hasSize(10);
        assertThat(reading.problem()).isEmpty();
    }

    @Test
    void readsAFileOfNothingButOddRecords() {
        Pcap file = Pcap.little();
        for (int i = 0; i < 20; i++) {
            file.packet(i * 200_000L, 900_000_000, 10, bytes(60));
        }

        assertThat(Reading.of(file.done()).packets()).hasSize(20);
    }

    /// A transfer as text takes carriage returns out of a capture: the packets behind are shifted.
    @Test
    void goesOnBehindLostBytes() {
        byte[] file = Pcap.little().packets(10_000).done();
        byte[] damaged =
                Written.joined(
                        Arrays.copyOf(file, 500_000),
                        Arrays.copyOfRange(file, 500_003, file.length));

        Reading reading = Reading.of(damaged);

        assertThat(reading.packets()).hasSizeBetween(9_995, 10_000);
        assertThat(reading.bytes().getLast()).isEqualTo(numbered(9_999, 10_000).getFirst());
        assertThat(reading.problem()).contains("reading went on behind them");
    }

    @Test
    void doesNotTakeNoiseForPackets() {
        byte[] noise = new byte[300_000];
        new java.util.Random(5).nextBytes(noise);
        noise[11] = 0x7F; // an absurd length to begin with

        Reading reading = Reading.of(Pcap.little().packets(2).raw(noise).done());

        assertThat(reading.bytes()).isEqualTo(numbered(0, 2));
        assertThat(reading.problem()).contains("packet 3");
    }

    @Property(tries = 200)
    void deliversEveryPacketBeforeACut(
            @ForAll @IntRange(max = 30) int packets, @ForAll int cutSeed) {
        byte[] file = Pcap.little().packets(packets).done();
        int cut = 24 + Math.floorMod(cutSeed, file.length - 23);
        int whole = 0;
        int end = 24;
        while (whole < packets && end + 16 + Pcap.numbered(whole).length <= cut) {
            end += 16 + Pcap.numbered(whole).length;
            whole++;
        }

        Reading reading = Reading.of(Arrays.copyOf(file, cut));

        assertThat(reading.bytes()).isEqualTo(numbered(0, whole));
        assertThat(reading.problem().isEmpty()).isEqualTo(end == cut);
    }

    @Property(tries = 300)
    void neverThrowsOnDamagedBytes(@ForAll int at, @ForAll byte value, @ForAll int magic) {
        long[] magics = {Pcap.MICROSECONDS, Pcap.MODIFIED, Pcap.IXIA_HARDWARE, Pcap.NANOSECONDS};
        byte[] file =
                Pcap.of(LITTLE_ENDIAN, magics[Math.floorMod(magic, 4)], 2, 4, 1).packets(40).done();
        file[4 + Math.floorMod(at, file.length - 4)] = value;

        assertThat(Reading.of(file).tally().inputs()).hasSize(1);
    }

    private static List<String> numbered(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> Reading.hex(Pcap.numbered(i))).toList();
    }

    private static byte[] bytes(int count) {
        return new byte[count];
    }
}
