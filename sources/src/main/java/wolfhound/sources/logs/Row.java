package wolfhound.sources.logs;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import wolfhound.model.Address;

/// One line of a log: its values by column, as text. One object is used for all lines of a reader.
///
/// A column holds one text or a list of them. In a list of objects each member fills its columns, a
/// missing one with an empty text, so that the lists of one object stay in step.
public final class Row {
    private static final int NANO_DIGITS = 9;
    private static final int SECONDS_END = 19;

    /// What comes later cannot be counted in nanoseconds of the epoch.
    private static final Instant LAST = Instant.ofEpochSecond(Long.MAX_VALUE / 1_000_000_000L);

    private final @Nullable String[] texts;
    private final @Nullable List<String>[] lists;
    private final int[] filled;
    private int fill;
    private String file = "";
    private long line;

    @SuppressWarnings({"unchecked", "rawtypes"})
    Row(Columns columns) {
        texts = new String[columns.count()];
        lists = new List[columns.count()];
        filled = new int[columns.count()];
    }

    void begin(String file, long line) {
        this.file = file;
        this.line = line;
        for (int i = 0; i < fill; i++) {
            texts[filled[i]] = null;
            lists[filled[i]] = null;
        }
        fill = 0;
    }

    void put(int column, String text) {
        note(column);
        texts[column] = text;
    }

    void put(int column, List<String> list) {
        note(column);
        lists[column] = list;
    }

    void add(int column, String text) {
        List<String> list = lists[column];
        if (list == null) {
            note(column);
            list = new ArrayList<>();
            lists[column] = list;
        }
        list.add(text);
    }

    /// Makes the list this long with empty texts at its end.
    void fillUp(int column, int length) {
        List<String> list = lists[column];
        int missing = length - (list == null ? 0 : list.size());
        for (int i = 0; i < missing; i++) {
            add(column, "");
        }
    }

    private void note(int column) {
        if (texts[column] == null && lists[column] == null) {
            filled[fill++] = column;
        }
    }

    public String file() {
        return file;
    }

    /// Its number in the file, from 1.
    public long line() {
        return line;
    }

    public boolean has(int column) {
        return texts[column] != null || lists[column] != null;
    }

    /// The text, the first of a list; empty where there is none.
    public String text(int column) {
        String text = texts[column];
        if (text != null) {
            return text;
        }
        List<String> list = lists[column];
        return list == null || list.isEmpty() ? "" : list.getFirst();
    }

    /// All texts of a list, or the one text; empty where there is none.
    public List<String> list(int column) {
        List<String> list = lists[column];
        if (list != null) {
            return list;
        }
        String text = texts[column];
        return text == null ? List.of() : List.of(text);
    }

    /// A number without its fraction; the other where there is none.
    public long number(int column, long otherwise) {
        String text = text(column);
        if (text.isEmpty()) {
            return otherwise;
        }
        int point = text.indexOf('.');
        try {
            if (text.indexOf('e') < 0 && text.indexOf('E') < 0) {
                return Long.parseLong(point < 0 ? text : text.substring(0, point));
            }
            return (long) Double.parseDouble(text);
        } catch (NumberFormatException noNumber) {
            return otherwise;
        }
    }

    public boolean isTrue(int column) {
        String text = text(column);
        return text.equals("T") || text.equalsIgnoreCase("true");
    }

    public Optional<Address> address(int column) {
        String text = text(column);
        return text.isEmpty() ? Optional.empty() : Address.parse(text);
    }

    /// A time as seconds of the epoch with a fraction, or in the ISO form.
    public @Nullable Instant time(int column) {
        return time(text(column));
    }

    static @Nullable Instant time(String text) {
        Instant time = text.isEmpty() ? null : read(text);
        return time == null || time.isBefore(Instant.EPOCH) || time.isAfter(LAST) ? null : time;
    }

    private static @Nullable Instant read(String text) {
        try {
            if (text.length() > 10 && text.charAt(4) == '-') {
                return isoTime(text);
            }
            int point = text.indexOf('.');
            if (text.indexOf('e') >= 0 || text.indexOf('E') >= 0) {
                return Instant.EPOCH.plusNanos((long) (Double.parseDouble(text) * 1e9));
            }
            long seconds = Long.parseLong(point < 0 ? text : text.substring(0, point));
            return Instant.ofEpochSecond(seconds, point < 0 ? 0 : nanos(text, point + 1));
        } catch (NumberFormatException | DateTimeException noTime) {
            return null;
        }
    }

    /// `2021-06-06T15:59:46.457984+0200`; UTC where no offset is written. By hand: the formatters
    /// of the JDK take several times as long as all the rest of a line.
    private static @Nullable Instant isoTime(String text) {
        if (text.length() < SECONDS_END || text.charAt(10) != 'T' && text.charAt(10) != ' ') {
            return null;
        }
        long days =
                LocalDate.of(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10))
                        .toEpochDay();
        long seconds =
                digits(text, 11, 13) * 3600L + digits(text, 14, 16) * 60L + digits(text, 17, 19);
        int at = SECONDS_END;
        long nanos = 0;
        if (at < text.length() && (text.charAt(at) == '.' || text.charAt(at) == ',')) {
            int end = at + 1;
            while (end < text.length() && Character.digit(text.charAt(end), 10) >= 0) {
                end++;
            }
            nanos = nanos(text.substring(0, end), at + 1);
            at = end;
        }
        return Instant.ofEpochSecond(days * 86_400L + seconds - offset(text, at), nanos);
    }

    /// Seconds east of Greenwich: `Z`, `+02`, `+0200`, `+02:00`, or nothing.
    private static int offset(String text, int at) {
        if (at == text.length() || text.charAt(at) == 'Z' && at + 1 == text.length()) {
            return 0;
        }
        int minutes = text.length() - at == 3 ? 0 : digits(text, text.length() - 2, text.length());
        int seconds = digits(text, at + 1, at + 3) * 3600 + minutes * 60;
        return switch (text.charAt(at)) {
            case '+' -> seconds;
            case '-' -> -seconds;
            default -> throw new NumberFormatException(text);
        };
    }

    private static int digits(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = i < text.length() ? Character.digit(text.charAt(i), 10) : -1;
            if (digit < 0) {
                throw new NumberFormatException(text);
            }
            number = number * 10 + digit;
        }
        return number;
    }

    private static long nanos(String text, int from) {
        long nanos = 0;
        for (int i = 0; i < NANO_DIGITS; i++) {
            int at = from + i;
            int digit = at < text.length() ? Character.digit(text.charAt(at), 10) : 0;
            if (digit < 0) {
                throw new NumberFormatException(text);
            }
            nanos = nanos * 10 + digit;
        }
        return nanos;
    }

    /// A span given as seconds with a fraction; zero where there is none or it is negative.
    public Duration span(int column) {
        String text = text(column);
        if (text.isEmpty() || text.startsWith("-")) {
            return Duration.ZERO;
        }
        Instant since = time(text);
        return since == null ? Duration.ZERO : Duration.between(Instant.EPOCH, since);
    }
}
