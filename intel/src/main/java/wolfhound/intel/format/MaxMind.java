package wolfhound.intel.format;

import com.maxmind.db.DatabaseRecord;
import com.maxmind.db.InvalidNetworkException;
import com.maxmind.db.Reader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import wolfhound.intel.ground.Landmark;
import wolfhound.intel.value.Value;
import wolfhound.intel.value.Values;
import wolfhound.model.Tenure.Kind;

/// A database of MaxMind: what it tells of who uses an address (hoster, content network, private
/// network, home) is taken; where on earth it is says nothing of anybody's guilt.
final class MaxMind implements Format {
    private static final int LARGEST = 512 << 20;
    private static final byte[] MARK = {
        (byte) 0xAB, (byte) 0xCD, (byte) 0xEF, 'M', 'a', 'x', 'M', 'i', 'n', 'd', '.', 'c', 'o', 'm'
    };

    private static final Pattern FRONTS =
            Pattern.compile("cloudflare|akamai|fastly|incapsula|imperva|\\bcdn|stackpath");
    private static final Pattern HOSTERS =
            Pattern.compile(
                    "host|cloud|server|data ?cent|amazon|google"
                            + " llc|microsoft|\\bovh|hetzner|linode|vps|leaseweb|digitalocean");

    @Override
    public String name() {
        return "MaxMind database";
    }

    @Override
    public boolean recognises(Head head) {
        return head.isBinary() && head.lastName().endsWith(".mmdb");
    }

    @Override
    public void read(ListFile file, Sink sink) throws IOException {
        byte[] all = file.in().readNBytes(LARGEST + 1);
        if (all.length > LARGEST) {
            throw new IOException("is larger than " + (LARGEST >> 20) + " MB");
        }
        if (!isMarked(all)) {
            throw new IOException("has no description at its end, as a MaxMind database has");
        }
        // A damaged one is found out by whatever its reader stumbles over.
        try (Reader reader = new Reader(new ByteArrayInputStream(all))) {
            Iterator<DatabaseRecord<Map>> networks = reader.networks(Map.class);
            while (networks.hasNext()) {
                record(file.stem(), networks.next(), sink);
            }
        } catch (RuntimeException
                | IOException
                | InvalidNetworkException
                | StackOverflowError damaged) {
            sink.wrong(
                    0, "is damaged, and was read as far as it goes (" + damaged.getMessage() + ")");
        }
    }

    private static boolean isMarked(byte[] all) {
        for (int i = all.length - MARK.length; i >= 0; i--) {
            int same = 0;
            while (same < MARK.length && all[i + same] == MARK[same]) {
                same++;
            }
            if (same == MARK.length) {
                return true;
            }
        }
        return false;
    }

    private static void record(String list, DatabaseRecord<Map> record, Sink sink) {
        Map<?, ?> data = record.data();
        String network =
                record.network().networkAddress().getHostAddress()
                        + "/"
                        + record.network().prefixLength();
        Optional<Value> value = Values.network(network);
        Optional<Landmark> mark = data == null ? Optional.empty() : mark(list, data);
        if (value.isEmpty() || mark.isEmpty()) {
            sink.leaveOut("networks of which MaxMind tells nothing on their tenure");
            return;
        }
        sink.know(mark.get(), value.get(), 0);
    }

    private static Optional<Landmark> mark(String list, Map<?, ?> data) {
        Map<?, ?> traits = data.get("traits") instanceof Map<?, ?> inner ? inner : data;
        String user = text(traits.get("user_type"));
        String owner =
                text(traits.get("autonomous_system_organization"))
                        + " "
                        + text(traits.get("organization"))
                        + " "
                        + text(traits.get("isp"));
        String small = owner.toLowerCase(Locale.ROOT);
        if (user.equals("content_delivery_network") || FRONTS.matcher(small).find()) {
            return place(list, "the address of a content network", Kind.CLOUD_FRONT);
        }
        boolean relay =
                is(traits, "is_anonymous_vpn")
                        || is(traits, "is_public_proxy")
                        || is(traits, "is_tor_exit_node")
                        || is(traits, "is_residential_proxy");
        if (relay) {
            return place(list, "the address of a private network or relay", Kind.PUBLIC_SERVICE);
        }
        if (is(traits, "is_hosting_provider")
                || user.equals("hosting")
                || HOSTERS.matcher(small).find()) {
            return place(list, "the address of a hoster", Kind.REASSIGNABLE);
        }
        boolean home =
                user.equals("residential")
                        || user.equals("cellular")
                        || user.equals("dialup")
                        || text(data.get("connection_type")).equals("Cable/DSL")
                        || text(data.get("connection_type")).equals("Cellular");
        return home
                ? place(list, "the address of a home or telephone", Kind.REASSIGNABLE)
                : Optional.empty();
    }

    private static Optional<Landmark> place(String list, String what, Kind tenure) {
        return Optional.of(Landmark.place(list, what, tenure));
    }

    private static boolean is(Map<?, ?> traits, String trait) {
        return Boolean.TRUE.equals(traits.get(trait));
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
