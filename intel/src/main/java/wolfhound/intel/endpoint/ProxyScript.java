package wolfhound.intel.endpoint;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/// The text of a proxy script (PAC), and what can be told of it without running it.
public final class ProxyScript {
    /// Bytes that are read of a script; browsers refuse longer ones.
    public static final int MOST_BYTES = 4 << 20;

    private final ScriptSense sense;
    private final String encoding;

    private ProxyScript(String text, String encoding) {
        this.sense = ScriptSense.of(text);
        this.encoding = encoding;
    }

    public static ProxyScript parse(byte[] bytes) {
        TextBytes text = TextBytes.of(bytes);
        return new ProxyScript(text.whole(), text.encoding());
    }

    /// The script in a `data:` URL; empty for any other text.
    public static Optional<ProxyScript> ofDataUrl(String url) {
        int comma = url.indexOf(',');
        if (!url.regionMatches(true, 0, "data:", 0, 5) || comma < 0) {
            return Optional.empty();
        }
        String about = url.substring(5, comma).toLowerCase(Locale.ROOT);
        String data = ScriptSense.unescaped(url.substring(comma + 1));
        String text = about.endsWith(";base64") ? ScriptSense.fromBase64(data) : data;
        boolean narrow = text.chars().allMatch(c -> c < 0x100);
        byte[] bytes = text.getBytes(narrow ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
        return Optional.of(parse(bytes));
    }

    ScriptSense sense() {
        return sense;
    }

    /// Does it have the function that browsers call.
    public boolean hasEntry() {
        return sense.hasEntry();
    }

    public int choices() {
        return sense.choices().size();
    }

    /// Was it longer or more involved than is looked at.
    public boolean isCut() {
        return sense.isCut();
    }

    public String encoding() {
        return encoding;
    }
}
