package wolfhound.model;

import java.util.Optional;

/// An IPv4 or IPv6 address as two primitive halves; IPv4 is kept in its mapped form
/// (`::ffff:a.b.c.d`, RFC 4291 §2.5.5.2), so that one table serves both.
public record Address(long high, long low) implements Comparable<Address> {
    private static final long MAPPED = 0xFFFFL << 32;

    /// The IPv4 address with these 32 bits.
    public static Address v4(int bits) {
        return new Address(0, MAPPED | (bits & 0xFFFFFFFFL));
    }

    /// Reads dotted IPv4 or any RFC 4291 text form of IPv6; empty when the text is neither.
    public static Optional<Address> parse(String text) {
        return AddressText.parse(text);
    }

    /// As [#parse(String)], for texts known to be right.
    ///
    /// @throws IllegalArgumentException when the text is no address
    public static Address of(String text) {
        return parse(text)
                .orElseThrow(() -> new IllegalArgumentException("not an IP address: " + text));
    }

    public boolean isV4() {
        return high == 0 && (low >>> 32) == 0xFFFF;
    }

    /// The 32 bits of an IPv4 address; meaningless for IPv6.
    public int v4Bits() {
        return (int) low;
    }

    /// Private (RFC 1918), shared (RFC 6598), unique-local (RFC 4193) or link-local unicast.
    public boolean isPrivate() {
        if (!isV4()) {
            return (high >>> 57) == 0x7E || (high >>> 54) == 0x3FA;
        }
        int v4 = v4Bits();
        return (v4 >>> 24) == 10
                || (v4 >>> 20) == 0xAC1
                || (v4 >>> 16) == 0xC0A8
                || (v4 >>> 16) == 0xA9FE
                || (v4 >>> 22) == (0x64400000 >>> 22);
    }

    public boolean isMulticast() {
        return isV4() ? (v4Bits() >>> 28) == 0xE : (high >>> 56) == 0xFF;
    }

    /// The limited broadcast, or an IPv4 address ending in .255 (the usual directed broadcast; the
    /// mask is not known here).
    public boolean isBroadcast() {
        return isV4() && (v4Bits() & 0xFF) == 0xFF;
    }

    public boolean isLoopback() {
        return isV4() ? (v4Bits() >>> 24) == 127 : high == 0 && low == 1;
    }

    public boolean isUnspecified() {
        return isV4() ? v4Bits() == 0 : high == 0 && low == 0;
    }

    /// Could this be one machine: not multicast, broadcast, loopback or unspecified.
    public boolean isUnicast() {
        return !isMulticast() && !isBroadcast() && !isLoopback() && !isUnspecified();
    }

    @Override
    public int compareTo(Address other) {
        int byHigh = Long.compareUnsigned(high, other.high);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
    }

    // Written out, as those of all records that are keys on the hot path: what the runtime links
    // for a record costs several times as much until it is compiled by the optimising compiler.
    @Override
    public boolean equals(Object other) {
        return other instanceof Address address && address.low == low && address.high == high;
    }

    @Override
    public int hashCode() {
        long mixed = (high * 0x9E3779B97F4A7C15L ^ low) * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 32);
    }

    @Override
    public String toString() {
        return AddressText.format(this);
    }
}
