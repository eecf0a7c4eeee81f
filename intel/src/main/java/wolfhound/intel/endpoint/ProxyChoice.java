package wolfhound.intel.endpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import wolfhound.model.Address;

/// Which proxies a script picks, and for which names.
///
/// @param line where it is returned, from 1
/// @param names patterns of names that it is for, as written; empty for all that no earlier choice
///   took
/// @param proxies in the order in which they are tried
public record ProxyChoice(int line, List<String> names, List<Proxy> proxies) {

    /// One proxy.
    ///
    /// @param kind `PROXY`, `SOCKS`, `HTTPS`, …
    /// @param port 0 where none was said
    public record Proxy(String kind, String host, int port) {
        public Optional<Address> address() {
            return LooseAddress.parse(host);
        }

        @Override
        public String toString() {
            return host + (port == 0 ? "" : ":" + port);
        }
    }

    boolean isForAll() {
        return names.isEmpty();
    }

    private static final List<String> KINDS =
            List.of("PROXY", "SOCKS", "SOCKS4", "SOCKS5", "HTTP", "HTTPS", "QUIC");

    /// Reads what the function returned: `PROXY a:80; SOCKS b:1080; DIRECT`. Direct ways are left
    /// out.
    ///
    /// @return empty where the text is no such answer
    static Optional<List<Proxy>> proxies(String text) {
        List<Proxy> proxies = new ArrayList<>();
        boolean answer = false;
        for (String part : text.split(";")) {
            String[] words = part.strip().split("\\s+", 2);
            String kind = words[0].toUpperCase(Locale.ROOT);
            if (kind.equals("DIRECT")) {
                answer = true;
            } else if (KINDS.contains(kind) && words.length == 2) {
                answer = true;
                proxies.add(proxy(kind, words[1].strip()));
            } else if (!kind.isEmpty()) {
                return Optional.empty();
            }
        }
        return answer ? Optional.of(proxies) : Optional.empty();
    }

    private static Proxy proxy(String kind, String place) {
        int colon = place.lastIndexOf(':');
        boolean bracketed = place.startsWith("[") && place.indexOf(']') > 0;
        String host = colon > 0 ? place.substring(0, colon) : place;
        if (bracketed) {
            host = place.substring(1, place.indexOf(']'));
        }
        int port = 0;
        String digits = colon > 0 ? place.substring(colon + 1) : "";
        if (digits.matches("[0-9]{1,5}")) {
            port = Integer.parseInt(digits);
        }
        return new Proxy(kind, host.toLowerCase(Locale.ROOT), port);
    }
}
