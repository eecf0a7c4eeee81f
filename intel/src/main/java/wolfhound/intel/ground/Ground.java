package wolfhound.intel.ground;

import com.google.common.net.InternetDomainName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import wolfhound.intel.store.Entries;
import wolfhound.intel.store.Loading;
import wolfhound.intel.store.Saving;
import wolfhound.intel.store.Shelf;
import wolfhound.intel.value.Value;
import wolfhound.model.Address;
import wolfhound.model.Indicator.Kind;
import wolfhound.model.Tenure;

/// All landmarks: whether a value can be bad at all, and how its owner holds it. What is private,
/// reserved or a public suffix is known without any list.
public final class Ground {
    /// Networks wider than that hold everybody.
    private static final int WIDEST = 96 + 8;

    /// Names with more dots are no public suffix but in rare regions of clouds, which the landmarks
    /// hold where a list of suffixes was imported.
    private static final int MOST_DOTS_OF_A_SUFFIX = 2;

    private final List<Landmark> landmarks;
    private final Shelf shelf;

    private Ground(List<Landmark> landmarks, Shelf shelf) {
        this.landmarks = landmarks;
        this.shelf = shelf;
    }

    public int size() {
        return shelf.entries().size();
    }

    /// Lists of landmarks, each with the number of its places.
    public Map<String, Integer> lists() {
        int[] counts = new int[landmarks.size()];
        for (int e = 0; e < shelf.entries().size(); e++) {
            counts[shelf.entries().voice(e)]++;
        }
        Map<String, Integer> lists = new LinkedHashMap<>();
        for (int i = 0; i < counts.length; i++) {
            lists.merge(landmarks.get(i).list(), counts[i], Integer::sum);
        }
        return lists;
    }

    /// Why nobody bad can be there, in words that follow "is"; empty where somebody can.
    public Optional<String> refusal(Value value) {
        return switch (value.kind()) {
            case ADDRESS, ENDPOINT -> ofAddress(value.address());
            case NETWORK ->
                    value.network().prefix() < WIDEST
                            ? Optional.of("a network of everybody")
                            : ofAddress(value.address());
            case HOST_NAME, DOMAIN -> ofName(value.host());
            case URL -> ofUrl(value);
            case FILE_DIGEST, CERTIFICATE -> ofDigest(value);
            case PATH, JA3, JA3S, JA4, MAIL_ADDRESS -> Optional.empty();
        };
    }

    public boolean isRefused(Value value) {
        return refusal(value).isPresent();
    }

    private Optional<String> ofAddress(Address address) {
        if (address.isPrivate()) {
            return Optional.of("a private address");
        }
        if (address.isMulticast()
                || address.isLoopback()
                || address.isUnspecified()
                || address.isV4() && isReserved(address.v4Bits())) {
            return Optional.of("a reserved address");
        }
        return of(address).stream()
                .filter(mark -> mark.sense() != Landmark.Sense.PLACE)
                .findFirst()
                .map(Landmark::what);
    }

    /// `0.0.0.0/8` and `240.0.0.0/4`.
    private static boolean isReserved(int v4) {
        return v4 >>> 24 == 0 || v4 >>> 28 == 0xF;
    }

    private Optional<String> ofUrl(Value url) {
        String host = url.host();
        Optional<Address> address = Address.parse(host);
        if (address.isPresent()) {
            return ofAddress(address.get());
        }
        boolean whole = url.text().endsWith("/") && url.text().length() == host.length() + 1;
        return whole ? ofName(host) : Optional.empty();
    }

    private Optional<String> ofName(String name) {
        int dots = 0;
        for (int i = 0; i < name.length(); i++) {
            dots += name.charAt(i) == '.' ? 1 : 0;
        }
        if (dots == 0) {
            return Optional.of("no name of a site");
        }
        Finding finding = new Finding(name);
        shelf.name(name, finding::met);
        if (finding.impossible != null) {
            return Optional.of(finding.impossible.what());
        }
        if (finding.itself != null) {
            return Optional.of(finding.itself.what());
        }
        return dots <= MOST_DOTS_OF_A_SUFFIX && isSuffix(name)
                ? Optional.of("a public suffix")
                : Optional.empty();
    }

    /// Not those that a wildcard makes of any name at all: of `*.tunnel.example` each is
    /// somebody's.
    private static boolean isSuffix(String name) {
        try {
            InternetDomainName parsed = InternetDomainName.from(name);
            return parsed.isPublicSuffix() && !parsed.parent().child(ANY).isPublicSuffix();
        } catch (IllegalArgumentException | IllegalStateException notByTheBook) {
            return false;
        }
    }

    private static final String ANY = "nobody-has-this-name";

