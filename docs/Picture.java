import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Draws what a terminal shows as an SVG: lines with colour codes in, the picture out.
final class Picture {
    private static final int COLUMNS = 100;
    private static final double LETTER = 8.43;
    private static final int LINE = 20;
    private static final int MARGIN = 20;
    private static final Pattern CODE = Pattern.compile("\u001b\\[([0-9;]*)m");
    private static final Map<String, String> STYLES =
            Map.of(
                    "1", "font-weight='700'",
                    "2", "fill='#8b949e'",
                    "1;31", "fill='#ff7b72' font-weight='700'",
                    "33", "fill='#e3b341'",
                    "36", "fill='#79c0ff'",
                    "32", "fill='#7ee787'");

    private Picture() {}

    public static void main(String[] arguments) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        new PrintStream(System.out, true, StandardCharsets.UTF_8).print(draw(in.lines().toList()));
    }

    private static String draw(List<String> lines) {
        long width = Math.round(2 * MARGIN + COLUMNS * LETTER);
        int height = 2 * MARGIN + lines.size() * LINE;
        StringBuilder svg = new StringBuilder();
        svg.append("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d' ".formatted(width, height))
                .append("font-family='ui-monospace, SFMono-Regular, Menlo, Consolas, monospace' ")
                .append("font-size='14' fill='#e6edf3' role='img'>\n")
                .append("<title>What ./wolfhound demo prints</title>\n")
                .append("<rect width='100%' height='100%' rx='8' fill='#0d1117'/>\n");
        for (int i = 0; i < lines.size(); i++) {
            svg.append("<text x='%d' y='%d' xml:space='preserve'>".formatted(MARGIN, MARGIN + 14 + i * LINE))
                    .append(painted(lines.get(i)))
                    .append("</text>\n");
        }
        return svg.append("</svg>\n").toString();
    }

    private static String painted(String line) {
        StringBuilder text = new StringBuilder();
        Matcher code = CODE.matcher(line);
        String style = "";
        int from = 0;
        while (code.find()) {
            text.append(span(style, line.substring(from, code.start())));
            style = STYLES.getOrDefault(code.group(1), "");
            from = code.end();
        }
        return text.append(span(style, line.substring(from))).toString();
    }

    private static String span(String style, String text) {
        String safe = text.replace("&", "&amp;").replace("<", "&lt;");
        return style.isEmpty() || safe.isEmpty() ? safe : "<tspan " + style + ">" + safe + "</tspan>";
    }
}
