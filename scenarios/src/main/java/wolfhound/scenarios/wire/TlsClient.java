package wolfhound.scenarios.wire;

/// The TLS stacks that clients of a story use, as far as their hello shows which one it is.
public enum TlsClient {
    /// A browser of the Chromium family: TLS 1.3, GREASE (RFC 8701), HTTP/2.
    CHROMIUM(
            true,
            true,
            "0a0a 1301 1302 1303 c02b c02f c02c c030 cca9 cca8 c013 c014 009c 009d 002f 0035",
            "h2",
            "http/1.1"),
    /// Firefox: TLS 1.3, its own order.
    FIREFOX(
            true,
            false,
            "1301 1303 1302 c02b c02f cca9 cca8 c02c c030 c00a c009 c013 c014 009c 009d 002f 0035",
            "h2",
            "http/1.1"),
    /// Windows' own stack, as WinHTTP and every .NET program use it: TLS 1.2.
    WINDOWS(
            false,
            false,
            "c02c c02b c030 c02f 009f 009e c024 c023 c028 c027 c00a c009 c014 c013 009d 009c 003d 003c"
                    + " 0035 002f 000a"),
    /// The Go standard library.
    GO(
            true,
            false,
            "c02f c030 c02b c02c cca8 cca9 c013 c009 c014 c00a 1301 1302 1303",
            "h2",
            "http/1.1"),
    /// OpenSSL as curl and Python use it.
    OPENSSL(
            true,
            false,
            "1302 1303 1301 c02c c030 009f cca9 cca8 ccaa c02b c02f 009e c024 c028 006b c023 c027 0067"
                    + " c00a c014 0039 c009 c013 0033 009d 009c 003d 003c 0035 002f 00ff",
            "http/1.1"),
    /// A small embedded stack with a handful of old ciphers.
    EMBEDDED(false, false, "c02f c027 009c 003c 0035 002f 000a 00ff");

    private final boolean modern;
    private final boolean grease;
    private final String ciphers;
    private final String[] applications;

    TlsClient(boolean modern, boolean grease, String ciphers, String... applications) {
        this.modern = modern;
        this.grease = grease;
        this.ciphers = ciphers;
        this.applications = applications;
    }

    /// Whether it offers TLS 1.3, so that the server's certificate travels encrypted.
    public boolean modern() {
        return modern;
    }

    boolean grease() {
        return grease;
    }

    byte[] ciphers() {
        return new Octets().hex(ciphers).toBytes();
    }

    String[] applications() {
        return applications.clone();
    }
}
