package wolfhound.sources.wire;

import wolfhound.model.Address;
import wolfhound.model.ConversationId;
import wolfhound.model.DomainName;
import wolfhound.model.Observation;
import wolfhound.model.Seen;
import wolfhound.rules.inspect.Inspection;

/// The conversation that a dialogue reads: where it stands, and where to tell what was said.
public interface Conversation {
    ConversationId id();

    boolean midStream();

    /// The present moment of the conversation (time and packet of the bytes being read), told from
    /// the client's point of view.
    Seen seen();

    void tell(Observation observation);

    /// Tells an oddity of the present moment.
    void odd(Side by, String protocol, String kind, String detail, Bytes bytes);

    /// The name with its registered part found.
    DomainName name(String text);

    /// A conversation between this one's ends that will be opened soon, to `port` of that end or
    /// from any port to it, belongs to this protocol (the data conversation of FTP, of TFTP). It is
    /// read by `protocol` without recognition.
    void expect(Address server, int port, WireProtocol protocol);

    /// A proxy has connected this conversation to whom the client named so: whoever reads on may
    /// want to know.
    default void proxies(String name) {}

    /// Whom a proxy has connected this conversation to, empty for nobody.
    default String proxied() {
        return "";
    }

    /// Whether the side that did not speak last had said something that nobody read.
    default boolean passedOver() {
        return false;
    }

    /// The rules before which the conversation is laid; [Inspection#NONE] where none concern it.
    default Inspection rules() {
        return Inspection.NONE;
    }

    /// Counts that a bound named `bound` bit.
    void bounded(String bound);
}
