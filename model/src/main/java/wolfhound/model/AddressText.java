package wolfhound.model;

import java.util.Optional;

/// The text forms of an [Address]: dotted IPv4, and RFC 5952 for IPv6.
final class AddressText {
    private AddressText() {}

    static Optional<Address> parse(String text) {
        return text.indexOf(':') < 0 ? parseV4(text) : parseV6(text);
    }

    private static Optional<Address> parseV4(String text) {
        int bits = 0;
        int part = -1;
        int dots = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.') {
                if (part < 0 || ++dots > 3) {
                    return Optional.empty();
                }
                bits = bits << 8 | part;
                part = -1;
            } else if (c >= '0' && c <= '9') {
                part = (part < 0 ? 0 : part * 10) + (c - '0');
                if (part > 255) {
                    return Optional.empty();
                }
            } else {
                return Optional.empty();
            }
        }
        return dots == 3 && part >= 0
                ? Optional.of(Address.v4(bits << 8 | part))
                : Optional.empty();
    }

    private static Optional<Address> parseV6(String text) {
        int zone = text.indexOf('%');
        String body = zone < 0 ? text : text.substring(0, zone);
        int[] groups = new int[8];
        int count = 0;
        int gap = -1;
        int i = 0;
        if (body.startsWith("::")) {
            gap = 0;
            i = 2;
        }
        while (i < body.length()) {
            int end = body.indexOf(':', i);
            String group = end < 0 ? body.substring(i) : body.substring(i, end);
            if (group.indexOf('.') >= 0) {
                Optional<Address> v4 = end < 0 && count <= 6 ? parseV4(group) : Optional.empty();
                if (v4.isEmpty()) {
                    return Optional.empty();
                }
                groups[count++] = v4.get().v4Bits() >>> 16;
                groups[count++] = v4.get().v4Bits() & 0xFFFF;
                i = body.length();
                break;
            }
            if (group.isEmpty() || group.length() > 4 || count == 8) {
                return Optional.empty();
            }
            int value = 0;
            for (int k = 0; k < group.length(); k++) {
                int digit = Character.digit(group.charAt(k), 16);
                if (digit < 0 || group.charAt(k) > 'f') {
                    return Optional.empty();
                }
                value = value << 4 | digit;
            }
            groups[count++] = value;
            if (end < 0) {
                i = body.length();
            } else if (body.startsWith("::", end)) {
                if (gap >= 0) {
                    return Optional.empty();
                }
                gap = count;
                i = end + 2;
            } else if (end + 1 == body.length()) {
                return Optional.empty();
            } else {
                i = end + 1;
            }
        }
        if (gap < 0 ? count != 8 : count > 7) {
            return Optional.empty();
        }
        int[] all = new int[8];
        int head = gap < 0 ? count : gap;
        System.arraycopy(groups, 0, all, 0, head);
        System.arraycopy(groups, head, all, 8 - (count - head), count - head);
        return Optional.of(new Address(half(all, 0), half(all, 4)));
    }

    private static long half(int[] groups, int from) {
        long half = 0;
        for (int i = from; i < from + 4; i++) {
            half = half << 16 | groups[i];
        }
        return half;
    }

    static String format(Address address) {
        if (address.isV4()) {
            int v4 = address.v4Bits();
            return (v4 >>> 24)
                    + "."
                    + (v4 >>> 16 & 0xFF)
                    + "."
                    + (v4 >>> 8 & 0xFF)
                    + "."
                    + (v4 & 0xFF);
        }
        int[] groups = new int[8];
        for (int i = 0; i < 8; i++) {
            long half = i < 4 ? address.high() : address.low();
            groups[i] = (int) (half >>> (48 - 16 * (i & 3)) & 0xFFFF);
        }
        int gapAt = -1;
        int gapLength = 1;
        for (int i = 0; i < 8; i++) {
            int length = 0;
            while (i + length < 8 && groups[i + length] == 0) {
                length++;
            }
            if (length > gapLength) {
                gapAt = i;
                gapLength = length;
            }
        }
        StringBuilder text = new StringBuilder(39);
        for (int i = 0; i < 8; i++) {
            if (i == gapAt) {
                text.append("::");
                i += gapLength - 1;
                continue;
            }
            if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') {
                text.append(':');
            }
            text.append(Integer.toHexString(groups[i]));
        }
        return text.toString();
    }
}
