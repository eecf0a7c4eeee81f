package wolfhound.engine.witness;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import wolfhound.engine.memory.HostMemory;
import wolfhound.engine.memory.Knowledge;
import wolfhound.engine.memory.Surroundings;
import wolfhound.model.Alibi;
import wolfhound.model.Body;
import wolfhound.model.Evidence;
import wolfhound.model.EvidenceClass;
import wolfhound.model.FileKind;
import wolfhound.model.WebExchange;

/// A listed place whose own answer says that nobody bad lives there any more: the page of a
/// sinkhole, of a name for sale, or of a filter in its place. It explains that the host was there;
/// a bot that goes on speaking its language to it is accused for that.
final class DeadPlace implements Witness {
    private static final Scope SCOPE = Scope.ofAnyBehaviour(EvidenceClass.INDICATOR);

    /// What a page says that stands in for another.
    private record Page(Pattern words, String what) {
        static Page of(String words, String what) {
            return new Page(Pattern.compile(words), what);
        }
    }

    private static final List<Page> PAGES =
            List.of(
                    Page.of("\\bsinkhole", "a sinkhole's"),
                    Page.of(
                            "domain (?:name )?(?:is|may be|might be) (?:parked|for sale)|buy this"
                                    + " domain|domain (?:name )?(?:has )?expired|parked"
                                    + " (?:free|domain)|this domain is registered",
                            "that of a name which nobody uses"),
                    Page.of(
                            "(?:page|site|access|content|url|request)[^.<]{0,40}(?:is|has been|was)"
                                    + " blocked|blocked by (?:your|the|our)",
                            "a filter's"));

    @Override
    public String name() {
        return "dead-place";
    }

    @Override
    public Scope scope() {
        return SCOPE;
    }

    @Override
    public Optional<Alibi> explain(
            Evidence evidence, HostMemory host, Surroundings surroundings, Knowledge knowledge) {
        if (!evidence.from().equals("listed-contact")) {
            return Optional.empty();
        }
        for (WebExchange web : host.pages()) {
            Optional<String> what = isThere(web, evidence) ? standIn(web) : Optional.empty();
            if (what.isPresent()) {
                return Reliefs.share(
                        this,
                        evidence,
                        0.9,
                        "the page that " + web.request().host() + " answers with is " + what.get(),
                        "a bot's protocol spoken to it");
            }
        }
        return Optional.empty();
    }

    private static boolean isThere(WebExchange web, Evidence evidence) {
        boolean samePeer =
                evidence.peer()
                        .map(peer -> peer.address().equals(web.seen().peer().address()))
                        .orElse(false);
        return samePeer
                && (evidence.about().contains(web.request().host())
                        || web.request().hostIsAddress()
                        || web.request().host().endsWith(evidence.about()));
    }

    private static Optional<String> standIn(WebExchange web) {
        if (web.headers().has("X-Sinkhole") || web.headers().has("X-Sinkholed-Domain")) {
            return Optional.of("a sinkhole's");
        }
        Body body = web.body();
        if (body.kind() != FileKind.HTML && !body.kind().isText()) {
            return Optional.empty();
        }
        String text = body.excerpt().text().toLowerCase(Locale.ROOT);
        return PAGES.stream()
                .filter(page -> page.words().matcher(text).find())
                .findFirst()
                .map(Page::what);
    }
}
