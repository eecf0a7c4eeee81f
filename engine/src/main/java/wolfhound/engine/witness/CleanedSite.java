package wolfhound.engine.witness;

import java.time.Duration;
import java.util.Optional;
import wolfhound.engine.memory.HostMemory;
import wolfhound.engine.memory.Knowledge;
import wolfhound.engine.memory.Surroundings;
import wolfhound.model.Alibi;
import wolfhound.model.Body;
import wolfhound.model.Evidence;
import wolfhound.model.EvidenceClass;
import wolfhound.model.FileKind;
import wolfhound.model.WebExchange;

/// An indicator that has outlived what it told of: the place answers today as any site does, with
/// pages or with "not found". It explains that the host was there.
final class CleanedSite implements Witness {
    /// Fewer exchanges say little about a site.
    private static final int LEAST_EXCHANGES = 2;

    private static final Duration RECENT = Duration.ofHours(1);

    private static final Scope SCOPE =
            Scope.ofAnyBehaviour(EvidenceClass.INDICATOR, EvidenceClass.EXPOSURE);

    @Override
    public String name() {
        return "cleaned-site";
    }

    @Override
    public Scope scope() {
        return SCOPE;
    }

    @Override
    public Optional<Alibi> explain(
            Evidence evidence, HostMemory host, Surroundings surroundings, Knowledge knowledge) {
        if (evidence.peer().isEmpty()) {
            return Optional.empty();
        }
        int ordinary = 0;
        for (WebExchange web : host.pages()) {
            boolean there =
                    web.whole() // of what the sensor lost a part, nothing can be said
                            && web.seen().peer().address().equals(evidence.peer().get().address())
                            && web.seen().at().isAfter(evidence.at().minus(RECENT));
            if (there && !isOrdinary(web)) {
                return Optional.empty();
            }
            ordinary += there ? 1 : 0;
        }
        if (ordinary < LEAST_EXCHANGES) {
            return Optional.empty();
        }
        return Reliefs.share(
                this,
                evidence,
                0.6,
                "all " + ordinary + " answers of the place are a site's: pages, or not found",
                "an answer that no reader is meant to see");
    }

    private static boolean isOrdinary(WebExchange web) {
        if (web.status() == 404 || web.status() == 410 || web.status() == 403) {
            return true;
        }
        FileKind kind = web.body().kind();
        boolean led = web.status() / 100 == 3 && web.body().length() == 0;
        return Lookback.isBrowsed(web.request()) && (led || isOfAPage(web.body()))
                || web.request().userAgent().startsWith("Mozilla/")
                        && kind == FileKind.HTML
                        && web.body().declaredType().equals("text/html");
    }

    /// What pages consist of: markup, style, scripts and pictures.
    private static boolean isOfAPage(Body body) {
        FileKind kind = body.kind();
        String told = body.declaredType();
        return kind == FileKind.HTML
                || kind == FileKind.SCRIPT
                || kind.isImage()
                || kind.isText() && (told.equals("text/css") || told.endsWith("javascript"));
    }
}
