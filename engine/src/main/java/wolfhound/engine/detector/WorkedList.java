package wolfhound.engine.detector;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import wolfhound.engine.memory.Bounded;
import wolfhound.model.Behaviour;
import wolfhound.model.EvidenceClass;
import wolfhound.model.FileKind;
import wolfhound.model.Group;
import wolfhound.model.Observation;
import wolfhound.model.Sign;
import wolfhound.model.WebExchange;
import wolfhound.model.WebRequest;

/// A downloader that works through its list: one and the same random word is asked of unrelated
/// servers, one after the other, until one of them hands out a program. The word was left on
/// servers that somebody broke into, and some have been cleaned since.
///
/// Mirrors are tried in turn as well: they carry files under the files' names, and programs that
/// fetch parts by their digests from many servers say their name, or get no program.
final class WorkedList implements Detector<WorkedList.Memory> {
    static final Sign WORKED =
            Sign.of(
                    "list-worked-through",
                    Behaviour.DELIVERY,
                    EvidenceClass.DIALECT,
                    25,
                    "one random word asked of unrelated servers in turn until one gave a program, by no browser",
                    "T1105",
                    "T1008");

    private static final Duration WITHIN = Duration.ofMinutes(3);
    private static final int MOST_WORDS = 64;
    private static final int MOST_SITES = 8;
    private static final int LEAST_LETTERS = 6;
    private static final int PROGRAM = 8 * 1024;

    static final class Memory {
        final Bounded<String, Tries> tries = new Bounded<>(MOST_WORDS);
        double told;
    }

    private static final class Tries {
        final Set<String> failed = new LinkedHashSet<>();
        Instant first = Instant.MAX;
    }

    @Override
    public String name() {
        return "worked-list";
    }

    @Override
    public List<Sign> signs() {
        return List.of(WORKED);
    }

    @Override
    public Set<Class<? extends Observation>> watches() {
        return Set.of(WebExchange.class);
    }

    @Override
    public Memory fresh() {
        return new Memory();
    }

    @Override
    public void see(Memory memory, Observation observation, Scene scene) {
        WebExchange web = (WebExchange) observation;
        WebRequest request = web.request();
        String word = word(request);
        if (word.isEmpty()
                || !Outside.is(web.seen())
                || !request.method().equals("GET")
                || !scene.facts(request).client().isAnonymous()) {
            return;
        }
        String site = WebLure.registered(request.host());
        Tries tries = memory.tries.get(word, w -> new Tries());
        if (!tries.first.equals(Instant.MAX)
                && tries.first.plus(WITHIN).isBefore(request.seen().at())) {
            tries.failed.clear();
            tries.first = Instant.MAX;
        }
        if (web.status() == 0 || web.status() >= 400) {
            if (tries.failed.isEmpty()) {
                tries.first = request.seen().at();
            }
            if (tries.failed.size() < MOST_SITES) {
                tries.failed.add(site);
            }
            return;
        }
        boolean program =
                web.body().kind().isExecutable() || MaskedProgram.in(web.body()).isPresent();
        boolean hidden = web.body().kind() == FileKind.RANDOM && web.body().length() >= PROGRAM;
        double strength = program ? 1 : hidden ? 0.5 : 0;
        if (tries.failed.isEmpty() || tries.failed.contains(site) || strength <= memory.told) {
            return;
        }
        memory.told = strength;
        scene.testify(
                Claim.of(
                                WORKED,
                                web.seen(),
                                "asked «"
                                        + word
                                        + "» of "
                                        + String.join(", ", tries.failed)
                                        + " in vain, and then got a program of "
                                        + web.body().length()
                                        + " bytes for it from "
                                        + request.host()
                                        + ", by "
                                        + scene.facts(request).client().words())
                        .began(tries.first)
                        .about(request.url())
                        .group(Group.Cause.DETECTOR, name())
                        .strength(strength));
    }

    /// The last part of the path, where it is no word and no file's name; empty for any other.
    private static String word(WebRequest request) {
        String path = request.path();
        int end = path.endsWith("/") ? path.length() - 1 : path.length();
        String last = end <= 0 ? "" : path.substring(path.lastIndexOf('/', end - 1) + 1, end);
        boolean shaped =
                last.length() >= LEAST_LETTERS && last.chars().allMatch(c -> isPlain((char) c));
        return shaped && (changes(last) >= 2 || Words.isGibberish(last)) ? last : "";
    }

    private static boolean isPlain(char c) {
        return c < 128 && Character.isLetterOrDigit(c);
    }

    /// How often a digit meets a letter, or a small letter a capital.
    private static int changes(String text) {
        int changes = 0;
        for (int i = 1; i < text.length(); i++) {
            boolean digit =
                    Character.isDigit(text.charAt(i)) != Character.isDigit(text.charAt(i - 1));
            boolean capital =
                    Character.isUpperCase(text.charAt(i))
                            && Character.isLowerCase(text.charAt(i - 1));
            changes += digit || capital ? 1 : 0;
        }
        return changes;
    }
}
