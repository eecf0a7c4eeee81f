package wolfhound.engine.detector;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import wolfhound.engine.memory.Bounded;
import wolfhound.model.Behaviour;
import wolfhound.model.EvidenceClass;
import wolfhound.model.FileKind;
import wolfhound.model.Group;
import wolfhound.model.Observation;
import wolfhound.model.Sign;
import wolfhound.model.WebRequest;

/// Requests that are worded anew each time: one program asks one server in one header, and the
/// names of the fields, or the path, are other random letters in every request. An interface has
/// names, because somebody must read them at the other end; names that change carry nothing, and
/// are there so that no rule finds them.
///
/// Addresses of caches and stores are random too: those are fetched, and not posted to; a value
/// against caching changes, and its name does not. So what is fetched counts by its fields alone,
/// and what is posted counts by its path where nobody else can read the contents.
final class MadeUpNames implements Detector<MadeUpNames.Memory> {
    static final Sign NAMES =
            Sign.of(
                    "made-up-names",
                    Behaviour.CALLBACK,
                    EvidenceClass.DIALECT,
                    22,
                    "three or more requests of one program to one server whose fields, or whose paths, are named at random and anew each time",
                    "T1071.001",
                    "T1001.001");

    private static final int ENOUGH = 3;
    private static final int MOST_TALKS = 64;
    private static final int MOST_NAMES = 64;
    private static final int MOST_FIELDS = 6;
    private static final int MOST_FORM = 4096;

    /// Values so long that nobody types them, and none of a counter's.
    private static final int LEAST_VALUE = 8;

    /// What fields of interfaces are called again and again, whoever makes them.
    private static final Set<String> WORDS =
            Set.of(
                    "id",
                    "q",
                    "data",
                    "key",
                    "token",
                    "session",
                    "sid",
                    "file",
                    "code",
                    "hash",
                    "text",
                    "msg",
                    "message",
                    "value",
                    "query",
                    "search",
                    "url",
                    "path",
                    "page",
                    "type",
                    "mode",
                    "sig",
                    "sign",
                    "signature",
                    "auth",
                    "ticket",
                    "nonce",
                    "state",
                    "payload",
                    "content",
                    "body",
                    "params",
                    "req",
                    "request",
                    "secret",
                    "email",
                    "pass",
                    "password",
                    "time",
                    "ts",
                    "cb",
                    "rnd",
                    "rand",
                    "random");

    static final class Memory {
        final Bounded<String, Talk> talks = new Bounded<>(MOST_TALKS);
    }

    private static final class Talk {
        final Set<String> fields = new HashSet<>();
        final Set<String> paths = new HashSet<>();
        Instant first = Instant.MAX;
        int worded;
        int addressed;
        boolean named;
        boolean homely;
        double told;
    }

    @Override
    public String name() {
        return "made-up-names";
    }

    @Override
    public List<Sign> signs() {
        return List.of(NAMES);
    }

    @Override
    public Set<Class<? extends Observation>> watches() {
        return Set.of(WebRequest.class);
    }

    @Override
    public Memory fresh() {
        return new Memory();
    }

