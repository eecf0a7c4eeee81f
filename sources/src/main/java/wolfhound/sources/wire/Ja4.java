package wolfhound.sources.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// JA4 of the TLS client, and of it alone: the part of that family under the BSD licence
/// (github.com/FoxIO-LLC/ja4, "JA4: TLS Client Fingerprint").
///
/// `t13d1516h2_8daaf6152771_e5627efa2ab1`: carrier, newest version, whether a name was asked for,
/// how many suites and extensions, the ends of the first ALPN; a digest of the suites in numerical
/// order; a digest of the extensions in numerical order (without name and ALPN) with the signature
/// algorithms in the order sent. GREASE is left out everywhere.
final class Ja4 {
    private static final String NOTHING = "000000000000";
    private static final int MOST_COUNTED = 99;

    private Ja4() {}

    static String of(char carrier, int version, int[] suites, Extensions extensions) {
        int[] named = withoutGrease(suites);
        int[] types = withoutGrease(extensions.types());
        return carrier
                + version(version, extensions)
                + (extensions.has(Extensions.SERVER_NAME) ? 'd' : 'i')
                + count(named.length)
                + count(types.length)
                + alpn(extensions.alpn())
                + '_'
                + digest(hex(sorted(named)))
                + '_'
                + extensionsDigest(types, extensions);
    }

    private static String extensionsDigest(int[] types, Extensions extensions) {
        int count = 0;
        int[] counted = new int[types.length];
        for (int type : types) {
            if (type != Extensions.SERVER_NAME && type != Extensions.ALPN) {
                counted[count++] = type;
            }
        }
        String sorted = hex(sorted(Arrays.copyOf(counted, count)));
        int[] algorithms = withoutGrease(extensions.numbers(Extensions.SIGNATURE_ALGORITHMS));
        return digest(algorithms.length == 0 ? sorted : sorted + '_' + hex(algorithms));
    }

    private static String version(int legacy, Extensions extensions) {
        return switch (TlsVersion.newest(legacy, extensions.supportedVersions())) {
            case TlsVersion.SSL_2_0 -> "s2";
            case 0x0300 -> "s3";
            case 0x0301 -> "10";
            case 0x0302 -> "11";
            case TlsVersion.TLS_1_2 -> "12";
            case TlsVersion.TLS_1_3 -> "13";
            case TlsVersion.DTLS_1_0 -> "d1";
            case TlsVersion.DTLS_1_2 -> "d2";
            case TlsVersion.DTLS_1_3 -> "d3";
            default -> "00";
        };
    }

    private static String alpn(List<String> offered) {
        if (offered.isEmpty() || offered.getFirst().isEmpty()) {
            return "00";
        }
        String name = offered.getFirst();
        char first = name.charAt(0);
        char last = name.charAt(name.length() - 1);
        if (isAlphanumeric(first) && isAlphanumeric(last)) {
            return "" + first + last;
        }
        return Integer.toHexString(first >>> 4) + Integer.toHexString(last & 0xF);
    }

    private static boolean isAlphanumeric(char c) {
        return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    }

    private static String count(int number) {
        int counted = Math.min(number, MOST_COUNTED);
        return "" + counted / 10 + counted % 10;
    }

    private static int[] withoutGrease(int[] numbers) {
        int count = 0;
        int[] kept = new int[numbers.length];
        for (int number : numbers) {
            if (!ClientHello.isGrease(number)) {
                kept[count++] = number;
            }
        }
        return Arrays.copyOf(kept, count);
    }

    private static int[] sorted(int[] numbers) {
        int[] sorted = numbers.clone();
        Arrays.sort(sorted);
        return sorted;
    }

    /// Four digits a number, joined by commas.
    private static String hex(int[] numbers) {
        byte[] text = new byte[Math.max(0, 5 * numbers.length - 1)];
        for (int i = 0; i < numbers.length; i++) {
            for (int digit = 0; digit < 4; digit++) {
                int value = numbers[i] >>> 12 - 4 * digit & 15;
                text[5 * i + digit] = (byte) Character.forDigit(value, 16);
            }
            if (i + 1 < numbers.length) {
                text[5 * i + 4] = ',';
            }
        }
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    private static String digest(String text) {
        return text.isEmpty() ? NOTHING : Digests.sha256(text).substring(0, NOTHING.length());
    }
}
