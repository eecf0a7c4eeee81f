package wolfhound.engine.inventory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import wolfhound.model.ClearTextLogin;
import wolfhound.model.FileKind;
import wolfhound.model.Login;
import wolfhound.model.Peer;
import wolfhound.model.Software;

/// What one host said that it runs, and the accounts that it gave away in the clear. Bounded; what
/// finds no room is counted.
public final class Inventory {
    private static final int MOST_TEXTS = 128;
    private static final int MOST_SOFTWARE = 64;
    private static final int MOST_LOGINS = 64;

    private final Catalogue catalogue;
    private final Map<String, Heard> heard = new LinkedHashMap<>(2);
    private final Map<Account, ClearTextLogin> logins = new LinkedHashMap<>(2);
    private long unlisted;

    private record Heard(String where, Instant first) {}

    /// A text and how it came to be heard.
    public record Saying(String text, String where, Instant first) {}

    /// All that an inventory keeps, to be stored elsewhere and taken up again.
    public record Stock(List<Saying> sayings, List<ClearTextLogin> logins, long unlisted) {}

    private record Account(String service, Peer server, String name) {}

    public Inventory(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    public Stock stock() {
        List<Saying> sayings = new ArrayList<>();
        heard.forEach((text, said) -> sayings.add(new Saying(text, said.where, said.first)));
        return new Stock(sayings, clearTextLogins(), unlisted);
    }

    /// Takes up what another inventory of the host kept.
    public void take(Stock stock) {
        stock.sayings.forEach(said -> heard.put(said.text, new Heard(said.where, said.first)));
        for (ClearTextLogin login : stock.logins) {
            logins.put(new Account(login.service(), login.server(), login.account()), login);
        }
        unlisted += stock.unlisted;
    }

    /// @param where `http`, `ssh`, …
    public void hear(String text, String where, Instant at) {
        if (heard.containsKey(text)) {
            return;
        }
        if (heard.size() < MOST_TEXTS) {
            heard.put(text, new Heard(where, at));
        } else {
            unlisted++;
        }
    }

    /// A log-in that the host itself tried; one whose secret cannot be read is none of this.
    public void hear(Login login) {
        if (!login.clearText() || !login.seen().hostOpened()) {
            return;
        }
        Peer server = login.seen().peer();
        Account account = new Account(login.protocol(), server, login.user());
        Instant at = login.seen().at();
        ClearTextLogin before = logins.get(account);
        if (before == null && logins.size() >= MOST_LOGINS) {
            unlisted++;
            return;
        }
        logins.put(
                account,
                new ClearTextLogin(
                        login.protocol(),
                        server,
                        login.user(),
                        before == null ? at : before.first(),
                        at,
                        before == null ? 1 : before.times() + 1));
    }

    /// Texts and log-ins that found no room.
    public long unlisted() {
        return unlisted;
    }

    public List<ClearTextLogin> clearTextLogins() {
        return List.copyOf(logins.values());
    }

    /// The products by their names, each as it was first said; the first few.
    ///
    /// @param now the time by which a version is known to be attacked
    public List<Software> software(Instant now) {
        Map<String, Software> byName = new TreeMap<>();
        heard.forEach((text, said) -> {
            for (Cpe cpe : catalogue.in(text)) {
                String name = cpe.toString();
                if (byName.size() < MOST_SOFTWARE) {
                    byName.putIfAbsent(
                            name,
                            new Software(
                                    name, text, said.where, said.first, Attacks.known(cpe, now)));
                }
            }
        });
        return List.copyOf(byName.values());
    }

    /// Why content of this kind, fetched by this program, found nothing to run in: the plug-in that
    /// it needs is none of this host's, or is newer than anything that was ever attacked in it.
    public Optional<String> whyHarmless(FileKind kind, String userAgent) {
        return PlugIn.of(kind)
                .flatMap(plugIn -> plugIn.whyHarmless(all(), catalogue.in(userAgent)));
    }

    private List<Cpe> all() {
        List<Cpe> all = new ArrayList<>();
        heard.keySet().forEach(text -> all.addAll(catalogue.in(text)));
        return all;
    }
}
