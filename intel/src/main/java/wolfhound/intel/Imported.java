package wolfhound.intel;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import wolfhound.intel.store.Loading;
import wolfhound.intel.store.Saving;

/// What was read of one list: all its files together.
///
/// @param name who says it, see [wolfhound.model.Indicator#from]
/// @param formats of its files, in words
/// @param files how many
/// @param indicators what it says, the refused among them
/// @param refused …, because nobody bad can be there
/// @param landmarks places that it knows
/// @param oldest the first of its days
/// @param newest the last of its days
public record Imported(
        String name,
        String formats,
        int files,
        int indicators,
        int refused,
        int landmarks,
        Optional<Instant> oldest,
        Optional<Instant> newest) {

    void write(Saving out) throws IOException {
        out.text(name);
        out.text(formats);
        out.number(files);
        out.number(indicators);
        out.number(refused);
        out.number(landmarks);
        out.number((int) oldest.map(Instant::getEpochSecond).orElse(0L).longValue());
        out.number((int) newest.map(Instant::getEpochSecond).orElse(0L).longValue());
    }

    static Imported read(Loading in) throws IOException {
        return new Imported(
                in.text(),
                in.text(),
                in.number(),
                in.number(),
                in.number(),
                in.number(),
                time(in.number()),
                time(in.number()));
    }

    static Optional<Instant> time(int seconds) {
        return seconds == 0
                ? Optional.empty()
                : Optional.of(Instant.ofEpochSecond(seconds & 0xFFFFFFFFL));
    }
}
