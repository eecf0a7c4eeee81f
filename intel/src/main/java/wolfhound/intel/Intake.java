package wolfhound.intel;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import wolfhound.intel.format.Lists;
import wolfhound.intel.format.Said;
import wolfhound.intel.format.Sink;
import wolfhound.intel.ground.Ground;
import wolfhound.intel.ground.Landmark;
import wolfhound.intel.ground.Topics;
import wolfhound.intel.store.Entries;
import wolfhound.intel.store.Shelf;
import wolfhound.intel.value.Value;
import wolfhound.intel.value.Values;
import wolfhound.model.Indicator.Kind;
import wolfhound.model.Tenure;

/// Reads lists into a set: takes in what is right, keeps account of what is not, and refuses the
/// impossible once all landmarks are known.
public final class Intake {
    /// Complaints that are kept; all are counted.
    public static final int MOST_COMPLAINTS = 10_000;

    private static final int MOST_NAMED = 1_000;

    private static final Pattern KILL_SWITCH =
            Pattern.compile("kill.?switch", Pattern.CASE_INSENSITIVE);

    private final Entries.Builder entries = new Entries.Builder();
    private final Ground.Builder ground = new Ground.Builder();
    private final Map<Voice, Integer> voices = new LinkedHashMap<>();
    private final Map<String, Facts> lists = new LinkedHashMap<>();
    private final List<Intelligence> earlier = new ArrayList<>();
    private final List<Complaint> complaints = new ArrayList<>();
    private final Map<String, Long> leftOut = new TreeMap<>();
    private final List<String> notLists = new ArrayList<>();
    private final List<String> unreadable = new ArrayList<>();
    private long wrong;
    private long notListed;
    private @Nullable Intelligence built;

    private Intake() {}

    /// What is told of one list while it is read.
    private static final class Facts {
        final Set<String> formats = new TreeSet<>();
        final Set<String> files = new HashSet<>();
    }

    /// @param inputs files, folders, archives, addresses of the web, and sets that were compiled
    public static Intake of(List<String> inputs) {
        return of(inputs, List.of(), Optional.empty());
    }

    /// @param topics what the program itself knows of places, see [Topics]
    /// @param onto an earlier set that is kept, but for the lists that are read anew
    public static Intake of(List<String> inputs, List<String> topics, Optional<Intelligence> onto) {
        Intake intake = new Intake();
        Topics.read(topics, (mark, value) -> intake.ground.add(mark, value, 0));
        Lists lists = new Lists(intake.new Reading());
        inputs.forEach(intake::knowFeed);
        inputs.forEach(lists::read);
        onto.ifPresent(intake.earlier::add);
        intake.build();
        return intake;
    }

    /// Where lists are fetched from, nobody bad can be: the sensor asks for it all day.
    private void knowFeed(String input) {
        if (input.startsWith("http://") || input.startsWith("https://")) {
            Landmark feed = Landmark.impossible("this sensor", "a feed of the sensor's own");
            Values.url(input)
                    .map(Value::host)
                    .flatMap(Values::any)
                    .ifPresent(value -> ground.add(feed, value, 0));
        }
    }

    /// The set without some of its lists.
    public static Intelligence without(Intelligence set, List<String> names, List<String> topics) {
        Intake intake = new Intake();
        Topics.read(topics, (mark, value) -> intake.ground.add(mark, value, 0));
        intake.takeOver(set, new HashSet<>(names));
        intake.build();
        return intake.intelligence();
    }

    public Intelligence intelligence() {
        if (built == null) {
            throw new IllegalStateException("nothing was read yet");
        }
        return built;
    }

    /// Wrong lines, up to [#MOST_COMPLAINTS].
    public List<Complaint> complaints() {
        return complaints;
    }

    /// All wrong lines.
    public long wrong() {
        return wrong;
    }

    /// What is right and of no use, by what it is.
    public Map<String, Long> leftOut() {
        return leftOut;
    }

    /// Files in no format that is known; the first of them.
    public List<String> notLists() {
        return notLists;
    }

    public long notListed() {
        return notListed;
    }

    /// Inputs that could not be read, or not to their end, each with the reason.
    public List<String> unreadable() {
        return unreadable;
    }

    // ---- reading

    private final class Reading implements Lists.Listener {
        @Override
        public Sink list(String name, String format) {
            return new OfFile(name, format);
        }

        @Override
        public void notAList(String name) {
            notListed++;
            if (notLists.size() < MOST_NAMED) {
                notLists.add(name);
            }
        }

        @Override
        public void unreadable(String name, String why) {
            unreadable.add(name + ": " + why);
        }

        @Override
        public void compiled(Path file) {
            try {
                earlier.add(Intelligence.load(file));
            } catch (IOException damaged) {
                unreadable.add(file + ": " + damaged.getMessage());
            }
        }
    }

    /// Takes in one file.
    private final class OfFile implements Sink {
        private final String file;
        private final String format;
        private @Nullable Voice last;
        private int number;

        OfFile(String file, String format) {
            this.file = file;
            this.format = format;
        }

        @Override
        public void say(Said said) {
            Tenure tenure = said.tenure();
            boolean stops =
                    tenure.kind() == Tenure.Kind.UNKNOWN
                            && (KILL_SWITCH.matcher(said.comment()).find()
                                    || KILL_SWITCH.matcher(said.label()).find());
            if (stops) {
                tenure = Tenure.of(Tenure.Kind.KILL_SWITCH, "as " + said.from() + " says");
            }
            entries.add(
                    said.value().kind().ordinal(),
                    said.value().key(),
                    voice(said, tenure),
                    said.since(),
                    said.until(),
                    said.line(),
                    said.comment());
        }

