package wolfhound.rules.pcre;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.List;

/// The engines of this machine, and what they find, in words that compare.
final class Engines {
    private Engines() {}

    static List<Expressions> all() {
        List<Expressions> all = new ArrayList<>();
        all.add(Expressions.java());
        Pcre2.ofThisMachine().map(NativeExpressions::new).ifPresent(all::add);
        return all;
    }

    static String find(Expressions engine, String expression, String options, String subject) {
        byte[] bytes = subject.getBytes(ISO_8859_1);
        return find(engine, expression, options, bytes, 0, bytes.length, 0);
    }

    /// `2-4 1:2-3 2:none`, `no match`, `limited` or `refused`.
    static String find(
            Expressions engine,
            String expression,
            String options,
            byte[] bytes,
            int from,
            int to,
            int start) {
        Pcre pcre;
        try {
            pcre = engine.compile(expression, options, true);
        } catch (NotAnExpression refused) {
            return "refused";
        }
        Groups groups = new Groups();
        if (!pcre.find(bytes, from, to, start, groups)) {
            return groups.limited() > 0 ? "limited" : "no match";
        }
        var told = new StringBuilder(groups.start(0) + "-" + groups.end(0));
        for (int i = 1; i < groups.count(); i++) {
            told.append(' ').append(i).append(':');
            told.append(
                    groups.start(i) == Groups.ABSENT
                            ? "none"
                            : groups.start(i) + "-" + groups.end(i));
        }
        return told.toString();
    }
}