    @Override
    public void see(Memory memory, Observation observation, Scene scene) {
        WebRequest request = (WebRequest) observation;
        WebClient client = scene.facts(request).client();
        boolean nobodys = client.hides() || Errand.isNobodys(request, scene);
        if (!Outside.is(request.seen())
                || !nobodys && client != WebClient.COMPONENT
                || Outside.isVouched(request, scene)) {
            return;
        }
        Talk talk = memory.talks.get(scene.facts(request).correspondence(), k -> new Talk());
        if (request.seen().at().isBefore(talk.first)) {
            talk.first = request.seen().at();
        }
        word(talk, request);
        address(talk, request);
        boolean worded = talk.worded >= ENOUGH && !talk.named;
        boolean addressed = talk.addressed >= ENOUGH && !talk.homely;
        double strength =
                (worded ? 1 : addressed ? 0.7 : 0)
                        * (client.hides() ? 1 : 0.7)
                        * (RequestShape.asksAScript(request) || !request.body().isEmpty()
                                ? 1
                                : 0.7);
        if (strength <= talk.told) {
            return;
        }
        talk.told = strength;
        scene.testify(
                Claim.of(
                                NAMES,
                                request.seen(),
                                (worded
                                                ? talk.worded
                                                        + " requests whose fields have ever new random names"
                                                : talk.addressed
                                                        + " sealed messages to ever new random paths")
                                        + ", the last "
                                        + WebCallHome.shortUrl(request)
                                        + ", by "
                                        + client.words())
                        .began(talk.first)
                        .about(request.url())
                        .group(Group.Cause.DETECTOR, "made-up-names")
                        .strength(strength)
                        .bytes(request.body().excerpt()));
    }

    /// Takes down the names of the request's fields; one that was met before, or that is a word, is
    /// the name of an interface.
    private static void word(Talk talk, WebRequest request) {
        List<String> names = names(request);
        if (names.isEmpty()) {
            return;
        }
        for (String name : names) {
            if (talk.fields.contains(name) || isWord(name)) {
                talk.named = true;
            }
        }
        if (talk.fields.size() < MOST_NAMES) {
            talk.fields.addAll(names);
            talk.worded++;
        }
    }

    private static boolean isWord(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return WORDS.contains(lower) || CheckIn.isName(lower);
    }

    /// The names of few fields with long random values, from the query or the form. Empty where any
    /// value could be read: a person or a program with an interface filled it in.
    static List<String> names(WebRequest request) {
        boolean form =
                request.body().kind() == FileKind.FORM
                        || request.body().kind() == FileKind.TEXT
                        || request.body().kind() == FileKind.BASE64_TEXT;
        String text =
                !request.query().isEmpty()
                        ? request.query()
                        : form ? request.body().excerpt().text() : "";
        if (text.isEmpty() || text.length() > MOST_FORM) {
            return List.of();
        }
        String[] fields = text.split("&");
        if (fields.length > MOST_FIELDS) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        for (String field : fields) {
            int equals = field.indexOf('=');
            if (equals <= 0
                    || equals > 24
                    || !isRandom(field.substring(equals + 1))
                    || !isLetters(field, equals)) {
                return List.of();
            }
            names.add(field.substring(0, equals));
        }
        return names;
    }

    private static boolean isLetters(String text, int end) {
        for (int i = 0; i < end; i++) {
            if (!Character.isLetterOrDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /// Long, of letters and digits in no order or of escaped bytes, and no number.
    private static boolean isRandom(String value) {
        if (value.length() < LEAST_VALUE) {
            return false;
        }
        int switches = 0;
        int escapes = 0;
        for (int i = 1; i < value.length(); i++) {
            boolean digit = Character.isDigit(value.charAt(i));
            switches += digit == Character.isDigit(value.charAt(i - 1)) ? 0 : 1;
            escapes += value.charAt(i) == '%' ? 1 : 0;
        }
        return switches >= 3 || escapes * 6 > value.length() || Words.isGibberish(value);
    }

    /// Takes down the path of a sealed message; one that was met before, or whose last part is a
    /// word, is an address of an interface.
    private static void address(Talk talk, WebRequest request) {
        if (request.body().isEmpty() || !Cargo.of(request).isSealed()) {
            return;
        }
        String path = request.path();
        String last = path.substring(path.lastIndexOf('/') + 1);
        int dot = last.indexOf('.');
        String stem = dot < 0 ? last : last.substring(0, dot);
        if (talk.paths.contains(path) || !Words.isGibberish(stem)) {
            talk.homely = true;
        } else if (talk.paths.size() < MOST_NAMES) {
            talk.paths.add(path);
            talk.addressed++;
        }
    }
}