        private int voice(Said said, Tenure tenure) {
            Voice same = last;
            boolean again =
                    same != null
                            && same.from().equals(said.from())
                            && same.label().equals(said.label())
                            && same.confidence() == said.confidence()
                            && same.tenure().equals(tenure);
            if (!again) {
                last = new Voice(said.from(), file, said.label(), said.confidence(), tenure);
                Integer known = voices.putIfAbsent(last, voices.size());
                number = known == null ? voices.size() - 1 : known;
                facts(said.from());
            }
            return number;
        }

        private void facts(String list) {
            Facts facts = lists.computeIfAbsent(list, l -> new Facts());
            facts.formats.add(format);
            facts.files.add(file);
        }

        @Override
        public void know(Landmark mark, Value value, long line) {
            ground.add(mark, value, line);
            facts(mark.list());
        }

        @Override
        public void wrong(long line, String sentence) {
            wrong++;
            if (complaints.size() < MOST_COMPLAINTS) {
                complaints.add(new Complaint(file, line, sentence));
            }
        }

        @Override
        public void leaveOut(String what) {
            leftOut.merge(what, 1L, Long::sum);
        }
    }

    // ---- building

    private void build() {
        for (Intelligence set : earlier) {
            takeOver(set, new HashSet<>(lists.keySet()));
        }
        Ground known = ground.build();
        Entries said = entries.build();
        List<Voice> all = List.copyOf(voices.keySet());
        byte[] refused = refused(said, all, known);
        Shelf shelf = Shelf.of(said);
        count("values beyond the bounds of a set", entries.tooMany() + ground.tooMany());
        count("values said again by the same list", shelf.repeated());
        built = new Intelligence(shelf, all, refused, known, imports(said, all, refused, known));
    }

    private void count(String what, long times) {
        if (times > 0) {
            leftOut.merge(what, times, Long::sum);
        }
    }

    /// What an earlier set holds, but for some lists.
    private void takeOver(Intelligence set, Set<String> anew) {
        for (Imported one : set.imports()) {
            if (!anew.contains(one.name())) {
                Facts facts = lists.computeIfAbsent(one.name(), l -> new Facts());
                facts.formats.add(one.formats());
                for (int i = 0; i < one.files(); i++) {
                    facts.files.add(one.name() + " " + i);
                }
            }
        }
        anew.add(Topics.LIST);
        ground.addAll(set.ground(), anew);
        Entries theirs = set.shelf().entries();
        int[] numbers = new int[set.voices().size()];
        for (int i = 0; i < numbers.length; i++) {
            Voice voice = set.voices().get(i);
            Integer known = anew.contains(voice.from()) ? Integer.valueOf(-1) : voices.get(voice);
            if (known == null) {
                known = voices.size();
                voices.put(voice, known);
            }
            numbers[i] = known;
        }
        for (int e = 0; e < theirs.size(); e++) {
            int voice = numbers[theirs.voice(e)];
            if (voice >= 0) {
                entries.add(
                        theirs.kind(e),
                        theirs.key(e),
                        voice,
                        theirs.since(e),
                        theirs.until(e),
                        theirs.line(e),
                        theirs.comment(e));
            }
        }
    }

    private static byte[] refused(Entries said, List<Voice> voices, Ground ground) {
        byte[] refused = new byte[said.size()];
        Kind[] kinds = Kind.values();
        for (int e = 0; e < refused.length; e++) {
            if (!voices.get(said.voice(e)).tenure().said()) {
                Value value = new Value(kinds[said.kind(e)], said.key(e));
                refused[e] = (byte) (ground.isRefused(value) ? 1 : 0);
            }
        }
        return refused;
    }

    private List<Imported> imports(
            Entries said, List<Voice> voices, byte[] refused, Ground ground) {
        Map<String, long[]> counts = new HashMap<>();
        long[][] ofVoice = new long[voices.size()][];
        for (int i = 0; i < ofVoice.length; i++) {
            ofVoice[i] = counts.computeIfAbsent(voices.get(i).from(), l -> new long[4]);
        }
        for (int e = 0; e < said.size(); e++) {
            long[] count = ofVoice[said.voice(e)];
            count[0]++;
            count[1] += refused[e];
            long day = said.since(e);
            if (day > 0) {
                count[2] = count[2] == 0 ? day : Math.min(count[2], day);
                count[3] = Math.max(count[3], day);
            }
        }
        Map<String, Integer> landmarks = ground.lists();
        List<Imported> imports = new ArrayList<>();
        lists.forEach((name, facts) -> {
            long[] count = counts.getOrDefault(name, new long[4]);
            imports.add(
                    new Imported(
                            name,
                            String.join(", ", facts.formats),
                            facts.files.size(),
                            (int) count[0],
                            (int) count[1],
                            landmarks.getOrDefault(name, 0),
                            day(count[2]),
                            day(count[3])));
        });
        return List.copyOf(imports);
    }

    private static Optional<Instant> day(long seconds) {
        return seconds == 0 ? Optional.empty() : Optional.of(Instant.ofEpochSecond(seconds));
    }
}
