package wolfhound.outputs;

import java.io.OutputStream;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import wolfhound.model.Verdict;
import wolfhound.outputs.TrialScore.Accused;
import wolfhound.outputs.TrialScore.ClassRecall;
import wolfhound.outputs.TrialScore.FamilyRecall;
import wolfhound.outputs.TrialScore.Seconds;

/// `trial --json`: one object a capture with its label and its verdicts, at the end the score. The
/// schema is in `docs/json.md`.
public final class TrialLines implements AutoCloseable {
    private final JsonGenerator json;

    public TrialLines(OutputStream stream) {
        json = Json.lines(stream);
    }

    /// @param infectedHosts as the label has it
    /// @param problem why the capture was not hunted to the end; empty where it was
    public void trial(
            String path,
            String kind,
            String family,
            String infectedHosts,
            String problem,
            List<Verdict> verdicts) {
        json.writeStartObject();
        json.writeStringProperty("type", "trial");
        Json.string(json, "path", path);
        Json.string(json, "class", kind);
        Json.string(json, "family", family);
        Json.string(json, "infected_hosts", infectedHosts);
        Json.string(json, "problem", problem);
        json.writeArrayPropertyStart("verdicts");
        verdicts.forEach(verdict -> VerdictJson.write(json, verdict));
        json.writeEndArray();
        json.writeEndObject();
    }

    /// @param manners other ways to convict; empty where nothing is compared
    public void score(TrialScore score, List<Manner> manners) {
        json.writeStartObject();
        json.writeStringProperty("type", "score");
        json.writeNumberProperty("captures", score.captures());
        json.writeArrayPropertyStart("recall");
        score.recall().forEach(this::write);
        json.writeEndArray();
        json.writeNumberProperty("innocent", score.innocent());
        write("false_convictions", score.falseConvictions());
        write("suspects", score.suspects());
        write("unscored", score.unscored());
        write(score.secondsToVerdict());
        json.writeArrayPropertyStart("problems");
        for (TrialScore.Problem problem : score.problems()) {
            json.writeStartObject();
            Json.string(json, "path", problem.path());
            Json.string(json, "what", problem.what());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("manners");
        manners.forEach(this::write);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void write(Manner manner) {
        json.writeStartObject();
        Json.string(json, "name", manner.name());
        json.writeNumberProperty("captures", manner.captures());
        json.writeNumberProperty("convicted", manner.convicted());
        Json.number(json, "by_family", manner.byFamily());
        json.writeNumberProperty("families", manner.families());
        json.writeNumberProperty("innocent", manner.innocent());
        json.writeNumberProperty("condemned", manner.condemned());
        json.writeEndObject();
    }

    private void write(ClassRecall recall) {
        json.writeStartObject();
        Json.string(json, "class", recall.kind());
        json.writeNumberProperty("captures", recall.captures());
        json.writeNumberProperty("convicted", recall.convicted());
        json.writeNumberProperty("noticed", recall.noticed());
        Json.number(json, "by_family", recall.byFamily());
        json.writeArrayPropertyStart("families");
        for (FamilyRecall family : recall.families()) {
            json.writeStartObject();
            Json.string(json, "name", family.family());
            json.writeNumberProperty("captures", family.captures());
            json.writeNumberProperty("convicted", family.convicted());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void write(String key, List<Accused> accused) {
        json.writeArrayPropertyStart(key);
        for (Accused one : accused) {
            json.writeStartObject();
            Json.string(json, "path", one.path());
            Json.string(json, "class", one.kind());
            Json.string(json, "host", one.host());
            Json.number(json, "posterior_db", one.posterior());
            Json.string(json, "because", one.because());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void write(Seconds seconds) {
        json.writeObjectPropertyStart("seconds_to_verdict");
        json.writeNumberProperty("count", seconds.count());
        Json.number(json, "p50", seconds.median());
        Json.number(json, "p95", seconds.p95());
        Json.number(json, "max", seconds.most());
        json.writeEndObject();
    }

    @Override
    public void close() {
        Json.writing(() -> {
            json.writeRaw('\n');
            json.close();
        });
    }
}
