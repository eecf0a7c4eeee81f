package wolfhound.engine.witness;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import wolfhound.engine.memory.HostMemory;
import wolfhound.engine.memory.Knowledge;
import wolfhound.engine.memory.Surroundings;
import wolfhound.model.Alibi;
import wolfhound.model.Behaviour;
import wolfhound.model.Evidence;
import wolfhound.model.EvidenceClass;
import wolfhound.model.WebExchange;
import wolfhound.model.WebRequest;

/// A program that looks at a link before a person does: previews of chats, rewriters of links,
/// checkers of reputation, feed readers. It says who it is, or asks for the head alone. It explains
/// the fetch, and that what was fetched arrived.
final class LinkPreview implements Witness {
    private static final List<String> PREVIEWS =
            List.of(
                    "facebookexternalhit",
                    "slackbot",
                    "slack-imgproxy",
                    "telegrambot",
                    "twitterbot",
                    "whatsapp/",
                    "discordbot",
                    "linkedinbot",
                    "skypeuripreview",
                    "microsoftpreview",
                    "embedly",
                    "redditbot",
                    "googlebot",
                    "bingbot",
                    "bingpreview",
                    "yandexbot",
                    "applebot",
                    "safelinks",
                    "proofpoint",
                    "barracuda",
                    "mimecast",
                    "iframely",
                    "feedly",
                    "feedfetcher",
                    "rssowl",
                    "newsblur",
                    "linkcheck",
                    "w3c_validator");

    private static final Scope SCOPE =
            Scope.ofAnyBehaviour(
                            EvidenceClass.EXPOSURE, EvidenceClass.INDICATOR, EvidenceClass.RARITY)
                    .and(Behaviour.DELIVERY, EvidenceClass.DELIVERY);

    @Override
    public String name() {
        return "link-preview";
    }

    @Override
    public Scope scope() {
        return SCOPE;
    }

    @Override
    public Optional<Alibi> explain(
            Evidence evidence, HostMemory host, Surroundings surroundings, Knowledge knowledge) {
        Optional<WebExchange> web = Lookback.exchange(evidence, host);
        if (web.isEmpty()) {
            return Optional.empty();
        }
        WebRequest request = web.get().request();
        String agent = request.userAgent().toLowerCase(Locale.ROOT);
        Optional<String> preview = PREVIEWS.stream().filter(agent::contains).findFirst();
        if (preview.isEmpty() && !request.method().equals("HEAD")) {
            return Optional.empty();
        }
        return Reliefs.share(
                this,
                evidence,
                0.8,
                preview.map(name -> "the link was looked at by " + name)
                        .orElse("only the head of the page was asked for"),
                "anything that the fetched thing does");
    }
}
