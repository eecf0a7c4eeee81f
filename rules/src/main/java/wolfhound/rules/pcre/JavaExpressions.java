package wolfhound.rules.pcre;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Expressions where the machine has no PCRE2: translated, and sought by `java.util.regex`.
final class JavaExpressions implements Expressions {
    @Override
    public Pcre compile(String expression, String options, boolean capturing)
            throws NotAnExpression {
        var translation = Translation.of(expression, options);
        int flags = translation.nocase() ? Pattern.CASE_INSENSITIVE : 0;
        try {
            Pattern pattern = Pattern.compile(translation.text(), flags);
            return new JavaPcre(pattern, capturing ? translation.groups() : 0);
        } catch (PatternSyntaxException beyond) {
            throw NotAnExpression.notSupported(beyond.getDescription(), 0);
        }
    }

    @Override
    public String name() {
        return "java.util.regex";
    }
}
