package wolfhound.rules.pcre;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.regex.Matcher;

/// What the engines keep for a thread between searches.
final class Scratch {
    private final Latin latin = new Latin();
    private final Map<JavaPcre, Matcher> matchers = new IdentityHashMap<>();

    Latin latin() {
        return latin;
    }

    Matcher matcher(JavaPcre pcre) {
        Matcher matcher = matchers.get(pcre);
        if (matcher == null) {
            matcher = pcre.pattern().matcher(latin);
            matchers.put(pcre, matcher);
        }
        return matcher;
    }
}
