package wolfhound.engine.declare;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The days and hours in which a declaration holds: `Tue 01-05`, `Mon-Fri 22:00-04:00
/// Europe/Berlin`. Hours that end before they begin end on the next day.
///
/// @param days on which the hours begin
/// @param from included
/// @param to not included; equal to `from` for the whole day
record Hours(Set<DayOfWeek> days, LocalTime from, LocalTime to, ZoneId zone) {
    static final Hours ALWAYS =
            new Hours(
                    EnumSet.allOf(DayOfWeek.class),
                    LocalTime.MIDNIGHT,
                    LocalTime.MIDNIGHT,
                    ZoneOffset.UTC);

    private static final String DAY = "(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}";
    private static final Pattern FORM =
            Pattern.compile(
                    "(?i)(?:(?<days>daily|"
                            + DAY
                            + "(?:-"
                            + DAY
                            + ")?(?:(?:, ?| and )"
                            + DAY
                            + "(?:-"
                            + DAY
                            + ")?){0,6})\\s*)?(?:(?<from>[0-9]{1,2}(?::[0-9]{2})?)"
                            + " ?- ?(?<to>[0-9]{1,2}(?::[0-9]{2})?)\\s*)?(?<zone>[A-Za-z+][A-Za-z0-9_/+:-]{0,40})?");

    /// Reads days, hours and zone, each of which may be missing; empty when it is something else.
    static Optional<Hours> parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches() || text.isBlank()) {
            return Optional.empty();
        }
        String from = form.group("from");
        String to = form.group("to");
        Optional<LocalTime> begins = from == null ? Optional.of(LocalTime.MIDNIGHT) : time(from);
        Optional<LocalTime> ends = to == null ? Optional.of(LocalTime.MIDNIGHT) : time(to);
        Optional<ZoneId> zone = zone(form.group("zone"));
        if (begins.isEmpty() || ends.isEmpty() || zone.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Hours(days(form.group("days")), begins.get(), ends.get(), zone.get()));
    }

    private static Optional<LocalTime> time(String text) {
        int colon = text.indexOf(':');
        int hour = Integer.parseInt(colon < 0 ? text : text.substring(0, colon));
        int minute = colon < 0 ? 0 : Integer.parseInt(text.substring(colon + 1));
        if (hour == 24 && minute == 0) {
            return Optional.of(LocalTime.MIDNIGHT);
        }
        return hour < 24 && minute < 60
                ? Optional.of(LocalTime.of(hour, minute))
                : Optional.empty();
    }

    private static Optional<ZoneId> zone(@org.jspecify.annotations.Nullable String text) {
        if (text == null) {
            return Optional.of(ZoneOffset.UTC);
        }
        try {
            return Optional.of(ZoneId.of(text));
        } catch (java.time.DateTimeException unknown) {
            return Optional.empty();
        }
    }

    private static Set<DayOfWeek> days(@org.jspecify.annotations.Nullable String text) {
        if (text == null || text.equalsIgnoreCase("daily")) {
            return EnumSet.allOf(DayOfWeek.class);
        }
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (String part : text.toLowerCase(Locale.ROOT).split(",| and ", -1)) {
            int dash = part.indexOf('-');
            DayOfWeek first = day(dash < 0 ? part : part.substring(0, dash));
            DayOfWeek last = dash < 0 ? first : day(part.substring(dash + 1));
            for (DayOfWeek day = first; ; day = day.plus(1)) {
                days.add(day);
                if (day == last) {
                    break;
                }
            }
        }
        return days;
    }

    /// By its first three letters; the form let no others through.
    private static DayOfWeek day(String text) {
        String three = text.strip().substring(0, 3).toUpperCase(Locale.ROOT);
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.name().startsWith(three)) {
                return day;
            }
        }
        throw new IllegalStateException("no day: " + text);
    }

    boolean cover(Instant at) {
        ZonedDateTime there = at.atZone(zone);
        LocalTime time = there.toLocalTime();
        DayOfWeek day = there.getDayOfWeek();
        if (from.equals(to)) {
            return days.contains(day);
        }
        if (from.isBefore(to)) {
            return days.contains(day) && !time.isBefore(from) && time.isBefore(to);
        }
        return !time.isBefore(from) && days.contains(day)
                || time.isBefore(to) && days.contains(day.minus(1));
    }

    /// The moment as the user's clock shows it: `Wed 2026-11-25 13:20`.
    String shown(Instant at) {
        ZonedDateTime there = at.atZone(zone);
        LocalDate date = there.toLocalDate();
        String day = there.getDayOfWeek().name();
        String clock = String.format(Locale.ROOT, "%02d:%02d", there.getHour(), there.getMinute());
        return day.charAt(0)
                + day.substring(1, 3).toLowerCase(Locale.ROOT)
                + " "
                + date
                + " "
                + clock;
    }
}
