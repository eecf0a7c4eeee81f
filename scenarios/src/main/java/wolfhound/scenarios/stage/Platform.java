package wolfhound.scenarios.stage;

import java.util.List;

/// What a machine runs, as far as its packets show it.
public enum Platform {
    WINDOWS(
            128,
            false,
            0x001422,
            "MSFT 5.0",
            new byte[] {1, 3, 6, 15, 31, 33, 43, 44, 46, 47, 119, 121, (byte) 249, (byte) 252},
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
                    + " Chrome/131.0.0.0 Safari/537.36",
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
                    + " Chrome/130.0.0.0 Safari/537.36 Edg/130.0.0.0",
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0"),
    MAC(
            64,
            true,
            0x3C0754,
            "",
            new byte[] {1, 121, 3, 6, 15, 108, 114, 119, (byte) 252, 95, 44, 46},
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)"
                    + " Version/17.6 Safari/605.1.15",
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko)"
                    + " Chrome/131.0.0.0 Safari/537.36"),
    LINUX(
            64,
            true,
            0x525400,
            "",
            new byte[] {1, 28, 2, 3, 15, 6, 119, 12, 44, 47, 26, 121, 42},
            "Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0"),
    PHONE(
            64,
            true,
            0x7C2EBD,
            "android-dhcp-14",
            new byte[] {1, 3, 6, 15, 26, 28, 51, 58, 59, 43, 114, 108},
            "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko)"
                    + " Chrome/131.0.0.0 Mobile Safari/537.36"),
    DEVICE(64, false, 0x00408C, "udhcp 1.33.1", new byte[] {1, 3, 6, 12, 15, 28, 42}, "");

    private final int timeToLive;
    private final boolean timestamps;
    private final long maker;
    private final String vendor;
    private final byte[] wanted;
    private final List<String> browsers;

    Platform(
            int timeToLive,
            boolean timestamps,
            long maker,
            String vendor,
            byte[] wanted,
            String... browsers) {
        this.timeToLive = timeToLive;
        this.timestamps = timestamps;
        this.maker = maker;
        this.vendor = vendor;
        this.wanted = wanted;
        this.browsers = List.of(browsers);
    }

    int timeToLive() {
        return timeToLive;
    }

    /// Whether its TCP carries timestamps (RFC 7323).
    boolean timestamps() {
        return timestamps;
    }

    /// The first half of its hardware addresses.
    long maker() {
        return maker;
    }

    /// The vendor class it sends by DHCP, empty for none.
    String vendor() {
        return vendor;
    }

    /// The DHCP options it asks for, in its order.
    byte[] wanted() {
        return wanted.clone();
    }

    /// The `User-Agent` lines of the browsers found on it.
    public List<String> browsers() {
        return browsers;
    }
}
