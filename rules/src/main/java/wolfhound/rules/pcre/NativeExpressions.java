package wolfhound.rules.pcre;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// Expressions of the system's PCRE2, compiled to machine code where it can.
final class NativeExpressions implements Expressions {
    private static final int LONGEST_MESSAGE = 256;
    private static final int LONGEST_VERSION = 64;

    /// Named groups go on capturing, and would take the numbers of the others.
    private static final Pattern NAMED = Pattern.compile("\\(\\?(?:P?<[A-Za-z_]|')");

    private final Pcre2 library;
    private final Arena arena = Arena.ofAuto(); // ends with the last expression

    NativeExpressions(Pcre2 library) {
        this.library = library;
    }

    @Override
    public Pcre compile(String expression, String options, boolean capturing)
            throws NotAnExpression {
        int flags = flags(options);
        if (!capturing && !NAMED.matcher(expression).find()) {
            // as if no group captured, unless the expression itself refers to one
            try {
                return compile(expression, flags | Pcre2.NO_AUTO_CAPTURE, 0);
            } catch (NotAnExpression refused) {
                if (!refused.isGroupMissing()) {
                    throw refused;
                }
                return compile(expression, flags, 0);
            }
        }
        return compile(expression, flags, capturing ? Integer.MAX_VALUE : 0);
    }

    private Pcre compile(String expression, int flags, int mostGroups) throws NotAnExpression {
        for (int i = 0; i < expression.length(); i++) {
            if (expression.charAt(i) > 0xff) {
                throw NotAnExpression.wrong("a character that is no byte", i);
            }
        }
        byte[] bytes = expression.getBytes(StandardCharsets.ISO_8859_1);
        try (Arena call = Arena.ofConfined()) {
            MemorySegment text = call.allocate(bytes.length + 1L);
            MemorySegment.copy(bytes, 0, text, JAVA_BYTE, 0, bytes.length);
            MemorySegment error = call.allocate(JAVA_INT);
            MemorySegment at = call.allocate(JAVA_LONG);
            MemorySegment code =
                    (MemorySegment)
                            library.compile()
                                    .invokeExact(
                                            text,
                                            (long) bytes.length,
                                            flags,
                                            error,
                                            at,
                                            MemorySegment.NULL);
            if (code.address() == 0) {
                throw refused(error.get(JAVA_INT, 0), (int) at.get(JAVA_LONG, 0), call);
            }
            Pcre2 freeing = library; // what frees must not hold the arena itself
            MemorySegment kept = code.reinterpret(arena, each -> free(freeing, each));
            // what it cannot compile to machine code it still interprets
            int compiled = (int) library.jitCompile().invokeExact(kept, Pcre2.JIT_COMPLETE);
            MemorySegment number = call.allocate(JAVA_INT);
            int told =
                    (int) library.patternInfo().invokeExact(kept, Pcre2.INFO_CAPTURECOUNT, number);
            int groups = told == 0 ? Math.min(mostGroups, number.get(JAVA_INT, 0)) : 0;
            return new NativePcre(library, kept, groups, compiled == 0);
        } catch (NotAnExpression refused) {
            throw refused;
        } catch (Throwable thrown) {
            throw Pcre2.impossible(thrown);
        }
    }

    private static void free(Pcre2 library, MemorySegment code) {
        try {
            library.codeFree().invokeExact(code);
        } catch (Throwable thrown) {
            throw Pcre2.impossible(thrown);
        }
    }

    private NotAnExpression refused(int error, int at, Arena call) throws Throwable {
        MemorySegment message = call.allocate(LONGEST_MESSAGE);
        int length =
                (int) library.errorMessage().invokeExact(error, message, (long) LONGEST_MESSAGE);
        String reason = length < 0 ? "error " + error : message.getString(0);
        return error == Pcre2.ERROR_NO_SUCH_GROUP
                ? NotAnExpression.groupMissing(reason, at)
                : NotAnExpression.wrong(reason, at);
    }

    private static int flags(String options) {
        int flags = 0;
        for (int i = 0; i < options.length(); i++) {
            flags |=
                    switch (options.charAt(i)) {
                        case 'i' -> Pcre2.CASELESS;
                        case 's' -> Pcre2.DOTALL;
                        case 'm' -> Pcre2.MULTILINE;
                        case 'x' -> Pcre2.EXTENDED;
                        case 'A' -> Pcre2.ANCHORED;
                        case 'E' -> Pcre2.DOLLAR_ENDONLY;
                        case 'G' -> Pcre2.UNGREEDY;
                        default -> 0;
                    };
        }
        return flags;
    }

    @Override
    public String name() {
        try (Arena call = Arena.ofConfined()) {
            MemorySegment version = call.allocate(LONGEST_VERSION);
            int length = (int) library.config().invokeExact(Pcre2.CONFIG_VERSION, version);
            return length < 0 ? "PCRE2" : "PCRE2 " + version.getString(0);
        } catch (Throwable thrown) {
            throw Pcre2.impossible(thrown);
        }
    }
}
