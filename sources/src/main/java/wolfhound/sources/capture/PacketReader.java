package wolfhound.sources.capture;

/// Finds the packets in the pages of one capture file.
sealed interface PacketReader permits PcapReader, PcapngReader {
    /// Adds packets to the block, which is empty and open in the pages, until it is full, its bytes
    /// are used up, or the file ends.
    void fill(Block block);
}
