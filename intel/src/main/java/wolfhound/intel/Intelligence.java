package wolfhound.intel;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import wolfhound.intel.format.Lists;
import wolfhound.intel.ground.Ground;
import wolfhound.intel.store.Loading;
import wolfhound.intel.store.Saving;
import wolfhound.intel.store.Shelf;
import wolfhound.intel.value.Value;
import wolfhound.intel.value.Values;
import wolfhound.model.Address;
import wolfhound.model.FileTransfer;
import wolfhound.model.Flow;
import wolfhound.model.Indicator;
import wolfhound.model.Indicator.Kind;
import wolfhound.model.MailMessage;
import wolfhound.model.NameLookup;
import wolfhound.model.Observation;
import wolfhound.model.Peer;
import wolfhound.model.ProxyRequest;
import wolfhound.model.SecureSession;
import wolfhound.model.Seen;
import wolfhound.model.Sighting;
import wolfhound.model.Sighting.Where;
import wolfhound.model.Tenure;
import wolfhound.model.WebRequest;

/// Everything that others told us, in one immutable snapshot: the indicators of all lists with
/// their tenure, and the landmarks. Any number of threads may ask it at once; asking for what is
/// not listed allocates nothing.
///
/// ```
/// Intelligence intel = Intake.of(List.of("lists/")).intelligence();
/// for (Sighting sighting : intel.sightings(observation)) { … }
/// ```
public final class Intelligence {
    private static final Kind[] KINDS = Kind.values();

    private final Shelf shelf;
    private final List<Voice> voices;
    private final byte[] refused;
    private final Ground ground;
    private final List<Imported> imports;

    Intelligence(
            Shelf shelf,
            List<Voice> voices,
            byte[] refused,
            Ground ground,
            List<Imported> imports) {
        this.shelf = shelf;
        this.voices = voices;
        this.refused = refused;
        this.ground = ground;
        this.imports = imports;
    }

    /// Nothing was told.
    public static Intelligence none() {
        return Intake.of(List.of()).intelligence();
    }

    /// Indicators, the refused among them.
    public int size() {
        return shelf.entries().size();
    }

    public Ground ground() {
        return ground;
    }

    /// What was read into it, in order.
    public List<Imported> imports() {
        return imports;
    }

    Shelf shelf() {
        return shelf;
    }

    List<Voice> voices() {
        return voices;
    }

    boolean isRefused(int number) {
        return refused[number] != 0;
    }

    // ---- what is said of a value

    /// One entry, by its number from 0 to [#size()].
    public Indicator indicator(int number) {
        Voice voice = voices.get(shelf.entries().voice(number));
        Value value = value(number);
        return new Indicator(
                value.kind(),
                value.text(),
                voice.from(),
                voice.label(),
                time(shelf.entries().since(number)),
                time(shelf.entries().until(number)),
                voice.confidence(),
                shelf.entries().comment(number),
                voice.file() + ", line " + shelf.entries().line(number),
                voice.tenure().kind() == Tenure.Kind.UNKNOWN
                        ? ground.tenure(value)
                        : voice.tenure());
    }

    private Value value(int number) {
        return new Value(KINDS[shelf.entries().kind(number)], shelf.entries().key(number));
    }

    private static Optional<Instant> time(long seconds) {
        return seconds == 0 ? Optional.empty() : Optional.of(Instant.ofEpochSecond(seconds));
    }

    /// Why the indicator is refused, in words that follow "is"; empty where it is not.
    public Optional<String> refusal(int number) {
        return isRefused(number) ? ground.refusal(value(number)) : Optional.empty();
    }

    /// … of an indicator that a sighting has.
    public Optional<String> refusal(Indicator indicator) {
        return Values.of(indicator.kind(), indicator.value()).flatMap(ground::refusal);
    }

