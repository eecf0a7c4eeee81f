package wolfhound.intel.endpoint;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Names that a user wants protected, from lists: a name a line, or warning lists of the MISP
/// project. A listed name covers the names below it. What a list is of, its name says.
public final class ListedNames implements ProtectedNames {
    /// Names kept of all lists.
    static final int MOST = 2_000_000;

    /// The first word that the name of a list holds decides.
    private static final Map<Kind, List<String>> WORDS = new EnumMap<>(Kind.class);

    static {
        WORDS.put(Kind.BANK, List.of("bank", "payment", "pharming"));
        WORDS.put(Kind.MAIL, List.of("mail"));
        WORDS.put(Kind.SECURITY, List.of("security", "antivir", "crl", "ocsp"));
        WORDS.put(Kind.UPDATE, List.of("update"));
        WORDS.put(
                Kind.POPULAR, List.of("popular", "top", "alexa", "tranco", "majestic", "umbrella"));
    }

    private final Map<String, Kind> names = new HashMap<>();
    private final List<String> complaints = new ArrayList<>();
    private long beyond;

    private ListedNames() {}

    /// @param paths files, and folders of them
    public static ListedNames read(List<Path> paths) {
        ListedNames all = new ListedNames();
        for (Path path : paths) {
            try (Stream<Path> files = Files.walk(path)) {
                files.filter(Files::isRegularFile).sorted().forEach(all::file);
            } catch (IOException unreadable) {
                all.complaints.add(path + " cannot be read; name a list of names");
            }
        }
        return all;
    }

    public int size() {
        return names.size();
    }

    /// Lists that could not be read, and what found no room, each in a sentence.
    public List<String> complaints() {
        List<String> all = new ArrayList<>(complaints);
        if (beyond > 0) {
            all.add(beyond + " names beyond the bound of " + MOST + " are not protected");
        }
        return all;
    }

    @Override
    public Optional<Protection> of(String name) {
        String part = name;
        while (!names.isEmpty()) {
            Kind kind = names.get(part);
            if (kind != null) {
                return Optional.of(new Protection(kind, part));
            }
            int dot = part.indexOf('.');
            if (dot < 0) {
                break;
            }
            part = part.substring(dot + 1);
        }
        return Optional.empty();
    }

    private void file(Path path) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
            in.mark(1);
            int first = in.read();
            in.reset();
            if (first == '{') {
                warningList(path, in);
            } else {
                plain(path, in);
            }
        } catch (IOException | JacksonException unreadable) {
            complaints.add(path + " cannot be read as a list of names: " + unreadable.getMessage());
        }
    }

    private void plain(Path path, InputStream in) throws IOException {
        Kind kind = kind(path.toString());
        String text = new String(in.readNBytes(HostsFile.MOST_BYTES), StandardCharsets.UTF_8);
        text.lines()
                .forEach(line -> {
                    int hash = line.indexOf('#');
                    add(hash < 0 ? line : line.substring(0, hash), kind);
                });
    }

    private void warningList(Path path, InputStream in) {
        List<String> listed = new ArrayList<>();
        String title = "";
        try (JsonParser json = new JsonFactory().createParser(ObjectReadContext.empty(), in)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String key = json.currentName();
                JsonToken value = json.nextToken();
                if (key.equals("name") && value == JsonToken.VALUE_STRING) {
                    title = json.getString();
                } else if (key.equals("list") && value == JsonToken.START_ARRAY) {
                    strings(json, listed);
                } else {
                    json.skipChildren();
                }
            }
        }
        Kind kind = kind(title.isEmpty() ? path.toString() : title);
        listed.forEach(name -> add(name, kind));
    }

    private static void strings(JsonParser json, List<String> listed) {
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() == null) {
                return;
            }
            if (json.currentToken() == JsonToken.VALUE_STRING && listed.size() < MOST) {
                listed.add(json.getString());
            } else {
                json.skipChildren();
            }
        }
    }

    private static Kind kind(String list) {
        String name = list.toLowerCase(Locale.ROOT);
        return WORDS.entrySet().stream()
                .filter(entry -> entry.getValue().stream().anyMatch(name::contains))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(Kind.LISTED);
    }

    /// Networks, addresses and expressions are no names, and what has no dot is nobody's.
    private void add(String text, Kind kind) {
        String name = text.strip().toLowerCase(Locale.ROOT);
        name = name.startsWith("www.") ? name.substring(4) : name;
        name = name.startsWith(".") ? name.substring(1) : name;
        boolean isName =
                name.indexOf('.') > 0
                        && name.length() <= 253
                        && name.chars().noneMatch(c -> c <= ' ' || "/*\\:[]()".indexOf(c) >= 0)
                        && LooseAddress.parse(name).isEmpty();
        if (!isName) {
            return;
        }
        if (names.size() >= MOST) {
            beyond++;
            return;
        }
        names.putIfAbsent(name, kind);
    }
}
