package wolfhound.rules.language;

import java.util.ArrayList;
import java.util.List;
import wolfhound.rules.language.Rule.Place;

/// One logical line of a rule file: lines that end in a backslash go on in the next one.
final class Line {
    private final String file;
    private final int number;
    private final StringBuilder joined = new StringBuilder();

    /// Where in the text each line of the file begins.
    private final List<Integer> begins = new ArrayList<>(1);

    Line(String file, int number) {
        this.file = file;
        this.number = number;
    }

    /// @return whether the next line goes on
    boolean add(String text) {
        begins.add(joined.length());
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) <= ' ') {
            end--;
        }
        boolean continues = end > 0 && text.charAt(end - 1) == '\\';
        joined.append(text, 0, continues ? end - 1 : end);
        return continues;
    }

    String text() {
        return joined.toString();
    }

    int length() {
        return joined.length();
    }

    Place place() {
        return new Place(file, number);
    }

    Place place(int at) {
        return new Place(file, number + row(at));
    }

    int column(int at) {
        return 1 + Latin.characters(joined.toString(), begins.get(row(at)), at);
    }

    private int row(int at) {
        int row = 0;
        while (row + 1 < begins.size() && begins.get(row + 1) <= at) {
            row++;
        }
        return row;
    }
}
