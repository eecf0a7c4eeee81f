package wolfhound.scenarios.wire;

/// A hardware address of Ethernet, in the low 48 bits.
public record Mac(long bits) {
    public static final Mac BROADCAST = new Mac(0xFFFF_FFFF_FFFFL);
    public static final Mac NONE = new Mac(0);

    byte[] bytes() {
        return new Octets().u16(bits >>> 32).u32(bits).toBytes();
    }

    /// The same bytes, for a protocol that carries the address inside (DHCP).
    void writeTo(Octets out) {
        out.bytes(bytes());
    }
}
