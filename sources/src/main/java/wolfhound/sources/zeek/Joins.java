package wolfhound.sources.zeek;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import wolfhound.model.ConversationId;
import wolfhound.model.FileTransfer;
import wolfhound.model.SecureSession.Certificate;

/// What lines of one log need of another's: conversations by `uid`, certificates and files by
/// `fuid`. Whatever the order of the files, a line finds what was read while it waited for its
/// turn; of each sort only the latest are remembered.
final class Joins {
    /// Remembered of each sort.
    static final int MOST_REMEMBERED = 100_000;

    /// What is known of a file.
    record FileFacts(String name, String mimeType, long size, String sha256) {}

    private final Map<String, ConversationId> conversations = latest();
    private final Map<String, Certificate> certificates = latest();
    private final Map<String, FileFacts> files = latest();
    private final Map<String, FileTransfer.Executable> executables = latest();
    private final Map<String, String> urls = latest();

    private static <T> Map<String, T> latest() {
        return new LinkedHashMap<>() {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
                return size() > MOST_REMEMBERED;
            }
        };
    }

    void conversation(String uid, ConversationId id) {
        if (!uid.isEmpty()) {
            conversations.put(uid, id);
        }
    }

    Optional<ConversationId> conversation(String uid) {
        return Optional.ofNullable(conversations.get(uid));
    }

    void certificate(String fuid, Certificate certificate) {
        certificates.put(fuid, certificate);
    }

    @Nullable Certificate certificate(String fuid) {
        return certificates.get(fuid);
    }

    void file(String fuid, FileFacts facts) {
        files.put(fuid, facts);
    }

    @Nullable FileFacts file(String fuid) {
        return files.get(fuid);
    }

    void executable(String fuid, FileTransfer.Executable executable) {
        executables.put(fuid, executable);
    }

    Optional<FileTransfer.Executable> executable(String fuid) {
        return Optional.ofNullable(executables.get(fuid));
    }

    /// The page that a file was taken from.
    void url(String fuid, String url) {
        urls.put(fuid, url);
    }

    String url(String fuid) {
        return urls.getOrDefault(fuid, "");
    }
}
