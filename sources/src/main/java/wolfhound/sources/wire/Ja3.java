package wolfhound.sources.wire;

/// JA3 and JA3S: the MD5 of a hello's version, suites, extensions, groups and point formats in the
/// order sent, numbers in decimal, GREASE left out (github.com/salesforce/ja3).
final class Ja3 {
    private Ja3() {}

    static String ofClient(int version, int[] suites, Extensions extensions) {
        return Digests.md5(clientText(version, suites, extensions));
    }

    static String serverText(int version, int suite, Extensions extensions) {
        return version + "," + suite + "," + joined(extensions.types());
    }

    static String clientText(int version, int[] suites, Extensions extensions) {
        return version
                + ","
                + joined(suites)
                + ","
                + joined(extensions.types())
                + ","
                + joined(extensions.numbers(Extensions.SUPPORTED_GROUPS))
                + ","
                + joined(extensions.pointFormats());
    }

    private static String joined(int[] numbers) {
        StringBuilder text = new StringBuilder(numbers.length * 6);
        for (int number : numbers) {
            if (ClientHello.isGrease(number)) {
                continue;
            }
            if (!text.isEmpty()) {
                text.append('-');
            }
            text.append(number);
        }
        return text.toString();
    }
}
