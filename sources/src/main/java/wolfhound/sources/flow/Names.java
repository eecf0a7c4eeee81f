package wolfhound.sources.flow;

import com.google.common.net.InternetDomainName;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import wolfhound.model.Address;
import wolfhound.model.DomainName;

/// Finds the registered part of names by the public suffix list (publicsuffix.org, as Guava carries
/// it), and remembers names that it met. The list is loaded with the first name only. Any thread
/// may ask: what is answered depends on the name alone.
public final class Names {
    private static final int LONGEST = 256;
    private final Map<String, DomainName> known = new ConcurrentHashMap<>();
    private final int remembered;

    public Names() {
        this(Limits.NAMES);
    }

    Names(int remembered) {
        this.remembered = remembered;
    }

    /// A name as anybody may have sent it: what breaks the rules of names gets its last two labels
    /// as registered part.
    public DomainName name(String text) {
        if (text.isEmpty()) {
            return DomainName.NONE;
        }
        DomainName found = known.get(text);
        if (found != null) {
            return found;
        }
        DomainName made = make(text);
        if (text.length() <= LONGEST) {
            remember(text, made);
        }
        return made;
    }

    /// All is forgotten when too much is known: cheaper than to know what was asked for last, and a
    /// name that matters is soon known again.
    private void remember(String text, DomainName name) {
        if (known.size() >= remembered) {
            known.clear();
        }
        known.put(text, name);
    }

    int size() {
        return known.size();
    }

    private static DomainName make(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '.') {
            end--;
        }
        String plain = text.substring(0, end).toLowerCase(Locale.ROOT);
        return plain.isEmpty() ? DomainName.NONE : new DomainName(plain, registered(plain));
    }

    private static String registered(String name) {
        if (name.indexOf(':') >= 0 || Address.parse(name).isPresent()) {
            return name;
        }
        // Only the end decides, and the labels before it may break every rule of the list's reader.
        String tail = lastLabels(name, 5);
        try {
            var parsed = InternetDomainName.from(tail);
            var suffix = parsed.publicSuffix();
            return lastLabels(name, suffix == null ? 2 : suffix.parts().size() + 1);
        } catch (IllegalArgumentException | IllegalStateException notAName) {
            return lastLabels(name, 2);
        }
    }

    private static String lastLabels(String name, int count) {
        int at = name.length();
        for (int i = 0; i < count && at >= 0; i++) {
            at = name.lastIndexOf('.', at - 1);
        }
        return at < 0 ? name : name.substring(at + 1);
    }
}
