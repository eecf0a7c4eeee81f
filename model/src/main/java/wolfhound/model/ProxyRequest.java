package wolfhound.model;

/// A host asked another to connect it onwards.
///
/// @param protocol `socks4`, `socks5`, `http-connect`
/// @param target the name or address asked for
/// @param granted whether the proxy agreed
public record ProxyRequest(Seen seen, String protocol, String target, int port, boolean granted)
        implements Observation {
    @Override
    public ProxyRequest as(Seen seen) {
        return new ProxyRequest(seen, protocol, target, port, granted);
    }
}
