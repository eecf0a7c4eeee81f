package wolfhound.model;

/// A request of HTTP, seen whole (header and as much body as is kept), before its answer.
///
/// @param version `1.0`, `1.1`, `2`, or as sent
/// @param method as sent
/// @param target the request target as sent: origin form, absolute form (to a proxy), authority
///   form (CONNECT)
/// @param host the Host field or `:authority`, without a port, in lower case; empty where none was
///   sent
public record WebRequest(
        Seen seen,
        String version,
        String method,
        String target,
        String host,
        Headers headers,
        Body body)
        implements Observation {

    /// The path without query and fragment; of an absolute target without scheme and authority.
    public String path() {
        String path = pathAndQuery();
        int query = path.indexOf('?');
        return query < 0 ? path : path.substring(0, query);
    }

    /// What stands behind the first `?`, empty for none.
    public String query() {
        String path = pathAndQuery();
        int query = path.indexOf('?');
        return query < 0 ? "" : path.substring(query + 1);
    }

    /// The target of an absolute form cut to its path, any other as it is.
    public String pathAndQuery() {
        int scheme = target.indexOf("://");
        if (scheme < 0 || scheme > 8) {
            return target;
        }
        int path = target.indexOf('/', scheme + 3);
        return path < 0 ? "/" : target.substring(path);
    }

    public String userAgent() {
        return headers.first("User-Agent");
    }

    /// Is the host a bare address instead of a name.
    public boolean hostIsAddress() {
        return Address.parse(host).isPresent();
    }

    /// `host` and target as a person would write them.
    public String url() {
        return target.contains("://")
                ? target
                : "http://" + (host.isEmpty() ? seen.peer().toString() : host) + target;
    }

    @Override
    public WebRequest as(Seen seen) {
        return new WebRequest(seen, version, method, target, host, headers, body);
    }
}
