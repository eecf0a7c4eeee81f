package wolfhound.outputs;

import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/// How this program writes JSON: one object a line, UTF-8, every key always there.
final class Json {
    /// Longer strings than this in a stored case mean that the file is none of ours.
    private static final int MAX_STRING = 16 << 20;

    static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .rootValueSeparator("\n")
                    .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxStringLength(MAX_STRING).build())
                    .build();

    private Json() {}

    /// A generator of JSON lines that leaves the stream open when it is closed.
    static JsonGenerator lines(OutputStream stream) {
        return FACTORY.createGenerator(ObjectWriteContext.empty(), stream);
    }

    /// Writes, and throws what every output throws when the file takes no more.
    static void writing(Runnable write) {
        try {
            write.run();
        } catch (JacksonIOException failed) {
            throw new UncheckedIOException(failed.getCause());
        }
    }

    /// Text from the network as JSON can carry it: a surrogate without its other half becomes
    /// U+FFFD.
    static String text(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return withoutLoneSurrogates(text);
            }
        }
        return text;
    }

    private static String withoutLoneSurrogates(String text) {
        StringBuilder whole = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
                .forEach(whole::appendCodePoint);
        return whole.toString();
    }

    static void string(JsonGenerator json, String key, String text) {
        json.writeStringProperty(key, text(text));
    }

    /// The value's own text, or null.
    static void optional(JsonGenerator json, String key, Optional<?> value) {
        if (value.isPresent()) {
            string(json, key, value.get().toString());
        } else {
            json.writeNullProperty(key);
        }
    }

    static void strings(JsonGenerator json, String key, Iterable<String> texts) {
        json.writeArrayPropertyStart(key);
        for (String text : texts) {
            json.writeString(text(text));
        }
        json.writeEndArray();
    }

    /// Three digits after the point: more would only show how the sum was made. Never `-0.0`.
    static void number(JsonGenerator json, String key, double value) {
        json.writeNumberProperty(key, Math.round(value * 1000) / 1000.0);
    }
}
