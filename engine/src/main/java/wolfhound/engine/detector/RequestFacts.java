package wolfhound.engine.detector;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import wolfhound.model.WebRequest;

/// What many detectors ask of the same request: who made it, what it carries, what it tells of the
/// machine. Each is found out at the first question, because a request is shown to two dozen
/// detectors, and again with its answer.
public final class RequestFacts {
    private final WebRequest request;
    private @Nullable WebClient client;
    private @Nullable Cargo cargo;
    private @Nullable Set<String> told;
    private @Nullable Set<String> toldInName;
    private @Nullable String correspondence;

    public RequestFacts(WebRequest request) {
        this.request = request;
    }

    /// Of this very request; one that equals it only costs the answers again.
    @SuppressWarnings("ReferenceEquality")
    public boolean areOf(WebRequest other) {
        return request == other;
    }

    WebClient client() {
        if (client == null) {
            client = WebClient.of(request);
        }
        return client;
    }

    Cargo cargo() {
        if (cargo == null) {
            cargo = Cargo.of(request);
        }
        return cargo;
    }

    /// What the request tells of the machine, see [CheckIn#kindsOf].
    Set<String> told() {
        if (told == null) {
            told = CheckIn.kindsOf(request);
        }
        return told;
    }

    /// What the program's name tells of the machine, see [CheckIn#kindsInName].
    Set<String> toldInName() {
        if (toldInName == null) {
            toldInName = CheckIn.kindsInName(request.userAgent());
        }
        return toldInName;
    }

    /// See [WebCallHome#key].
    String correspondence() {
        if (correspondence == null) {
            correspondence = WebCallHome.key(request);
        }
        return correspondence;
    }
}
