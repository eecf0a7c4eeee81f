package wolfhound.model;

import java.util.List;

/// A kind of evidence that one detector can give, with what it means and what it weighs before
/// anything was measured. Lives in the detector's own file; the weights file lists them all and may
/// replace the weight by a measured one.
///
/// @param id unique, kebab case: `gh0st-dialect`
/// @param starting the weight until one was measured
/// @param because where the starting weight comes from, in one sentence
/// @param techniques ATT&CK identifiers
public record Sign(
        String id,
        Behaviour behaviour,
        EvidenceClass kind,
        Weight starting,
        String because,
        List<String> techniques) {
    public static Sign of(
            String id,
            Behaviour behaviour,
            EvidenceClass kind,
            double starting,
            String because,
            String... techniques) {
        return new Sign(id, behaviour, kind, new Weight(starting), because, List.of(techniques));
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
