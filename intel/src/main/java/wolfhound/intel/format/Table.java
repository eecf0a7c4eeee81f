package wolfhound.intel.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Cells between commas (RFC 4180, on one line), and headings that give them names.
final class Table {
    private final List<String> headings;

    Table(List<String> headings) {
        this.headings = headings.stream().map(h -> h.strip().toLowerCase(Locale.ROOT)).toList();
    }

    /// A line cut into its cells, without quotes around them.
    static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                boolean doubled = quoted && i + 1 < line.length() && line.charAt(i + 1) == '"';
                if (doubled) {
                    cell.append('"');
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString().strip());
        return cells;
    }

    boolean has(String heading) {
        return headings.contains(heading);
    }

    int columns() {
        return headings.size();
    }

    /// The cell under the first of these headings that is there and not empty.
    String cell(List<String> cells, String... names) {
        for (String name : names) {
            int column = headings.indexOf(name);
            if (column >= 0 && column < cells.size() && !cells.get(column).isEmpty()) {
                return cells.get(column);
            }
        }
        return "";
    }
}
