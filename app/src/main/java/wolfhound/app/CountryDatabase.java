package wolfhound.app;

import com.maxmind.db.Reader;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Map;
import wolfhound.model.Address;
import wolfhound.rules.lists.Countries;

/// A database of countries in MaxMind's format, as rules ask it by `geoip`.
final class CountryDatabase implements Countries {
    private final Reader reader;
    private final boolean onlyV4;

    private CountryDatabase(Reader reader) {
        this.reader = reader;
        this.onlyV4 = reader.getMetadata().ipVersion() == 4;
    }

    static CountryDatabase open(Path file) {
        try {
            return new CountryDatabase(new Reader(file.toFile()));
        } catch (IOException unreadable) {
            throw Trouble.unreadable("--geoip " + file + ": " + Trouble.reason(unreadable));
        }
    }

    /// What is wrong inside the file is not known of an address. Of an IPv6 address a database of
    /// IPv4 would answer for its first 32 bits.
    @Override
    public String of(Address address) {
        if (onlyV4 && !address.isV4()) {
            return "";
        }
        try {
            Map<?, ?> told = reader.get(InetAddress.ofLiteral(address.toString()), Map.class);
            Object country = told == null ? null : told.get("country");
            Object code = country instanceof Map<?, ?> known ? known.get("iso_code") : null;
            return code instanceof String text ? text : "";
        } catch (IOException | RuntimeException damaged) {
            return "";
        }
    }
}
