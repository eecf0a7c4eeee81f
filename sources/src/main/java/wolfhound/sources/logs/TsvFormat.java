package wolfhound.sources.logs;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The tab-separated logs of Zeek with their header (`#separator`, `#fields`, `#types`, …), which
/// may come again in the middle of a file. A line with fewer or more values than the header has
/// names is wrong; a final one that stops early was being written.
final class TsvFormat implements LineFormat {
    private final Columns columns;
    private byte separator = '\t';
    private String setSeparator = ",";
    private String empty = "(empty)";
    private String unset = "-";
    private String path = "";

    /// For each place of a line the column that reads it, -1 for none, and whether it is a list.
    private int[] places = new int[0];

    private boolean[] lists = new boolean[0];

    TsvFormat(Columns columns) {
        this.columns = columns;
    }

    /// What the header calls the log: `conn`, `dns`, …; empty while none was read.
    String path() {
        return path;
    }

    @Override
    public boolean read(byte[] bytes, int from, int to, Row row) throws WrongLine {
        int first = from;
        while (first < to && bytes[first] <= ' ') {
            first++; // what an editor put before it
        }
        if (first == to) {
            return false;
        }
        if (bytes[first] == '#') {
            header(new String(bytes, first, to - first, StandardCharsets.UTF_8));
            return false;
        }
        if (places.length == 0) {
            throw new WrongLine("no #fields line stands before it, which says what its values are");
        }
        int place = 0;
        int start = from;
        for (int i = from; i <= to; i++) {
            if (i == to || bytes[i] == separator) {
                if (place == places.length) {
                    throw new WrongLine("more values than the " + place + " of #fields");
                }
                if (places[place] >= 0) {
                    put(row, place, bytes, start, i);
                }
                place++;
                start = i + 1;
            }
        }
        if (place < places.length) {
            throw new WrongLine(place + " values where #fields names " + places.length);
        }
        return true;
    }

    private void put(Row row, int place, byte[] bytes, int from, int to) {
        String text = unescaped(bytes, from, to);
        if (text.equals(unset)) {
            return;
        }
        if (!lists[place]) {
            row.put(places[place], text.equals(empty) ? "" : text);
        } else if (text.equals(empty)) {
            row.put(places[place], List.of());
        } else {
            row.put(places[place], parts(text));
        }
    }

    private List<String> parts(String text) {
        List<String> parts = new ArrayList<>(2);
        int start = 0;
        for (int at = text.indexOf(setSeparator); at >= 0; at = text.indexOf(setSeparator, start)) {
            parts.add(text.substring(start, at));
            start = at + setSeparator.length();
        }
        parts.add(text.substring(start));
        return parts;
    }

    /// Zeek writes separators and bytes that are not printable within a value as `\x09`.
    private static String unescaped(byte[] bytes, int from, int to) {
        boolean escaped = false;
        for (int i = from; i < to && !escaped; i++) {
            escaped = bytes[i] == '\\';
        }
        if (!escaped) {
            return new String(bytes, from, to - from, StandardCharsets.UTF_8);
        }
        byte[] plain = new byte[to - from];
        int count = 0;
        for (int i = from; i < to; i++) {
            int high = i + 3 < to ? Character.digit(bytes[i + 2], 16) : -1;
            int low = i + 3 < to ? Character.digit(bytes[i + 3], 16) : -1;
            if (bytes[i] == '\\' && i + 3 < to && bytes[i + 1] == 'x' && high >= 0 && low >= 0) {
                plain[count++] = (byte) (high << 4 | low);
                i += 3;
            } else {
                plain[count++] = bytes[i];
            }
        }
        return new String(plain, 0, count, StandardCharsets.UTF_8);
    }

    private void header(String line) {
        if (line.startsWith("#separator ")) {
            String text = line.substring("#separator ".length());
            byte[] plain =
                    unescaped(text.getBytes(StandardCharsets.UTF_8), 0, text.length())
                            .getBytes(StandardCharsets.UTF_8);
            separator = plain.length == 1 ? plain[0] : (byte) '\t';
            return;
        }
        String between = new String(new byte[] {separator}, StandardCharsets.ISO_8859_1);
        String[] parts = line.split(java.util.regex.Pattern.quote(between), -1);
        String value = parts.length > 1 ? parts[1] : "";
        switch (parts[0]) {
            case "#set_separator" -> setSeparator = value.isEmpty() ? "," : value;
            case "#empty_field" -> empty = value;
            case "#unset_field" -> unset = value;
            case "#path" -> path = value;
            case "#fields" -> {
                places = new int[parts.length - 1];
                lists = new boolean[places.length];
                Arrays.setAll(places, i -> columns.find(parts[i + 1]));
            }
            case "#types" -> {
                for (int i = 0; i < Math.min(lists.length, parts.length - 1); i++) {
                    lists[i] = parts[i + 1].startsWith("set[") || parts[i + 1].startsWith("vector");
                }
            }
            default -> {} // #open, #close, and whatever a later version adds
        }
    }
}
