package wolfhound.rules.literal;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Builds sets of Vectorscan, and keeps what it compiled for the next start.
///
/// A file of the folder is a set, by the digest of its literals; Vectorscan itself refuses one of
/// another version or processor, or a damaged one, and then it is compiled anew.
final class NativeEngine implements LiteralEngine {
    private final Vectorscan library;
    private final Path cache;

    NativeEngine(Vectorscan library, Path cache) {
        this.library = library;
        this.cache = cache;
    }

    @Override
    public Literals build(List<Literal> literals) {
        int longest = 0;
        for (Literal each : literals) {
            longest = Math.max(longest, each.bytes().length);
        }
        if (literals.isEmpty() || longest > NativeScratch.LONGEST) {
            return new JavaLiterals(literals);
        }
        Path file = cache.resolve("literals-" + digest(literals) + ".hs");
        MemorySegment database = kept(file);
        if (database == null) {
            database = compiled(literals);
            if (database == null) {
                return new JavaLiterals(literals); // more than it can hold
            }
            keep(database, file);
        }
        Vectorscan freeing = library; // what frees must not hold the arena itself
        MemorySegment owned =
                database.reinterpret(Arena.ofAuto(), each -> freeDatabase(freeing, each));
        return new NativeLiterals(library, owned, literals.size(), longest);
    }

    @Override
    public String name() {
        return "Vectorscan " + Vectorscan.VERSION;
    }

    private @Nullable MemorySegment kept(Path file) {
        if (!Files.isRegularFile(file)) {
            return null;
        }
        try (Arena call = Arena.ofConfined()) {
            byte[] bytes = Files.readAllBytes(file);
            MemorySegment text = call.allocate(Math.max(1, bytes.length), Long.BYTES);
            MemorySegment.copy(bytes, 0, text, JAVA_BYTE, 0, bytes.length);
            MemorySegment result = call.allocate(ADDRESS);
            int failed = (int) library.deserialize().invokeExact(text, (long) bytes.length, result);
            return failed == 0 ? result.get(ADDRESS, 0) : null;
        } catch (IOException unreadable) {
            return null; // compiled anew
        } catch (Throwable thrown) {
            throw Vectorscan.impossible(thrown);
        }
    }

    private void keep(MemorySegment database, Path file) {
        try (Arena call = Arena.ofConfined()) {
            MemorySegment result = call.allocate(ADDRESS);
            MemorySegment length = call.allocate(JAVA_LONG);
            int failed = (int) library.serialize().invokeExact(database, result, length);
            if (failed != 0) {
                return;
            }
            MemorySegment text = result.get(ADDRESS, 0);
            byte[] bytes = text.reinterpret(length.get(JAVA_LONG, 0)).toArray(JAVA_BYTE);
            MethodHandle free =
                    Linker.nativeLinker()
                            .downcallHandle(
                                    library.freeSerialized(), FunctionDescriptor.ofVoid(ADDRESS));
            free.invokeExact(text);
            Files.createDirectories(cache);
            Vectorscan.replace(file, bytes);
        } catch (IOException unwritable) {
            // the next start compiles again
        } catch (Throwable thrown) {
            throw Vectorscan.impossible(thrown);
        }
    }

    private @Nullable MemorySegment compiled(List<Literal> literals) {
        int count = literals.size();
        try (Arena call = Arena.ofConfined()) {
            MemorySegment texts = call.allocate(ADDRESS, count);
            MemorySegment flags = call.allocate(JAVA_INT, count);
            MemorySegment ids = call.allocate(JAVA_INT, count);
            MemorySegment lengths = call.allocate(JAVA_LONG, count);
            for (int i = 0; i < count; i++) {
                byte[] bytes = literals.get(i).bytes();
                MemorySegment text = call.allocate(bytes.length);
                MemorySegment.copy(bytes, 0, text, JAVA_BYTE, 0, bytes.length);
                int caseless = literals.get(i).nocase() ? Vectorscan.CASELESS : 0;
                texts.setAtIndex(ADDRESS, i, text);
                flags.setAtIndex(JAVA_INT, i, Vectorscan.SINGLE_MATCH | caseless);
                ids.setAtIndex(JAVA_INT, i, i);
                lengths.setAtIndex(JAVA_LONG, i, bytes.length);
            }
            MemorySegment result = call.allocate(ADDRESS);
            MemorySegment error = call.allocate(ADDRESS);
            int failed =
                    (int)
                            library.compile()
                                    .invokeExact(
                                            texts,
                                            flags,
                                            ids,
                                            lengths,
                                            count,
                                            Vectorscan.MODE_BLOCK,
                                            MemorySegment.NULL,
                                            result,
                                            error);
            if (failed != 0) {
                int freed = (int) library.freeError().invokeExact(error.get(ADDRESS, 0));
                assert freed == 0;
                return null;
            }
            return result.get(ADDRESS, 0);
        } catch (Throwable thrown) {
            throw Vectorscan.impossible(thrown);
        }
    }

    private static void freeDatabase(Vectorscan library, MemorySegment database) {
        try {
            int freed = (int) library.freeDatabase().invokeExact(database);
            assert freed == 0;
        } catch (Throwable thrown) {
            throw Vectorscan.impossible(thrown);
        }
    }

    private static String digest(List<Literal> literals) {
        MessageDigest digest = Vectorscan.sha256();
        digest.update(Vectorscan.VERSION.getBytes(StandardCharsets.US_ASCII));
        ByteBuffer head = ByteBuffer.allocate(5);
        for (Literal each : literals) {
            head.clear();
            head.putInt(each.bytes().length).put((byte) (each.nocase() ? 1 : 0));
            digest.update(head.array());
            digest.update(each.bytes());
        }
        return HexFormat.of().formatHex(digest.digest(), 0, 16);
    }
}