    /// Numbers of the entries that a person means who writes this text: an address, a name, a URL,
    /// a digest; the refused among them.
    public List<Integer> about(String text) {
        List<Integer> found = new ArrayList<>();
        Optional<Value> any = Values.any(text);
        if (any.isEmpty()) {
            return found;
        }
        Value value = any.get();
        switch (value.kind()) {
            case ADDRESS, ENDPOINT ->
                    shelf.address(
                            value.address(),
                            value.kind() == Kind.ENDPOINT ? value.port() : 0,
                            (entry, itself) -> found.add(entry));
            case NETWORK -> shelf.network(value, found::add);
            case HOST_NAME, DOMAIN -> {
                shelf.name(value.text(), found::add);
                shelf.server(value.text(), found::add);
            }
            case URL -> {
                shelf.text(Kind.URL, value.text(), found::add);
                shelf.name(value.host(), found::add);
            }
            case FILE_DIGEST, CERTIFICATE, JA3, JA3S -> {
                for (Kind kind : List.of(Kind.FILE_DIGEST, Kind.CERTIFICATE, Kind.JA3, Kind.JA3S)) {
                    shelf.bytes(kind, value.key(), found::add);
                }
            }
            case PATH, JA4, MAIL_ADDRESS -> shelf.text(value.kind(), value.text(), found::add);
        }
        return found;
    }

    // ---- what is met in traffic

    /// The indicators that are met in the observation, but for the refused.
    public List<Sighting> sightings(Observation observation) {
        return sightings(observation, false);
    }

    /// @param all also what was refused, as an audit of a list as it is needs it
    public List<Sighting> sightings(Observation observation, boolean all) {
        return switch (observation) {
            case Flow flow when flow.phase() == Flow.Phase.OPENED -> ofFlow(flow, all);
            case NameLookup lookup -> ofLookup(lookup, all);
            case WebRequest request -> ofRequest(request, all);
            case ProxyRequest request -> ofProxy(request, all);
            case SecureSession session -> ofSession(session, all);
            case FileTransfer file -> ofFile(file, all);
            case MailMessage mail -> ofMail(mail, all);
            default -> List.of();
        };
    }

    private List<Sighting> ofFlow(Flow flow, boolean all) {
        Seen seen = flow.seen();
        Found found = new Found(seen, all);
        found.address(
                seen.peer().address(), seen.peer().port(), Where.CONVERSATION, seen.hostOpened());
        found.address(seen.host().address(), 0, Where.CONVERSATION, !seen.hostOpened());
        return found.sightings();
    }

    private List<Sighting> ofLookup(NameLookup lookup, boolean all) {
        Found found = new Found(lookup.seen(), all).at(led(lookup));
        found.name(lookup.name().text(), Where.LOOK_UP);
        found.server(lookup.name().text(), Where.LOOK_UP);
        for (NameLookup.Answer answer : lookup.answers()) {
            switch (answer.type()) {
                case "A", "AAAA" ->
                        Address.parse(answer.data())
                                .ifPresent(address ->
                                        found.at(Optional.of(address))
                                                .address(address, 0, Where.ANSWER, true));
                case "CNAME" -> found.name(Values.plainName(answer.data()), Where.ANSWER);
                default -> {}
            }
        }
        return found.sightings();
    }

    /// The first address of the answers.
    private static Optional<Address> led(NameLookup lookup) {
        for (NameLookup.Answer answer : lookup.answers()) {
            if (answer.type().equals("A") || answer.type().equals("AAAA")) {
                return Address.parse(answer.data());
            }
        }
        return Optional.empty();
    }

    private List<Sighting> ofRequest(WebRequest request, boolean all) {
        Found found = new Found(request.seen(), all);
        String host = request.host();
        if (!host.isEmpty()) {
            if (!request.hostIsAddress()) {
                found.name(host, Where.REQUEST);
            }
            String path = Values.asked(request.pathAndQuery());
            int query = path.indexOf('?');
            String plain = query < 0 ? path : path.substring(0, query);
            String server =
                    host.indexOf(':') >= 0 && !host.startsWith("[") ? "[" + host + "]" : host;
            int port = request.seen().peer().port();
            boolean met = found.page(server, port, path, request.url());
            met |= query >= 0 && found.page(server, port, plain, request.url());
            if (!met) {
                found.server(server, Where.REQUEST);
            }
            found.path(plain, request.url());
            if (query >= 0) {
                found.path(path, request.url());
            }
        }
        return found.sightings();
    }

