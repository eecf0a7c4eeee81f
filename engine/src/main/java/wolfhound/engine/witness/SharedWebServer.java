package wolfhound.engine.witness;

import java.util.Optional;
import wolfhound.engine.memory.HostMemory;
import wolfhound.engine.memory.Knowledge;
import wolfhound.engine.memory.Surroundings;
import wolfhound.model.Address;
import wolfhound.model.Alibi;
import wolfhound.model.Evidence;

/// A web server that people read, and on which somebody hid something: having been there is what
/// its readers do. It explains the visit, and nothing that was sent to the hidden part.
final class SharedWebServer implements Witness {
    /// So many others read it with a browser, that it is a site and not a call-back server that
    /// several infected machines share: those have no readers.
    private static final int READERS = 2;

    private static final Scope SCOPE = Scope.contact();

    @Override
    public String name() {
        return "shared-web-server";
    }

    @Override
    public Scope scope() {
        return SCOPE;
    }

    @Override
    public Optional<Alibi> explain(
            Evidence evidence, HostMemory host, Surroundings surroundings, Knowledge knowledge) {
        if (evidence.peer().isEmpty()) {
            return Optional.empty();
        }
        Address server = evidence.peer().get().address();
        int readers = surroundings.othersBrowsing(server, host.host());
        if (readers < READERS) {
            return Optional.empty();
        }
        return Reliefs.share(
                this,
                evidence,
                0.7,
                readers + " others here read pages on the same server",
                "a request of no browser to a part of it that nobody else asks for");
    }
}
