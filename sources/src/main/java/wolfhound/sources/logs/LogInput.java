package wolfhound.sources.logs;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/// A file that is another sensor's log, told by its beginning.
///
/// @param name as told to people: the path, or the place in an archive
/// @param sensor whose log it is
/// @param json written as one JSON object a line, as against tab-separated values
public record LogInput(Path path, String name, Sensor sensor, boolean json) {
    private static final int LOOKED_AT = 16 << 10;

    private static final Pattern EVE = Pattern.compile("\"event_type\"\\s*:");

    /// Members that only logs of Zeek have, at least one in every kind that is read.
    private static final Pattern ZEEK =
            Pattern.compile(
                    "\"(id\\.orig_h|_path|uids?|fuid|conn_uids|unparsed_version|note"
                            + "|certificate\\.subject|is_64bit)\"\\s*:");

    private static final Pattern TIME = Pattern.compile("\"ts\"\\s*:");

    public enum Sensor {
        ZEEK("a log of Zeek"),
        SURICATA("an EVE log of Suricata");

        private final String text;

        Sensor(String text) {
            this.text = text;
        }

        /// As told to a person.
        public String text() {
            return text;
        }
    }

    /// What this file is, plain or packed by gzip or zstd; empty where it is no log that we know.
    public static Optional<LogInput> of(Path path) {
        return of(path, path.toString());
    }

    static Optional<LogInput> of(Path path, String name) {
        String start = LogFile.beginning(path, LOOKED_AT);
        String json = start.stripLeading();
        if (json.startsWith("#separator ") || json.startsWith("#fields\t")) {
            return Optional.of(new LogInput(path, name, Sensor.ZEEK, false));
        }
        if (!json.startsWith("{")) {
            return Optional.empty();
        }
        int end = json.indexOf('\n');
        String first = end < 0 ? json : json.substring(0, end);
        if (EVE.matcher(first).find()) {
            return Optional.of(new LogInput(path, name, Sensor.SURICATA, true));
        }
        return ZEEK.matcher(first).find() && TIME.matcher(first).find()
                ? Optional.of(new LogInput(path, name, Sensor.ZEEK, true))
                : Optional.empty();
    }
}
