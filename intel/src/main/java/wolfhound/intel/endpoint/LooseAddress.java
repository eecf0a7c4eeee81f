package wolfhound.intel.endpoint;

import java.util.Optional;
import wolfhound.model.Address;

/// Reads addresses as resolvers of operating systems read them in hosts files: beside the proper
/// forms also the short, octal, hexadecimal and whole-number ones of `inet_aton` (`127.1`, `0`,
/// `0x7f000001`, `3405803785`), and IPv6 with the name of an interface behind it (`fe80::1%lo0`).
/// Who hides where a name leads likes those.
final class LooseAddress {
    private static final int LONGEST = 64;

    private LooseAddress() {}

    static Optional<Address> parse(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return Optional.empty();
        }
        int zone = text.indexOf('%');
        if (zone > 0 && text.indexOf(':') >= 0) {
            return Address.parse(text.substring(0, zone));
        }
        Optional<Address> proper = Address.parse(text);
        return proper.isPresent() ? proper : numbers(text);
    }

    /// One to four numbers; the last fills what is left.
    private static Optional<Address> numbers(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length > 4) {
            return Optional.empty();
        }
        long bits = 0;
        for (int i = 0; i < parts.length; i++) {
            boolean last = i == parts.length - 1;
            long most = last ? (1L << (8 * (5 - parts.length))) - 1 : 0xFF;
            long value = number(parts[i]);
            if (value < 0 || value > most) {
                return Optional.empty();
            }
            bits = last ? bits | value : bits | value << (24 - 8 * i);
        }
        return Optional.of(Address.v4((int) bits));
    }

    /// -1 where it is none.
    private static long number(String text) {
        boolean hexadecimal = text.startsWith("0x") || text.startsWith("0X");
        boolean octal = !hexadecimal && text.length() > 1 && text.startsWith("0");
        String digits = hexadecimal ? text.substring(2) : text;
        int radix = hexadecimal ? 16 : octal ? 8 : 10;
        if (digits.isEmpty()
                || digits.length() > 12
                || !digits.chars().allMatch(c -> c < 0x80 && Character.digit(c, radix) >= 0)) {
            return -1;
        }
        return Long.parseLong(digits, radix);
    }
}
