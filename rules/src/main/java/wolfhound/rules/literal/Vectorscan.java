package wolfhound.rules.literal;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/// The functions of Vectorscan, as in `hs_compile.h` and `hs_runtime.h`; its library is brought
/// along and put into a folder, from which the system loads it.
record Vectorscan(
        MethodHandle compile,
        MethodHandle freeError,
        MethodHandle freeDatabase,
        MethodHandle serialize,
        MethodHandle deserialize,
        MethodHandle allocScratch,
        MethodHandle freeScratch,
        MethodHandle scan,
        MemorySegment freeSerialized) {

    static final String VERSION = "5.4.12";

    static final int CASELESS = 1;
    static final int SINGLE_MATCH = 8;
    static final int MODE_BLOCK = 1;

    /// What is called for each match; 0 goes on.
    interface OnMatch {
        int matched(int id, long from, long to, int flags, long context);
    }

    static final FunctionDescriptor ON_MATCH =
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_LONG);

    private static final String RESOURCE = "/com/gliwka/hyperscan/jni/linux-x86_64/libhs.so";
    private static final String CHECKSUM =
            "5736eb1f3c056a86d0185f8d9d92bb419f8ea702410dd97b075590e480914ccf";

    /// Why the library is not used.
    static final class NotHere extends Exception {
        private static final long serialVersionUID = 1;

        NotHere(String reason) {
            super(reason);
        }
    }

    static Vectorscan load(Path folder) throws NotHere {
        String machine = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        if (!machine.equals("Linux amd64")) {
            throw new NotHere("it is brought along for Linux amd64, and this is " + machine);
        }
        Path library = unpacked(folder);
        try {
            SymbolLookup symbols = SymbolLookup.libraryLookup(library, Arena.global());
            int valid = (int) function(symbols, "valid_platform", JAVA_INT).invokeExact();
            if (valid != 0) {
                throw new NotHere("this processor is too old for it (SSE4.2 is needed)");
            }
            return of(symbols);
        } catch (NotHere reason) {
            throw reason;
        } catch (IllegalArgumentException
                | IllegalCallerException
                | NoSuchElementException
                | UnsatisfiedLinkError failed) {
            throw new NotHere("the system does not load it (" + failed.getMessage() + ")");
        } catch (Throwable thrown) {
            throw impossible(thrown);
        }
    }

    private static Vectorscan of(SymbolLookup symbols) {
        return new Vectorscan(
                function(
                        symbols,
                        "compile_lit_multi",
                        JAVA_INT,
                        ADDRESS,
                        ADDRESS,
                        ADDRESS,
                        ADDRESS,
                        JAVA_INT,
                        JAVA_INT,
                        ADDRESS,
                        ADDRESS,
                        ADDRESS),
                function(symbols, "free_compile_error", JAVA_INT, ADDRESS),
                function(symbols, "free_database", JAVA_INT, ADDRESS),
                function(symbols, "serialize_database", JAVA_INT, ADDRESS, ADDRESS, ADDRESS),
                function(symbols, "deserialize_database", JAVA_INT, ADDRESS, JAVA_LONG, ADDRESS),
                function(symbols, "alloc_scratch", JAVA_INT, ADDRESS, ADDRESS),
                function(symbols, "free_scratch", JAVA_INT, ADDRESS),
                function(
                        symbols, "scan", JAVA_INT, ADDRESS, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS,
                        ADDRESS, ADDRESS),
                Linker.nativeLinker().defaultLookup().findOrThrow("free"));
    }

    private static MethodHandle function(
            SymbolLookup symbols, String name, MemoryLayout result, MemoryLayout... parameters) {
        return Linker.nativeLinker()
                .downcallHandle(
                        symbols.findOrThrow("hs_" + name),
                        FunctionDescriptor.of(result, parameters));
    }

    /// The library in the folder, put there at the first start and whenever it is not the right
    /// one.
    private static Path unpacked(Path folder) throws NotHere {
        Path library = folder.resolve("libhs-" + VERSION + "-" + CHECKSUM.substring(0, 8) + ".so");
        try {
            byte[] bytes = brought();
            if (bytes != null && isThere(library, bytes)) {
                return library;
            }
            if (bytes == null || !checksum(bytes)) {
                throw new NotHere("its library is not on the class path");
            }
            Files.createDirectories(folder);
            replace(library, bytes);
            return library;
        } catch (IOException failed) {
            throw new NotHere("its library cannot be written to " + folder + " (" + failed + ")");
        }
    }

    /// Compares with what was brought along; a sum of so much would be most of a start.
    private static boolean isThere(Path library, byte[] bytes) throws IOException {
        return Files.isRegularFile(library)
                && Files.size(library) == bytes.length
                && Arrays.equals(Files.readAllBytes(library), bytes);
    }

    private static byte @Nullable [] brought() throws IOException {
        try (InputStream in = Vectorscan.class.getResourceAsStream(RESOURCE)) {
            return in == null ? null : in.readAllBytes();
        }
    }

    /// Writes a file whole or not at all, whoever else does so at the same time.
    static void replace(Path file, byte[] bytes) throws IOException {
        Path part = Files.createTempFile(file.toAbsolutePath().getParent(), "new", ".part");
        try {
            Files.write(part, bytes);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static boolean checksum(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes)).equals(CHECKSUM);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new AssertionError(everyJavaHasIt);
        }
    }

    /// Calls of C do not throw.
    static AssertionError impossible(Throwable thrown) {
        return new AssertionError("a call of Vectorscan threw", thrown);
    }
}
