package wolfhound.sources.zeek;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import wolfhound.model.Address;
import wolfhound.model.ConversationId;
import wolfhound.model.Host;
import wolfhound.model.Origin;
import wolfhound.model.Peer;
import wolfhound.model.Seen;
import wolfhound.model.Transport;
import wolfhound.sources.logs.Columns;
import wolfhound.sources.logs.Row;

/// What nearly every line begins with: the time, the conversation's name (`uid`), and its two ends,
/// of which the originator is the host.
final class Line {
    /// How much of a conversation a log shows that tells its content by a few fields: neither the
    /// bytes, nor which header fields stood where. What is wholly told (that a conversation was,
    /// and a look-up) has 1.
    static final double IN_PART = 0.8;

    private final int ts;
    private final int uid;
    private final int originAddress;
    private final int originPort;
    private final int answerAddress;
    private final int answerPort;
    private final int proto;

    Line(Columns columns) {
        ts = columns.of("ts");
        uid = columns.of("uid");
        originAddress = columns.of("id.orig_h");
        originPort = columns.of("id.orig_p");
        answerAddress = columns.of("id.resp_h");
        answerPort = columns.of("id.resp_p");
        proto = columns.of("proto");
    }

    @Nullable Instant time(Row row) {
        return row.time(ts);
    }

    String uid(Row row) {
        return row.text(uid);
    }

    /// Who with whom; empty where the line does not say it.
    Optional<Seen> seen(Row row) {
        return seen(row, Transport.TCP, IN_PART);
    }

    /// @param otherwise what carries it where the line does not say that
    Optional<Seen> seen(Row row, Transport otherwise, double visibility) {
        Instant at = time(row);
        Optional<ConversationId> conversation = conversation(row, otherwise);
        return at == null
                ? Optional.empty()
                : conversation.map(id -> seen(row, at, id, visibility));
    }

    static Seen seen(Row row, Instant at, ConversationId id, double visibility) {
        return new Seen(
                at,
                new Host(id.client()),
                id.clientPort(),
                new Peer(id.server(), id.serverPort()),
                true,
                new Origin(row.file(), row.line(), id),
                visibility);
    }

    private Optional<ConversationId> conversation(Row row, Transport otherwise) {
        Optional<Address> origin = row.address(originAddress);
        Optional<Address> answer = row.address(answerAddress);
        if (origin.isEmpty() || answer.isEmpty()) {
            return Optional.empty();
        }
        Transport transport =
                switch (row.text(proto)) {
                    case "tcp" -> Transport.TCP;
                    case "udp" -> Transport.UDP;
                    case "icmp" -> origin.get().isV4() ? Transport.ICMP : Transport.ICMP6;
                    case "" -> otherwise;
                    default -> Transport.OTHER;
                };
        return Optional.of(
                new ConversationId(
                        transport,
                        origin.get(),
                        port(row, originPort),
                        answer.get(),
                        port(row, answerPort)));
    }

    private static int port(Row row, int column) {
        long port = row.number(column, 0);
        return port < 0 || port > 0xFFFF ? 0 : (int) port;
    }
}
