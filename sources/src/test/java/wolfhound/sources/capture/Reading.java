package wolfhound.sources.capture;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What reading some bytes as a capture gave.
record Reading(List<Packet> packets, List<Integer> blocks, Tally tally) {
    /// @param bytes in hex, so that packets can be compared
    record Packet(long number, long nanos, int link, int length, String bytes) {}

    static Reading of(byte[] file) {
        return of(new ByteArrayInputStream(file));
    }

    static Reading of(InputStream in) {
        Tally tally = new Tally();
        try (Captures captures = new Captures(List.of(Path.of("-")), in, tally)) {
            return of(captures, tally);
        }
    }

    static Reading of(Path... paths) {
        Tally tally = new Tally();
        try (Captures captures = new Captures(List.of(paths), tally)) {
            return of(captures, tally);
        }
    }

    private static Reading of(Captures captures, Tally tally) {
        List<Packet> packets = new ArrayList<>();
        List<Integer> blocks = new ArrayList<>();
        Block[] pool = {new Block(), new Block(), new Block()};
        for (int turn = 0; captures.next(pool[turn % 3]); turn++) {
            Block block = pool[turn % 3];
            blocks.add(block.count);
            for (int i = 0; i < block.count; i++) {
                packets.add(
                        new Packet(
                                block.firstNumber + i,
                                block.time[i],
                                block.link[i],
                                block.length[i],
                                hex(block, i)));
            }
            Arrays.fill(block.bytes, (byte) 0xEE); // whoever still needs them would notice
        }
        return new Reading(packets, blocks, tally);
    }

    private static String hex(Block block, int i) {
        return hex(Arrays.copyOfRange(block.bytes, block.at[i], block.at[i] + block.captured[i]));
    }

    static String hex(byte... bytes) {
        return java.util.HexFormat.of().formatHex(bytes);
    }

    List<String> bytes() {
        return packets.stream().map(Packet::bytes).toList();
    }

    String problem() {
        return tally.inputs().getFirst().problem();
    }
}