    private List<Sighting> ofProxy(ProxyRequest request, boolean all) {
        Optional<Address> address = Address.parse(request.target());
        Found found = new Found(request.seen(), all).at(address);
        if (address.isPresent()) {
            found.address(address.get(), request.port(), Where.REQUEST, true);
        } else {
            found.name(Values.plainName(request.target()), Where.REQUEST);
        }
        return found.sightings();
    }

    private List<Sighting> ofSession(SecureSession session, boolean all) {
        Found found = new Found(session.seen(), all);
        if (!session.serverName().isEmpty()) {
            found.name(session.serverName().text(), Where.HANDSHAKE);
            found.server(session.serverName().text(), Where.HANDSHAKE);
        }
        found.digest(Kind.JA3, session.ja3(), Where.HANDSHAKE, false);
        found.digest(Kind.JA3S, session.ja3s(), Where.HANDSHAKE, true);
        found.text(Kind.JA4, session.ja4(), session.ja4(), Where.HANDSHAKE, false);
        session.certificates()
                .forEach(
                        one -> found.digest(Kind.CERTIFICATE, one.sha256(), Where.HANDSHAKE, true));
        return found.sightings();
    }

    private List<Sighting> ofFile(FileTransfer file, boolean all) {
        Found found = new Found(file.seen(), all);
        found.digest(
                Kind.FILE_DIGEST,
                file.sha256(),
                Where.FILE,
                file.toHost() == file.seen().hostOpened());
        return found.sightings();
    }

    private List<Sighting> ofMail(MailMessage mail, boolean all) {
        Found found = new Found(mail.seen(), all).at(Optional.empty());
        found.mail(mail.sender());
        mail.recipients().forEach(found::mail);
        for (String link : mail.links()) {
            Values.url(link)
                    .ifPresent(url -> {
                        found.text(Kind.URL, url.text(), link, Where.MAIL, true);
                        found.name(url.host(), Where.MAIL);
                    });
        }
        mail.parts()
                .forEach(part -> found.digest(Kind.FILE_DIGEST, part.sha256(), Where.MAIL, true));
        return found.sightings();
    }

    /// What is found in one observation.
    private final class Found {
        private final Seen seen;
        private final boolean all;
        private Optional<Address> server;
        private List<Sighting> sightings = List.of();

        Found(Seen seen, boolean all) {
            this.seen = seen;
            this.all = all;
            this.server = Optional.of(seen.peer().address());
        }

        /// Where the server is that the next values stand for.
        Found at(Optional<Address> address) {
            server = address;
            return this;
        }

        List<Sighting> sightings() {
            return sightings;
        }

        private void add(int entry, Where where, String met, boolean itself, boolean ofServer) {
            if (isRefused(entry) && !all) {
                return;
            }
            if (sightings.isEmpty()) {
                sightings = new ArrayList<>(2);
            }
            sightings.add(new Sighting(seen, told(entry), where, met, server, itself, ofServer));
        }

        /// With the tenure of where it led, where that says that nobody bad answers any more.
        private Indicator told(int entry) {
            Indicator indicator = indicator(entry);
            boolean open =
                    server.isPresent()
                            && indicator.tenure().kind() == Tenure.Kind.UNKNOWN
                            && switch (indicator.kind()) {
                                case HOST_NAME, DOMAIN, URL -> true;
                                default -> false;
                            };
            return open ? ledTo(server.get()).map(indicator::with).orElse(indicator) : indicator;
        }

