package wolfhound.outputs.report;

import java.util.ArrayList;
import java.util.List;
import wolfhound.outputs.Audited.ListRow;
import wolfhound.outputs.Audited.Loss;
import wolfhound.outputs.Words;

/// Bars in pieces, one below the other, as a picture. Places are in the units of the drawing.
record Bars(List<Bar> bars, int height) {
    static final int WIDTH = 640;
    static final int LEFT = 170;
    private static final int RIGHT = WIDTH - 6;
    private static final int TOP = 8;
    private static final int ROW = 34;
    private static final double NARROWEST = 2;

    /// @param text the name of the row
    record Bar(String text, int y, List<Piece> pieces) {}

    /// @param kind how it looks: `good`, `bad`, `open` or `unsure`
    /// @param text written in it, where it has room
    /// @param hint shown by browsers when it is pointed at
    record Piece(String kind, double x, double width, String text, String hint) {}

    private record Part(String kind, long count, String what) {}

    /// Whom each list names, whom it misses, and which clean hosts it condemns.
    static Bars named(List<ListRow> rows) {
        List<String> names = new ArrayList<>();
        List<List<Part>> parts = new ArrayList<>();
        for (ListRow row : rows) {
            names.add(row.name());
            parts.add(
                    List.of(
                            new Part("good", row.rightly(), "infected and named"),
                            new Part("open", row.missed(), "infected and missed"),
                            new Part("bad", row.wrongly(), "clean and condemned")));
        }
        long most =
                parts.stream()
                        .mapToLong(row -> row.stream().mapToLong(Part::count).sum())
                        .max()
                        .orElse(0);
        return of(names, parts, most);
    }

    /// What a block takes away; each row is as wide as the picture, as they count different things.
    static Bars lost(ListRow row) {
        List<String> names = new ArrayList<>();
        List<List<Part>> parts = new ArrayList<>();
        add(names, parts, "look-ups", row, Loss::lookUps);
        add(names, parts, "conversations", row, Loss::conversations);
        add(names, parts, "requests", row, Loss::requests);
        add(names, parts, "pages", row, Loss::pages);
        return of(names, parts, 0);
    }

    private interface Counted {
        long of(Loss loss);
    }

    private static void add(
            List<String> names, List<List<Part>> parts, String name, ListRow row, Counted counted) {
        List<Part> all =
                List.of(
                        new Part("good", counted.of(row.stopped()), "bad, and stopped"),
                        new Part(
                                "unsure",
                                counted.of(row.undecided()),
                                "of infected hosts, undecided"),
                        new Part("bad", counted.of(row.innocent()), "innocent, and lost"));
        if (all.stream().anyMatch(part -> part.count() > 0)) {
            names.add(name);
            parts.add(all);
        }
    }

    /// @param most what the whole width stands for; 0 for the sum of each row
    private static Bars of(List<String> names, List<List<Part>> parts, long most) {
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            long sum = parts.get(i).stream().mapToLong(Part::count).sum();
            int y = TOP + i * ROW;
            bars.add(new Bar(names.get(i), y, pieces(parts.get(i), most > 0 ? most : sum)));
        }
        return new Bars(List.copyOf(bars), bars.isEmpty() ? 0 : TOP + bars.size() * ROW);
    }

    private static List<Piece> pieces(List<Part> parts, long whole) {
        List<Piece> pieces = new ArrayList<>();
        double x = LEFT;
        for (Part part : parts) {
            if (part.count() == 0) {
                continue;
            }
            double width = Math.max(NARROWEST, (double) part.count() / whole * (RIGHT - LEFT - 8));
            String count = Words.count(part.count());
            pieces.add(
                    new Piece(
                            part.kind(),
                            tenth(x),
                            tenth(width),
                            width > 10 + 8 * count.length() ? count : "",
                            count + " " + part.what()));
            x += width + 1;
        }
        return List.copyOf(pieces);
    }

    private static double tenth(double x) {
        return Math.round(x * 10) / 10.0;
    }
}
