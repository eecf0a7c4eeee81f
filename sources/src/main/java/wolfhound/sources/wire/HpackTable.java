package wolfhound.sources.wire;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wolfhound.model.Header;

/// The fields that a number stands for in HPACK (RFC 7541 §2.3): those of the standard, and behind
/// them those that the sender added, the newest first. Bounded by what the sender says, and by
/// [#MOST].
final class HpackTable {
    /// Bytes of fields kept at most, as the standard counts them.
    static final int MOST = 1 << 16;

    /// A field of which a part is not known. It is smaller here than with its sender, so that it
    /// and others may stay longer, which does no harm: the sender does not use what it has dropped.
    static final Header UNKNOWN = new Header("", "");

    private static final int DEFAULT = 4096;
    private static final int OVERHEAD = 32;

    /// RFC 7541 Appendix A.
    private static final List<Header> STATIC =
            """
            :authority
            :method: GET
            :method: POST
            :path: /
            :path: /index.html
            :scheme: http
            :scheme: https
            :status: 200
            :status: 204
            :status: 206
            :status: 304
            :status: 400
            :status: 404
            :status: 500
            accept-charset
            accept-encoding: gzip, deflate
            accept-language
            accept-ranges
            accept
            access-control-allow-origin
            age
            allow
            authorization
            cache-control
            content-disposition
            content-encoding
            content-language
            content-length
            content-location
            content-range
            content-type
            cookie
            date
            etag
            expect
            expires
            from
            host
            if-match
            if-modified-since
            if-none-match
            if-range
            if-unmodified-since
            last-modified
            link
            location
            max-forwards
            proxy-authenticate
            proxy-authorization
            range
            referer
            refresh
            retry-after
            server
            set-cookie
            strict-transport-security
            transfer-encoding
            user-agent
            vary
            via
            www-authenticate
            """
                    .lines()
                    .map(HpackTable::field)
                    .toList();

    private final List<Header> added = new ArrayList<>();
    private int size;
    private int most = DEFAULT;
    private boolean partial;

    /// @param partial whether fields may have been added before anybody listened
    HpackTable(boolean partial) {
        this.partial = partial;
    }

    private static Header field(String line) {
        int colon = line.indexOf(": ");
        return colon < 0
                ? new Header(line, "")
                : new Header(line.substring(0, colon), line.substring(colon + 2));
    }

    /// The field of that number; null when there cannot be such.
    @Nullable Header get(int index) {
        if (index >= 1 && index <= STATIC.size()) {
            return STATIC.get(index - 1);
        }
        int at = added.size() - (index - STATIC.size());
        if (index > STATIC.size() && at >= 0) {
            return added.get(at);
        }
        return partial && index > 0 ? UNKNOWN : null;
    }

    void add(Header field) {
        added.add(field);
        size += size(field);
        evict();
    }

    /// The sender keeps so many bytes from now on.
    void resize(int bytes) {
        partial |= bytes > MOST;
        most = Math.min(bytes, MOST);
        evict();
    }

    private void evict() {
        int gone = 0;
        while (size > most) {
            size -= size(added.get(gone++));
        }
        added.subList(0, gone).clear();
    }

    private static int size(Header field) {
        return field.name().length() + field.value().length() + OVERHEAD;
    }
}
