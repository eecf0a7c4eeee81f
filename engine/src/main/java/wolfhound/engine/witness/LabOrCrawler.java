package wolfhound.engine.witness;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import wolfhound.engine.memory.HostMemory;
import wolfhound.engine.memory.Knowledge;
import wolfhound.engine.memory.Surroundings;
import wolfhound.engine.memory.Topic;
import wolfhound.model.Alibi;
import wolfhound.model.Evidence;
import wolfhound.model.EvidenceClass;
import wolfhound.model.WebExchange;

/// A crawler, a link checker or a sandbox: it fetches what is bad on purpose, one site after the
/// other and nothing that belongs to a page. Nobody declared it, so part of the weight stays; and
/// what a program that it ran says is not explained.
final class LabOrCrawler implements Witness {
    /// Sites asked in turn, of which hardly any was asked twice.
    private static final int MANY_SITES = 12;

    private static final Scope SCOPE =
            Scope.ofAnyBehaviour(
                    EvidenceClass.EXPOSURE,
                    EvidenceClass.INDICATOR,
                    EvidenceClass.DELIVERY,
                    EvidenceClass.RARITY,
                    EvidenceClass.DGA_LIKE);

    @Override
    public String name() {
        return "lab-or-crawler";
    }

    @Override
    public Scope scope() {
        return SCOPE;
    }

    @Override
    public Optional<Alibi> explain(
            Evidence evidence, HostMemory host, Surroundings surroundings, Knowledge knowledge) {
        if (!host.declaredRoles().isEmpty()) {
            return Optional.empty(); // the user's word decides, with its hours
        }
        Set<String> sites = new HashSet<>();
        int fetched = 0;
        int browsed = 0;
        for (WebExchange web : host.pages()) {
            fetched++;
            sites.add(web.request().host());
            browsed += web.request().headers().has("Referer") ? 1 : 0;
        }
        boolean crawls =
                sites.size() >= MANY_SITES && fetched < 2 * sites.size() && browsed * 5 < fetched;
        Optional<String> analyses =
                host.secureNames().values().stream()
                        .map(name -> name.text())
                        .filter(name -> knowledge.knows(Topic.ANALYSIS, name))
                        .findFirst();
        if (crawls) {
            return Reliefs.share(
                    this,
                    evidence,
                    0.7,
                    "fetched one thing from each of " + sites.size() + " sites, as crawlers do",
                    "a call home of what it fetched");
        }
        if (analyses.isEmpty() || host.pagesBrowsed() > 0) {
            return Optional.empty();
        }
        return Reliefs.share(
                this,
                evidence,
                0.5,
                "hands what it finds to " + analyses.get(),
                "a call home of what it fetched");
    }
}