        void address(Address address, int port, Where where, boolean ofServer) {
            if (address.isPrivate() && !all) {
                return;
            }
            shelf.address(
                    address,
                    port,
                    (entry, itself) ->
                            add(
                                    entry,
                                    where,
                                    port > 0
                                            ? new Peer(address, port).toString()
                                            : address.toString(),
                                    itself,
                                    ofServer));
        }

        void name(String name, Where where) {
            shelf.name(name, entry -> add(entry, where, name, true, true));
        }

        void server(String server, Where where) {
            shelf.server(server, entry -> add(entry, where, server, false, true));
        }

        boolean page(String server, int port, String path, String url) {
            boolean[] met = {false};
            IntConsumer adding =
                    entry -> {
                        met[0] = true;
                        add(entry, Where.REQUEST, url, true, true);
                    };
            shelf.text(Kind.URL, server + path, adding);
            if (port != 80 && port != 443) {
                shelf.text(Kind.URL, server + ":" + port + path, adding);
            }
            return met[0];
        }

        void path(String path, String url) {
            shelf.text(Kind.PATH, path, entry -> add(entry, Where.REQUEST, url, true, true));
        }

        void text(Kind kind, String key, String met, Where where, boolean ofServer) {
            if (!key.isEmpty()) {
                shelf.text(kind, key, entry -> add(entry, where, met, true, ofServer));
            }
        }

        void mail(String address) {
            Values.mail(address)
                    .ifPresent(mail ->
                            text(Kind.MAIL_ADDRESS, mail.text(), mail.text(), Where.MAIL, true));
        }

        void digest(Kind kind, String hex, Where where, boolean ofServer) {
            if (hex.isEmpty()) {
                return;
            }
            shelf.bytes(
                    kind,
                    HexFormat.of().parseHex(hex),
                    entry -> add(entry, where, hex, true, ofServer));
        }
    }

    /// Whether the address is a sinkhole's, a parking lot's, or the nowhere with which filters
    /// answer.
    private Optional<Tenure> ledTo(Address address) {
        if (address.isUnspecified() || address.isLoopback()) {
            return Optional.of(
                    Tenure.of(Tenure.Kind.SINKHOLED, "a filter's answer: it led to " + address));
        }
        Tenure tenure = address.isPrivate() ? Tenure.UNKNOWN : ground.tenure(Value.of(address));
        return switch (tenure.kind()) {
            case SINKHOLED, PARKED ->
                    Optional.of(
                            Tenure.of(
                                    tenure.kind(),
                                    "it led to " + address + ", " + tenure.because()));
            default -> Optional.empty();
        };
    }

    // ---- on disk

    /// Writes the set compiled, so that a later start is quick. Either all of it or nothing is
    /// there.
    public void save(Path file) throws IOException {
        Path beside = file.resolveSibling(file.getFileName() + ".part");
        try (OutputStream out = Files.newOutputStream(beside)) {
            Saving saving = new Saving(out);
            saving.mark(Lists.COMPILED);
            shelf.write(saving);
            saving.bytes(refused);
            saving.number(voices.size());
            for (Voice voice : voices) {
                voice.write(saving);
            }
            ground.write(saving);
            saving.number(imports.size());
            for (Imported one : imports) {
                one.write(saving);
            }
            saving.close();
        }
        Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
    }

    /// Reads what [#save] wrote.
    public static Intelligence load(Path file) throws IOException {
        return Loading.whole(
                file,
                in -> {
                    in.skipMark(Lists.COMPILED);
                    Shelf shelf = Shelf.read(in);
                    byte[] refused = in.bytes();
                    List<Voice> voices = new ArrayList<>();
                    for (int i = in.number(); i > 0; i--) {
                        voices.add(Voice.read(in));
                    }
                    Ground ground = Ground.read(in);
                    List<Imported> imports = new ArrayList<>();
                    for (int i = in.number(); i > 0; i--) {
                        imports.add(Imported.read(in));
                    }
                    return new Intelligence(
                            shelf, List.copyOf(voices), refused, ground, List.copyOf(imports));
                });
    }
}
