package wolfhound.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import wolfhound.intel.Intake;
import wolfhound.intel.Intelligence;
import wolfhound.outputs.Words;

/// Lists made ready for a hunt: what was imported, or what the command names, compiled once and
/// kept for the next start.
final class IntelInForce {
    /// The word for what `intel import` took in.
    static final String IMPORTED = "imported";

    /// Compiled sets that are kept for other starts; those used longest ago go.
    private static final int KEPT = 4;

    private IntelInForce() {}

    static Path imported() {
        return StateFolder.intelligence().resolve("imported.bin");
    }

    static Intelligence of(Console console, List<String> inputs) {
        List<String> named =
                inputs.stream()
                        .map(input -> input.equals(IMPORTED) ? importedOrTrouble() : input)
                        .toList();
        if (named.size() == 1 && named.getFirst().equals(imported().toString())) {
            return load(imported());
        }
        Optional<Path> kept = kept(named);
        if (kept.isPresent() && Files.exists(kept.get())) {
            try {
                return Intelligence.load(kept.get());
            } catch (IOException damaged) {
                console.note(kept.get() + ": " + damaged.getMessage());
            }
        }
        Intake intake = Intake.of(named, Settings.topics(), Optional.empty());
        for (String unreadable : intake.unreadable()) {
            throw Trouble.unreadable("--intel " + unreadable);
        }
        if (intake.intelligence().imports().isEmpty()) {
            throw Trouble.unreadable(
                    "--intel " + String.join(" ", inputs) + ": no list of a known format in it");
        }
        if (intake.wrong() > 0) {
            console.error(
                    Words.count(intake.wrong(), "line")
                            + " of the lists "
                            + (intake.wrong() == 1 ? "is" : "are")
                            + " wrong and left out; wolfhound intel import tells why");
        }
        kept.ifPresent(file -> keep(intake.intelligence(), file));
        return intake.intelligence();
    }

    private static String importedOrTrouble() {
        if (!Files.exists(imported())) {
            throw Trouble.wrongUsage(
                    "--intel imported: nothing was imported yet; run wolfhound intel import PATH…,"
                            + " or name the lists");
        }
        return imported().toString();
    }

    static Intelligence load(Path file) {
        try {
            return Intelligence.load(file);
        } catch (IOException damaged) {
            throw Trouble.unreadable(file + ": " + Trouble.reason(damaged));
        }
    }

    // ---- kept between starts

    /// Where the compiled set of these inputs is kept: by their names, sizes and times. None for
    /// what is fetched.
    private static Optional<Path> kept(List<String> inputs) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(Wolfhound.Version.text().getBytes(StandardCharsets.UTF_8));
            Settings.topics().forEach(line -> digest.update(line.getBytes(StandardCharsets.UTF_8)));
            for (String input : inputs) {
                if (input.startsWith("http://") || input.startsWith("https://")) {
                    return Optional.empty();
                }
                try (Stream<Path> files = Files.walk(Path.of(input).toAbsolutePath())) {
                    files.filter(Files::isRegularFile)
                            .sorted()
                            .forEach(file -> digest.update(signature(file)));
                }
            }
            String name = HexFormat.of().formatHex(digest.digest(), 0, 8);
            return Optional.of(StateFolder.intelligence().resolve("kept-" + name + ".bin"));
        } catch (IOException | UncheckedIOException unreadable) {
            return Optional.empty(); // the reading will say what is wrong
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] signature(Path file) {
        try {
            return (file + "\n" + Files.size(file) + "\n" + Files.getLastModifiedTime(file) + "\n")
                    .getBytes(StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// Where it cannot be kept, the next start is as slow as this one.
    private static void keep(Intelligence intel, Path file) {
        try {
            Files.createDirectories(file.getParent());
            intel.save(file);
            try (Stream<Path> all = Files.list(file.getParent())) {
                List<Path> oldest =
                        all.filter(one -> one.getFileName().toString().startsWith("kept-"))
                                .sorted(Comparator.comparing(IntelInForce::time).reversed())
                                .skip(KEPT)
                                .toList();
                for (Path one : oldest) {
                    Files.deleteIfExists(one);
                }
            }
        } catch (IOException full) {
            return;
        }
    }

    private static long time(Path file) {
        return file.toFile().lastModified();
    }
}
