package wolfhound.engine.judge;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import wolfhound.model.Sign;
import wolfhound.model.Weight;

/// What each kind of evidence weighs, and where the number comes from. Read from one data file of
/// lines `sign <tab> decibans <tab> origin`; signs that the file does not know have the starting
/// weight that their detector states.
public final class Weights {
    private final Map<String, Entry> entries;
    private final String version;

    /// @param origin how it was measured, or that it is a stated starting value and why
    public record Entry(String sign, Weight weight, String origin) {}

    private Weights(Map<String, Entry> entries, String version) {
        this.entries = entries;
        this.version = version;
    }

    /// The starting weights of these signs.
    public static Weights starting(Collection<Sign> signs) {
        Map<String, Entry> entries = new TreeMap<>();
        for (Sign sign : signs) {
            entries.put(
                    sign.id(),
                    new Entry(sign.id(), sign.starting(), "starting value: " + sign.because()));
        }
        return new Weights(entries, "starting");
    }

    /// Reads the data file.
    ///
    /// @throws IllegalArgumentException naming the line that is wrong and what was expected
    public static Weights parse(List<String> lines) {
        Map<String, Entry> entries = new TreeMap<>();
        String version = "unnamed";
        int number = 0;
        for (String line : lines) {
            number++;
            if (line.startsWith("version\t")) {
                version = line.substring("version\t".length()).strip();
            } else if (!line.isBlank() && !line.startsWith("#")) {
                Entry entry = entry(line, number);
                entries.put(entry.sign(), entry);
            }
        }
        return new Weights(entries, version);
    }

    private static Entry entry(String line, int number) {
        String[] fields = line.split("\t", 3);
        if (fields.length != 3) {
            throw new IllegalArgumentException(
                    "weights line " + number + ": expected sign, decibans and origin between tabs");
        }
        try {
            return new Entry(fields[0], new Weight(Double.parseDouble(fields[1])), fields[2]);
        } catch (NumberFormatException wrong) {
            throw new IllegalArgumentException(
                    "weights line " + number + ": no number of decibans: " + fields[1], wrong);
        }
    }

    public Weight of(Sign sign) {
        Entry entry = entries.get(sign.id());
        return entry == null ? sign.starting() : entry.weight();
    }

    public String version() {
        return version;
    }

    public Collection<Entry> entries() {
        return entries.values();
    }
}
