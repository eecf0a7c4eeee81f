package wolfhound.outputs;

import java.util.List;

/// How verdicts on labelled captures compare with the truth.
///
/// @param captures labelled, scored or not
/// @param recall by class, in the order of the labels
/// @param falseConvictions infected verdicts on hosts that are not
/// @param innocent captures in which nobody is infected
/// @param suspects suspect verdicts in those
/// @param unscored infected verdicts where the label does not say who is
/// @param problems captures that were not hunted to the end, with the reason
public record TrialScore(
        int captures,
        List<ClassRecall> recall,
        List<Accused> falseConvictions,
        int innocent,
        List<Accused> suspects,
        List<Accused> unscored,
        Seconds secondsToVerdict,
        List<Problem> problems) {

    /// Recall of one class of captures. Each family counts once: the mean over its captures, and of
    /// the families the mean.
    ///
    /// @param convicted captures in which an infected host was convicted
    /// @param noticed captures in which one was at least exposed
    public record ClassRecall(
            String kind,
            int captures,
            int convicted,
            int noticed,
            double byFamily,
            List<FamilyRecall> families) {}

    public record FamilyRecall(String family, int captures, int convicted) {
        public double share() {
            return (double) convicted / captures;
        }
    }

    /// A verdict that is wrong or worth a look, with its strongest reason.
    public record Accused(
            String path, String kind, String host, double posterior, String because) {}

    /// Of the right convictions, from the first malicious byte.
    public record Seconds(int count, double median, double p95, double most) {}

    public record Problem(String path, String what) {}
}
