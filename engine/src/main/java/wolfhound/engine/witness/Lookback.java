package wolfhound.engine.witness;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import wolfhound.engine.memory.HostMemory;
import wolfhound.engine.memory.Knowledge;
import wolfhound.engine.memory.Topic;
import wolfhound.model.Address;
import wolfhound.model.DomainName;
import wolfhound.model.Evidence;
import wolfhound.model.WebExchange;
import wolfhound.model.WebRequest;

/// What witnesses look up about a piece of evidence: the exchange that it is about, the names of
/// its peer, and whose they are.
final class Lookback {
    private Lookback() {}

    /// The web exchange that the evidence is about, while it is remembered.
    static Optional<WebExchange> exchange(Evidence evidence, HostMemory host) {
        if (!evidence.about().startsWith("http")) {
            return Optional.empty();
        }
        for (WebExchange web : host.pages()) {
            if (web.request().url().equals(evidence.about())) {
                return Optional.of(web);
            }
        }
        return Optional.empty();
    }

    /// The name under which the host dealt with the peer: what it asked for by HTTP or TLS, where
    /// an answer gave the peer's address for it as well; else what answers gave. None for a peer
    /// known by address alone.
    static Set<String> names(Evidence evidence, HostMemory host) {
        Set<String> names = new LinkedHashSet<>();
        Optional<WebExchange> web = exchange(evidence, host);
        if (web.isPresent()) {
            WebRequest request = web.get().request();
            Set<DomainName> told = host.namesOf(request.seen().peer().address());
            if (told.stream().anyMatch(name -> name.text().equals(request.host()))) {
                names.add(request.host());
            }
            return names;
        }
        if (evidence.peer().isEmpty()) {
            return names;
        }
        Address address = evidence.peer().get().address();
        host.namesOf(address).forEach(name -> names.add(name.text()));
        return names;
    }

    /// The first of the peer's names that belongs to a maker of programs, devices or certificates:
    /// where nobody else can put content or servers. Empty where any of them is another's.
    static Optional<String> maker(Evidence evidence, HostMemory host, Knowledge knowledge) {
        Set<String> names = names(evidence, host);
        for (String name : names) {
            if (!isMakers(name, knowledge)) {
                return Optional.empty();
            }
        }
        return names.stream().findFirst();
    }

    static boolean isMakers(String name, Knowledge knowledge) {
        boolean makers =
                knowledge.knows(Topic.UPDATES, name)
                        || knowledge.knows(Topic.REPUTATION, name)
                        || knowledge.knows(Topic.CERTIFICATES, name)
                        || knowledge.knows(Topic.POPULAR, name);
        return makers && !isAnybodys(name, knowledge);
    }

    /// Can anybody put content, a server or a name there.
    static boolean isAnybodys(String name, Knowledge knowledge) {
        return knowledge.knows(Topic.PUBLIC_CONTENT, name)
                || knowledge.knows(Topic.SHARED_HOSTING, name)
                || knowledge.knows(Topic.DYNAMIC_DNS, name);
    }

    /// The first of the peer's names or its address that is listed under the topic.
    static Optional<String> listed(
            Evidence evidence, HostMemory host, Knowledge knowledge, Topic topic) {
        for (String name : names(evidence, host)) {
            if (knowledge.knows(topic, name)) {
                return Optional.of(name);
            }
        }
        return evidence.peer()
                .map(peer -> peer.address().toString())
                .filter(address -> knowledge.knows(topic, address));
    }

    /// Did the exchange come about as browsing does: a browser's fields and a page before it.
    static boolean isBrowsed(WebRequest request) {
        return request.userAgent().startsWith("Mozilla/")
                && request.headers().has("Accept-Language")
                && request.headers().has("Referer");
    }
}
