package wolfhound.scenarios.wire;

/// A hardware address of Ethernet, in the low 48 bits.
public record Mac(long bits) {
    public static final Mac BROADCAST = new Mac(0xFFFF_FFFF_FFFFL);
    public static final Mac NONE = new Mac(0);

    /// Who sent this frame.
    public static Mac senderOf(byte[] frame) {
        long bits = 0;
        for (int i = 6; i < 12; i++) {
            bits = bits << 8 | frame[i] & 0xFF;
        }
        return new Mac(bits);
    }

    byte[] bytes() {
        return new Octets().u16(bits >>> 32).u32(bits).toBytes();
    }

    /// The same bytes, for a protocol that carries the address inside (DHCP).
    void writeTo(Octets out) {
        out.bytes(bytes());
    }
}
