package wolfhound.rules.inspect;

import wolfhound.rules.language.Test;

/// What rules ask of remote procedure calls: the interface, `UUID,>2,any_frag`, and the numbers of
/// its calls, `0-4,9`. The traffic says `UUID,VERSION` and one number.
final class RemoteCalls {
    private static final String INTERFACE = "dcerpc.iface";
    private static final String NUMBER = "dcerpc.opnum";
    private static final int NONE = -1;

    private RemoteCalls() {}

    static boolean isOf(String keyword) {
        return keyword.equals(INTERFACE) || keyword.equals(NUMBER);
    }

    static boolean matches(Test.Word wanted, String said) {
        return wanted.keyword().equals(NUMBER)
                ? isAmong(wanted.value(), number(said))
                : isInterface(wanted.value().split(",", -1), said);
    }

    private static boolean isAmong(String ranges, int number) {
        for (String range : ranges.split(",", -1)) {
            int dash = range.indexOf('-');
            int low = number(dash < 0 ? range : range.substring(0, dash));
            int high = number(range.substring(dash + 1));
            if (low != NONE && low <= number && number <= high) {
                return true;
            }
        }
        return false;
    }

    private static boolean isInterface(String[] wanted, String said) {
        int comma = said.indexOf(',');
        if (!wanted[0].strip().equalsIgnoreCase(said.substring(0, comma))) {
            return false;
        }
        int version = number(said.substring(comma + 1));
        for (int i = 1; i < wanted.length; i++) {
            if (!isVersion(wanted[i].strip(), version)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isVersion(String wanted, int version) {
        if (wanted.isEmpty() || wanted.equals("any_frag")) {
            return true;
        }
        int number = number(wanted.substring(1));
        return switch (wanted.charAt(0)) {
            case '<' -> version < number;
            case '>' -> version > number;
            case '!' -> version != number;
            default -> version == number;
        };
    }

    private static int number(String digits) {
        try {
            return Integer.parseInt(digits.strip());
        } catch (NumberFormatException none) {
            return NONE;
        }
    }
}
