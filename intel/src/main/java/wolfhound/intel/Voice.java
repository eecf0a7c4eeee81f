package wolfhound.intel;

import java.io.IOException;
import wolfhound.intel.store.Loading;
import wolfhound.intel.store.Saving;
import wolfhound.model.Tenure;

/// What many indicators of one list share.
///
/// @param file where the list says it
record Voice(String from, String file, String label, int confidence, Tenure tenure) {
    void write(Saving out) throws IOException {
        out.text(from);
        out.text(file);
        out.text(label);
        out.number(confidence);
        out.number(tenure.kind().ordinal());
        out.text(tenure.because());
        out.number(tenure.said() ? 1 : 0);
    }

    static Voice read(Loading in) throws IOException {
        return new Voice(
                in.text(),
                in.text(),
                in.text(),
                in.number(),
                new Tenure(Tenure.Kind.values()[in.number()], in.text(), in.number() == 1));
    }
}
