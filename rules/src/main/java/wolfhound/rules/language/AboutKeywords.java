package wolfhound.rules.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Keywords by which a rule speaks of itself.
final class AboutKeywords {
    private static final long MOST_ID = 0xFFFF_FFFFL;

    private AboutKeywords() {}

    static void list(Map<String, Keyword> keywords) {
        keywords.put("msg", (draft, option) -> draft.message = message(option));
        keywords.put(
                "sid",
                (draft, option) ->
                        draft.id = option.words("a number").number("a number", 1, MOST_ID));
        keywords.put(
                "gid",
                (draft, option) ->
                        draft.generator = option.words("a number").number("a number", 0, MOST_ID));
        keywords.put(
                "rev",
                (draft, option) ->
                        draft.revision =
                                option.words("a number").small("a number", 1, Integer.MAX_VALUE));
        keywords.put(
                "priority",
                (draft, option) ->
                        draft.priority =
                                option.value("a number").small("a number", 0, Integer.MAX_VALUE));
        keywords.put(
                "classtype",
                (draft, option) -> draft.className = Latin.text(option.words("a class").text()));
        keywords.put("reference", AboutKeywords::reference);
        keywords.put("metadata", AboutKeywords::metadata);
        keywords.put(
                "target",
                (draft, option) -> {
                    Piece who = option.value("`src_ip` or `dest_ip`");
                    if (!who.is("src_ip") && !who.is("dest_ip")) {
                        throw who.wrong("`src_ip` or `dest_ip`");
                    }
                    draft.metadata.put("target", List.of(who.text()));
                });
    }

    private static String message(Option option) {
        Piece value = option.value("a message in quotes");
        if (!value.startsWith("\"")) {
            throw value.wrong("a message in quotes");
        }
        String text = option.words("a message in quotes").text();
        if (text.indexOf('\\') < 0) {
            return Latin.text(text);
        }
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            boolean escaped =
                    text.charAt(i) == '\\'
                            && i + 1 < text.length()
                            && "\\\";:".indexOf(text.charAt(i + 1)) >= 0;
            plain.append(text.charAt(escaped ? ++i : i));
        }
        return Latin.text(plain.toString());
    }

    private static void reference(Draft draft, Option option) {
        Piece value = option.words("a kind and a place, as in `url,example.org`");
        int comma = value.text().indexOf(',');
        if (comma <= 0 || comma + 1 == value.text().length()) {
            throw value.wrong("a kind and a place, as in `url,example.org`");
        }
        draft.references.add(
                value.part(0, comma).lower() + "," + Latin.text(value.from(comma + 1).text()));
    }

    /// `key value, key value`. A word alone says nothing that could be kept.
    private static void metadata(Draft draft, Option option) {
        for (Piece pair : option.value("keys and values").split(',')) {
            List<Piece> words = pair.cutAtBlank();
            if (!words.get(1).isEmpty()) {
                draft.metadata
                        .computeIfAbsent(Latin.text(words.get(0).lower()), key -> new ArrayList<>())
                        .add(Latin.text(words.get(1).text()));
            }
        }
    }
}
