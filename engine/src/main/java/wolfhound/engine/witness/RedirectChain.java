package wolfhound.engine.witness;

import java.time.Duration;
import java.util.Optional;
import wolfhound.engine.memory.HostMemory;
import wolfhound.engine.memory.Knowledge;
import wolfhound.engine.memory.Surroundings;
import wolfhound.model.Alibi;
import wolfhound.model.Evidence;
import wolfhound.model.EvidenceClass;
import wolfhound.model.WebExchange;

/// A chain of advertisements and redirections that a page began: the browser was led there, and got
/// a page, a script or a picture. It explains that the host was there.
final class RedirectChain implements Witness {
    private static final Scope SCOPE =
            Scope.ofAnyBehaviour(
                    EvidenceClass.EXPOSURE,
                    EvidenceClass.INDICATOR,
                    EvidenceClass.RARITY,
                    EvidenceClass.NO_DNS);

    /// Decibans from which it is sure that the content fetched the program.
    private static final double SURE = 30;

    private static final Duration OBEYED = Duration.ofMinutes(1);

    @Override
    public String name() {
        return "redirect-chain";
    }

    @Override
    public Scope scope() {
        return SCOPE;
    }

    /// What a page leads to may be an advertisement, until it is obeyed: content of plug-ins that
    /// fetched a hidden program within the minute was none.
    @Override
    public boolean isBrokenBy(Evidence explained, Evidence other) {
        return other.sign().id().equals("program-fetched-by-lure")
                && other.weight().decibans() >= SURE
                && explained.sign().id().equals("plugin-content-chain")
                && !explained.at().isAfter(other.at())
                && explained.at().plus(OBEYED).isAfter(other.at());
    }

    @Override
    public Optional<Alibi> explain(
            Evidence evidence, HostMemory host, Surroundings surroundings, Knowledge knowledge) {
        Optional<WebExchange> web = Lookback.exchange(evidence, host);
        if (web.isEmpty() || !Lookback.isBrowsed(web.get().request()) || isProgram(web.get())) {
            return Optional.empty();
        }
        return Reliefs.share(
                this,
                evidence,
                0.6,
                "a page led the browser there: " + referer(web.get()),
                "a program that comes back from there, or a call that follows");
    }

    private static boolean isProgram(WebExchange web) {
        return web.body().kind().isExecutable();
    }

    private static String referer(WebExchange web) {
        String referer = web.request().headers().first("Referer");
        return referer.length() > 60 ? referer.substring(0, 57) + "…" : referer;
    }
}
