package wolfhound.rules.literal;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/// Builds sets of literals. Every engine finds the same.
public interface LiteralEngine {
    /// @param literals numbered by their place; doubles are allowed, each is told
    Literals build(List<Literal> literals);

    /// What does the work, for a person.
    String name();

    /// The best engine of this machine: Vectorscan where its library runs, else that of Java.
    ///
    /// @param cache a folder that holds the library and compiled sets between starts; made where it
    ///   is not there, and empty again without harm
    /// @param complaint told in one line why the library is not used
    static LiteralEngine available(Path cache, Consumer<String> complaint) {
        try {
            return new NativeEngine(Vectorscan.load(cache), cache);
        } catch (Vectorscan.NotHere reason) {
            complaint.accept("rules are sought without Vectorscan: " + reason.getMessage());
            return java();
        }
    }

    /// The engine that every machine has.
    static LiteralEngine java() {
        return new JavaEngine();
    }
}
