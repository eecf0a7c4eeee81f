package wolfhound.rules.pcre;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/// What the engines keep for a thread between searches.
final class Scratch {
    private final Latin latin = new Latin();
    private final Map<JavaPcre, Matcher> matchers = new IdentityHashMap<>();

    private @Nullable NativeScratch foreign;

    NativeScratch foreign(Pcre2 library) {
        if (foreign == null) {
            foreign = new NativeScratch(library);
        }
        return foreign;
    }

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