    /// What a walk up a name meets, from its end to its beginning.
    private final class Finding {
        final String name;
        @Nullable Landmark impossible;
        @Nullable Landmark itself;
        @Nullable Landmark place;
        boolean belowSuffix;

        Finding(String name) {
            this.name = name;
        }

        void met(int entry) {
            Landmark mark = landmarks.get(shelf.entries().voice(entry));
            boolean whole = shelf.entries().is(entry, shelf.entries().kind(entry), name, 0);
            switch (mark.sense()) {
                case IMPOSSIBLE -> impossible = mark;
                case PLACE -> place = mark;
                case POPULAR -> {
                    itself = whole ? mark : itself;
                    place = belowSuffix ? place : mark;
                }
                case SUFFIX -> {
                    itself = whole ? mark : itself;
                    belowSuffix = true;
                    place = mark.tenure() == Tenure.Kind.UNKNOWN ? null : mark;
                }
            }
        }
    }

    private Optional<String> ofDigest(Value value) {
        List<Landmark> met = new ArrayList<>();
        shelf.bytes(
                value.kind(), value.key(), e -> met.add(landmarks.get(shelf.entries().voice(e))));
        return met.stream().findFirst().map(Landmark::what);
    }

    /// How the owner holds the value, as far as lists and ranges tell.
    public Tenure tenure(Value value) {
        return switch (value.kind()) {
            case ADDRESS, ENDPOINT, NETWORK -> ofPlace(value.address());
            case HOST_NAME, DOMAIN, URL -> {
                String host = value.host();
                Optional<Address> address = Address.parse(host);
                if (address.isPresent()) {
                    yield ofPlace(address.get());
                }
                Finding finding = new Finding(host);
                shelf.name(host, finding::met);
                yield finding.place == null ? Tenure.UNKNOWN : tenure(finding.place);
            }
            default -> Tenure.UNKNOWN;
        };
    }

    private static Tenure tenure(Landmark mark) {
        return Tenure.of(mark.tenure(), mark.what() + " by " + mark.list());
    }

    private Tenure ofPlace(Address address) {
        Landmark least = null;
        for (Landmark mark : of(address)) {
            if (least == null || mark.tenure().worth() < least.tenure().worth()) {
                least = mark;
            }
        }
        return least == null ? Tenure.UNKNOWN : tenure(least);
    }

    /// Landmarks at the address, the narrowest first.
    public List<Landmark> of(Address address) {
        List<Landmark> met = new ArrayList<>(2);
        shelf.address(
                address,
                0,
                (entry, itself) -> met.add(landmarks.get(shelf.entries().voice(entry))));
        return met;
    }

    /// Landmarks that are the name or hold it, the widest first.
    public List<Landmark> of(String name) {
        List<Landmark> met = new ArrayList<>(2);
        shelf.name(name, entry -> met.add(landmarks.get(shelf.entries().voice(entry))));
        return met;
    }

    public void write(Saving out) throws IOException {
        out.number(landmarks.size());
        for (Landmark mark : landmarks) {
            out.text(mark.list());
            out.text(mark.what());
            out.number(mark.sense().ordinal());
            out.number(mark.tenure().ordinal());
        }
        shelf.write(out);
    }

    public static Ground read(Loading in) throws IOException {
        int size = in.number();
        List<Landmark> landmarks = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            landmarks.add(
                    new Landmark(
                            in.text(),
                            in.text(),
                            Landmark.Sense.values()[in.number()],
                            Tenure.Kind.values()[in.number()]));
        }
        return new Ground(List.copyOf(landmarks), Shelf.read(in));
    }

    /// Takes landmarks in.
    public static final class Builder {
        private final Map<Landmark, Integer> numbers = new HashMap<>();
        private final List<Landmark> landmarks = new ArrayList<>();
        private final Entries.Builder entries = new Entries.Builder();

        public void add(Landmark mark, Value value, long line) {
            Integer known = numbers.get(mark);
            if (known == null) {
                known = landmarks.size();
                numbers.put(mark, known);
                landmarks.add(mark);
            }
            entries.add(value.kind().ordinal(), value.key(), known, 0, 0, line, "");
        }

        /// What an earlier set knew, but for these lists.
        public void addAll(Ground other, Set<String> but) {
            Entries theirs = other.shelf.entries();
            Kind[] kinds = Kind.values();
            for (int e = 0; e < theirs.size(); e++) {
                Landmark mark = other.landmarks.get(theirs.voice(e));
                if (!but.contains(mark.list())) {
                    add(mark, new Value(kinds[theirs.kind(e)], theirs.key(e)), theirs.line(e));
                }
            }
        }

        /// What was left out because a bound bit.
        public long tooMany() {
            return entries.tooMany();
        }

        public Ground build() {
            return new Ground(List.copyOf(landmarks), Shelf.of(entries.build()));
        }
    }
}
