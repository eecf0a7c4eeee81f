package wolfhound.sources.flow;

import com.google.common.net.InternetDomainName;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import wolfhound.model.Address;
import wolfhound.model.DomainName;

/// Finds the registered part of names by the public suffix list (publicsuffix.org, as Guava carries
/// it), and remembers the latest. The list is loaded with the first name only.
public final class Names {
    private static final int LONGEST = 1024;
    private final Map<String, DomainName> known;

    public Names() {
        this(Limits.NAMES);
    }

    Names(int remembered) {
        known =
                new LinkedHashMap<>(64, 0.75f, true) {
                    @Override
                    protected boolean removeEldestEntry(Map.Entry<String, DomainName> eldest) {
                        return size() > remembered;
                    }
                };
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
            known.put(text, made);
        }
        return made;
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
            if (parsed.isUnderPublicSuffix()) {
                String found = parsed.topPrivateDomain().toString();
                return name.endsWith(found) ? found : lastLabels(name, 2);
            }
            return parsed.isPublicSuffix() ? name : lastLabels(name, 2);
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
