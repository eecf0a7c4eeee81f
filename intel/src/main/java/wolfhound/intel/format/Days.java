package wolfhound.intel.format;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Days and times as lists write them, in UTC.
final class Days {
    private static final Pattern DAY =
            Pattern.compile(
                    "([12][0-9]{3})[-/]([01][0-9])[-/]([0-3][0-9])"
                            + "(?:[T ]([0-2][0-9]):([0-5][0-9])(?::([0-5][0-9]))?)?");

    private static final Pattern STAMP =
            Pattern.compile(
                    "([A-Z][a-z]{2}) +([0-3]?[0-9]) ([0-2][0-9]):([0-5][0-9]):([0-5][0-9])"
                            + " (?:UTC|GMT) ([12][0-9]{3})");

    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

    private Days() {}

    /// Seconds of the epoch of the first day in the text, or of a number of seconds; 0 where there
    /// is none.
    static long seconds(String text) {
        Matcher day = DAY.matcher(text);
        if (day.find()) {
            return seconds(
                    number(day, 1),
                    number(day, 2),
                    number(day, 3),
                    number(day, 4),
                    number(day, 5),
                    number(day, 6));
        }
        Matcher stamp = STAMP.matcher(text);
        if (stamp.find() && MONTHS.contains(stamp.group(1))) {
            return seconds(
                    number(stamp, 6),
                    MONTHS.indexOf(stamp.group(1)) / 3 + 1,
                    number(stamp, 2),
                    number(stamp, 3),
                    number(stamp, 4),
                    number(stamp, 5));
        }
        String digits = text.strip();
        boolean epoch =
                digits.length() >= 9
                        && digits.length() <= 10
                        && digits.chars().allMatch(Character::isDigit);
        return epoch ? Long.parseLong(digits) : 0;
    }

    private static int number(Matcher matcher, int group) {
        String digits = matcher.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static long seconds(int year, int month, int day, int hour, int minute, int second) {
        try {
            return LocalDateTime.of(year, month, day, hour, minute, second)
                    .toEpochSecond(ZoneOffset.UTC);
        } catch (DateTimeException noSuchDay) {
            return 0;
        }
    }
}
