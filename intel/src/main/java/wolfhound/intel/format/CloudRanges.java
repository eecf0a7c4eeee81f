package wolfhound.intel.format;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import wolfhound.intel.ground.Landmark;
import wolfhound.intel.value.Value;
import wolfhound.intel.value.Values;
import wolfhound.model.Tenure.Kind;

/// The address ranges that a cloud, hoster or content network publishes, each in JSON of its own
/// making: recognised by its members or by whose name the file has, and read for every network in
/// it.
final class CloudRanges implements Format {
    /// Members that only such files have.
    private static final List<String> MEMBERS =
            List.of(
                    "prefixes[].ip_prefix",
                    "prefixes[].ipv4Prefix",
                    "prefixes[].ipv6Prefix",
                    "prefixes[].prefix",
                    "values[].properties.addressPrefixes",
                    "regions[].cidrs",
                    "result.ipv4_cidrs",
                    "IPv4Prefixes",
                    "ipRanges",
                    "records[].alpha2code",
                    "items[].cidr");

    private static final Pattern FRONTS =
            Pattern.compile(
                    "cloudflare|fastly|akamai|bunny|cdn|imperva|incapsula|stackpath|gcore|edgio");

    private static final Pattern SERVICES =
            Pattern.compile(
                    "zscaler|googlebot|bingbot|fetcher|googlesc|googleutf|stripe|datadog|atlassian|telegram");

    private static final Pattern CLOUDS =
            Pattern.compile(
                    "aws|amazon|azure|gcp|google|oracle|\\boci\\b|linode|digitalocean|vultr|hetzner|\\bovh|alibaba|tencent|scaleway|leaseweb|contabo|m247|flyio|render|ibm|github");

    @Override
    public String name() {
        return "address ranges of a cloud or service";
    }

    @Override
    public boolean recognises(Head head) {
        if (!head.isJson() && !head.text().stripLeading().startsWith("[\"")) {
            return false;
        }
        boolean members = MEMBERS.stream().anyMatch(head::has);
        String name = head.lastName().toLowerCase(Locale.ROOT);
        boolean named =
                name.endsWith(".json")
                        && (FRONTS.matcher(name).find()
                                || SERVICES.matcher(name).find()
                                || CLOUDS.matcher(name).find());
        return (members || named) && NETWORK.matcher(head.text()).find();
    }

    private static final Pattern NETWORK =
            Pattern.compile("\"[0-9a-fA-F:.]+/[0-9]{1,3}\"|\"[0-9]+\\.[0-9]+\\.[0-9]+\\.[0-9]+\"");

    @Override
    public void read(ListFile file, Sink sink) throws IOException {
        String owner = file.stem();
        String small = owner.toLowerCase(Locale.ROOT);
        Kind tenure =
                FRONTS.matcher(small).find()
                        ? Kind.CLOUD_FRONT
                        : SERVICES.matcher(small).find() ? Kind.PUBLIC_SERVICE : Kind.REASSIGNABLE;
        Json.items(file.in(), sink, (member, node) -> walk(owner, tenure, node, sink));
    }

    private static void walk(String owner, Kind tenure, Json.Node node, Sink sink) {
        Kind here = node.text("service").startsWith("CLOUDFRONT") ? Kind.CLOUD_FRONT : tenure;
        if (!node.text().isEmpty()) {
            String text = node.text();
            boolean shaped = text.indexOf('.') > 0 || text.indexOf(':') >= 0;
            Optional<Value> value = shaped ? Values.addressed(text) : Optional.empty();
            value.filter(v -> v.kind() != wolfhound.model.Indicator.Kind.ENDPOINT)
                    .ifPresent(v -> sink.know(mark(owner, here), v, node.line()));
            return;
        }
        node.items().forEach(item -> walk(owner, here, item, sink));
        node.members().values().forEach(item -> walk(owner, here, item, sink));
    }

    private static Landmark mark(String owner, Kind tenure) {
        String what =
                switch (tenure) {
                    case CLOUD_FRONT -> "the address of a content network";
                    case PUBLIC_SERVICE -> "the address of a public service";
                    default -> "the address of a cloud or hoster";
                };
        return Landmark.place(owner, what, tenure);
    }
}
