package wolfhound.engine.inventory;

import java.util.Locale;

/// A product's name in the Common Platform Enumeration 2.3 (NIST IR 7695): part, vendor, product,
/// version and update; what is not known of it is `*`.
///
/// @param part `a` for applications, `o` for systems
/// @param version empty for any
/// @param update what vendors count below the version: `update_17`, `p1`; empty for any
record Cpe(char part, String vendor, String product, String version, String update) {

    /// The formatted string binding (§6.2), as `cpe:2.3:a:oracle:jre:1.7.0:update_17:*:*:*:*:*:*`.
    @Override
    public String toString() {
        return "cpe:2.3:"
                + part
                + ":"
                + vendor
                + ":"
                + product
                + ":"
                + value(version)
                + ":"
                + value(update)
                + ":*:*:*:*:*:*";
    }

    /// A value in lower case, every other character than letters, digits, `_`, `-` and `.` quoted
    /// by a backslash (§5.3.2, §6.2.2.1); a lone hyphen would mean "not applicable".
    private static String value(String value) {
        if (value.isEmpty()) {
            return "*";
        }
        StringBuilder quoted = new StringBuilder();
        for (char c : value.toLowerCase(Locale.ROOT).toCharArray()) {
            boolean plain =
                    c >= 'a' && c <= 'z'
                            || c >= '0' && c <= '9'
                            || c == '_'
                            || c == '-'
                            || c == '.';
            if (plain && !value.equals("-")) {
                quoted.append(c);
            } else if (c == ' ') {
                quoted.append('_');
            } else if (c > ' ' && c < 0x7F) {
                quoted.append('\\').append(c);
            }
        }
        return quoted.isEmpty() ? "*" : quoted.toString();
    }
}
