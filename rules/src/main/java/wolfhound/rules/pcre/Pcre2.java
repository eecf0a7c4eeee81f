package wolfhound.rules.pcre;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The functions of the system's PCRE2 for characters of eight bits, as in `pcre2api(3)`.
record Pcre2(
        MethodHandle compile,
        MethodHandle jitCompile,
        MethodHandle patternInfo,
        MethodHandle errorMessage,
        MethodHandle config,
        MethodHandle match,
        MethodHandle codeFree,
        MethodHandle matchDataCreate,
        MethodHandle matchDataFree,
        MethodHandle ovector,
        MethodHandle contextCreate,
        MethodHandle contextFree,
        MethodHandle setMatchLimit,
        MethodHandle setDepthLimit,
        MethodHandle stackCreate,
        MethodHandle stackAssign,
        MethodHandle stackFree) {

    static final int CASELESS = 0x8;
    static final int DOLLAR_ENDONLY = 0x10;
    static final int DOTALL = 0x20;
    static final int EXTENDED = 0x80;
    static final int MULTILINE = 0x400;
    static final int NO_AUTO_CAPTURE = 0x2000;
    static final int UNGREEDY = 0x40000;
    static final int ANCHORED = 0x80000000;

    static final int JIT_COMPLETE = 1;
    static final int INFO_CAPTURECOUNT = 4;
    static final int CONFIG_VERSION = 11;

    static final int ERROR_NOMATCH = -1;
    static final int ERROR_NO_SUCH_GROUP = 115;

    private static final List<String> NAMES = List.of("libpcre2-8.so.0", "libpcre2-8.0.dylib");

    private static final @Nullable Pcre2 OF_THIS_MACHINE = find();

    static Optional<Pcre2> ofThisMachine() {
        return Optional.ofNullable(OF_THIS_MACHINE);
    }

    private static @Nullable Pcre2 find() {
        for (String name : NAMES) {
            try {
                return of(SymbolLookup.libraryLookup(name, Arena.global()));
            } catch (IllegalArgumentException | IllegalCallerException notThere) {
                // the next name, or the engine that needs no library
            }
        }
        return null;
    }

    private static @Nullable Pcre2 of(SymbolLookup library) {
        var size = JAVA_LONG;
        if (library.find("pcre2_match_8").isEmpty()
                || library.find("pcre2_set_depth_limit_8").isEmpty()) {
            return null; // older than 10.30
        }
        return new Pcre2(
                function(
                        library, "compile", ADDRESS, ADDRESS, size, JAVA_INT, ADDRESS, ADDRESS,
                        ADDRESS),
                function(library, "jit_compile", JAVA_INT, ADDRESS, JAVA_INT),
                function(library, "pattern_info", JAVA_INT, ADDRESS, JAVA_INT, ADDRESS),
                function(library, "get_error_message", JAVA_INT, JAVA_INT, ADDRESS, size),
                function(library, "config", JAVA_INT, JAVA_INT, ADDRESS),
                matching(library),
                procedure(library, "code_free", ADDRESS),
                function(library, "match_data_create", ADDRESS, JAVA_INT, ADDRESS),
                procedure(library, "match_data_free", ADDRESS),
                function(library, "get_ovector_pointer", ADDRESS, ADDRESS),
                function(library, "match_context_create", ADDRESS, ADDRESS),
                procedure(library, "match_context_free", ADDRESS),
                function(library, "set_match_limit", JAVA_INT, ADDRESS, JAVA_INT),
                function(library, "set_depth_limit", JAVA_INT, ADDRESS, JAVA_INT),
                function(library, "jit_stack_create", ADDRESS, size, size, ADDRESS),
                procedure(library, "jit_stack_assign", ADDRESS, ADDRESS, ADDRESS),
                procedure(library, "jit_stack_free", ADDRESS));
    }

    /// Called in place: arrays of Java are searched where they lie, and the collector waits; the
    /// limits keep that short.
    private static MethodHandle matching(SymbolLookup library) {
        return link(
                library,
                "match",
                FunctionDescriptor.of(
                        JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG, JAVA_LONG, JAVA_INT, ADDRESS,
                        ADDRESS),
                Linker.Option.critical(true));
    }

    private static MethodHandle function(
            SymbolLookup library, String name, MemoryLayout result, MemoryLayout... parameters) {
        return link(library, name, FunctionDescriptor.of(result, parameters));
    }

    private static MethodHandle procedure(
            SymbolLookup library, String name, MemoryLayout... parameters) {
        return link(library, name, FunctionDescriptor.ofVoid(parameters));
    }

    private static MethodHandle link(
            SymbolLookup library,
            String name,
            FunctionDescriptor descriptor,
            Linker.Option... options) {
        MemorySegment address = library.findOrThrow("pcre2_" + name + "_8");
        return Linker.nativeLinker().downcallHandle(address, descriptor, options);
    }

    /// Calls of C do not throw.
    static AssertionError impossible(Throwable thrown) {
        return new AssertionError("a call of PCRE2 threw", thrown);
    }
}
