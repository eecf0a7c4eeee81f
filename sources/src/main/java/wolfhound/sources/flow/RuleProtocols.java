package wolfhound.sources.flow;

/// What rules call the protocols that are known here by another name.
final class RuleProtocols {
    private RuleProtocols() {}

    static String of(String name) {
        return switch (name) {
            case "kerberos" -> "krb5";
            case "vnc" -> "rfb";
            case "bittorrent-dht" -> "bittorrent-dht";
            case "tftp-data" -> "tftp";
            case "dtls" -> "tls";
            default -> name;
        };
    }
}
