package wolfhound.model;

import java.util.Optional;

/// A range of addresses with a common prefix, written `10.0.0.0/8` (RFC 4632) or `fd00::/8`.
///
/// @param prefix significant bits, 0 to 128; for IPv4 counted in the mapped form, so 96 more than
///   written
public record Network(Address address, int prefix) {
    /// Reads the text form; a bare address is a network of one. Empty when it is neither.
    public static Optional<Network> parse(String text) {
        int slash = text.indexOf('/');
        Optional<Address> address = Address.parse(slash < 0 ? text : text.substring(0, slash));
        if (address.isEmpty()) {
            return Optional.empty();
        }
        int most = address.get().isV4() ? 32 : 128;
        int bits = most;
        if (slash >= 0) {
            String number = text.substring(slash + 1);
            if (number.isEmpty()
                    || number.length() > 3
                    || !number.chars().allMatch(Character::isDigit)) {
                return Optional.empty();
            }
            bits = Integer.parseInt(number);
        }
        return bits <= most
                ? Optional.of(new Network(address.get(), bits + 128 - most))
                : Optional.empty();
    }

    public boolean contains(Address other) {
        if (address.isV4() != other.isV4()) {
            return false;
        }
        long highMask = prefix >= 64 ? -1L : prefix == 0 ? 0 : -1L << (64 - prefix);
        long lowMask = prefix >= 128 ? -1L : prefix <= 64 ? 0 : -1L << (128 - prefix);
        return (address.high() & highMask) == (other.high() & highMask)
                && (address.low() & lowMask) == (other.low() & lowMask);
    }

    @Override
    public String toString() {
        return address + "/" + (address.isV4() ? prefix - 96 : prefix);
    }
}
