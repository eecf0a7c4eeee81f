package wolfhound.app;

import java.util.Map;
import java.util.Optional;
import wolfhound.engine.memory.Knowledge;
import wolfhound.engine.memory.Topic;
import wolfhound.intel.endpoint.ProtectedNames;

/// The names that the checks of a machine's files protect without being given any list: what
/// everybody may know.
final class BuiltInNames {
    /// Most harmful first, where a name is of several topics.
    private static final Map<Topic, ProtectedNames.Kind> KINDS = new java.util.LinkedHashMap<>();

    static {
        KINDS.put(Topic.BANKS, ProtectedNames.Kind.BANK);
        KINDS.put(Topic.REPUTATION, ProtectedNames.Kind.SECURITY);
        KINDS.put(Topic.PUBLIC_MAIL, ProtectedNames.Kind.MAIL);
        KINDS.put(Topic.CERTIFICATES, ProtectedNames.Kind.SECURITY);
        KINDS.put(Topic.UPDATES, ProtectedNames.Kind.UPDATE);
        KINDS.put(Topic.POPULAR, ProtectedNames.Kind.POPULAR);
    }

    private BuiltInNames() {}

    static ProtectedNames of(Knowledge knowledge) {
        return name ->
                KINDS.entrySet().stream()
                        .flatMap(entry ->
                                of(knowledge, entry.getKey(), entry.getValue(), name).stream())
                        .findFirst();
    }

    private static Optional<ProtectedNames.Protection> of(
            Knowledge knowledge, Topic topic, ProtectedNames.Kind kind, String name) {
        if (!knowledge.knows(topic, name)) {
            return Optional.empty();
        }
        // the shortest end of the name that is known is what is listed
        String listed = name;
        for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
            String above = name.substring(dot + 1);
            if (!knowledge.knows(topic, above)) {
                break;
            }
            listed = above;
        }
        return Optional.of(new ProtectedNames.Protection(kind, listed));
    }
}
