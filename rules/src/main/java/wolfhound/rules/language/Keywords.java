package wolfhound.rules.language;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Every keyword of the language, by name.
final class Keywords {
    private static final Map<String, Keyword> ALL = new HashMap<>();

    static {
        AboutKeywords.list(ALL);
        ContentKeywords.list(ALL);
        BufferKeywords.list(ALL);
        ByteKeywords.list(ALL);
        PacketKeywords.list(ALL);
        FlowKeywords.list(ALL);
        ProtocolKeywords.list(ALL);
        OtherKeywords.list(ALL);
    }

    private Keywords() {}

    static Optional<Keyword> named(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    static Set<String> names() {
        return Set.copyOf(ALL.keySet());
    }
}
