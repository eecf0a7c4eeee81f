package wolfhound.engine.detector;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import wolfhound.engine.memory.Bounded;
import wolfhound.model.Behaviour;
import wolfhound.model.EvidenceClass;
import wolfhound.model.Group;
import wolfhound.model.Observation;
import wolfhound.model.Sign;
import wolfhound.model.WebExchange;

/// A program that is no browser fetches, one by one and from a stranger, the libraries in which a
/// browser keeps its ciphers: Mozilla's, which open the passwords that it has stored. Thieves are
/// small and bring them along later; whoever has the browser has them already.
///
/// Programs that embed the browser's engine are brought up to date file by file as well. They fetch
/// the engine itself, which is no use to a thief; who does is believed.
final class BorrowedLibraries implements Detector<BorrowedLibraries.Memory> {
    static final Sign FETCHED =
            Sign.of(
                    "borrowed-libraries",
                    Behaviour.THEFT,
                    EvidenceClass.DIALECT,
                    25,
                    "three libraries of a browser's ciphers, one by one, from a server that is not"
                            + " its maker's, and no engine that needs them",
                    "T1555.003",
                    "T1105");

    /// Where the stored passwords are opened.
    private static final Set<String> CIPHERS =
            Set.of("nss3.dll", "softokn3.dll", "freebl3.dll", "nssdbm3.dll");

    /// What these need, and what reads the browser's tables.
    private static final Set<String> BESIDE =
            Set.of("mozglue.dll", "sqlite3.dll", "mozsqlite3.dll", "msvcp140.dll");

    /// Of the engine: whoever fetches it embeds a browser.
    private static final Set<String> ENGINE =
            Set.of(
                    "xul.dll",
                    "omni.ja",
                    "gkmedias.dll",
                    "xulrunner.exe",
                    "xpcom.dll",
                    "js3250.dll");

    private static final int MOST_SERVERS = 32;

    static final class Memory {
        final Bounded<String, Fetched> servers = new Bounded<>(MOST_SERVERS);
    }

    private static final class Fetched {
        final Set<String> ciphers = new HashSet<>();
        final Set<String> beside = new HashSet<>();
        boolean engine;
        double told;
    }

    @Override
    public String name() {
        return "borrowed-libraries";
    }

    @Override
    public java.util.List<Sign> signs() {
        return java.util.List.of(FETCHED);
    }

    @Override
    public Set<Class<? extends Observation>> watches() {
        return Set.of(WebExchange.class);
    }

    @Override
    public Memory fresh() {
        return new Memory();
    }

    @Override
    public void see(Memory memory, Observation observation, Scene scene) {
        WebExchange web = (WebExchange) observation;
        String path = web.request().path();
        String file = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        boolean cipher = CIPHERS.contains(file);
        boolean engine = ENGINE.contains(file);
        if (!cipher && !engine && !BESIDE.contains(file)
                || !Outside.is(web.seen())
                || web.status() != 200
                || scene.facts(web.request()).client() == WebClient.BROWSER
                || Outside.isVouched(web.request(), scene)) {
            return;
        }
        Fetched fetched = memory.servers.get(web.request().host(), h -> new Fetched());
        fetched.engine |= engine;
        if (web.body().kind().isExecutable() && !engine) {
            (cipher ? fetched.ciphers : fetched.beside).add(file);
        }
        double strength = strength(fetched);
        if (strength <= fetched.told) {
            return;
        }
        fetched.told = strength;
        Set<String> all = new java.util.TreeSet<>(fetched.ciphers);
        all.addAll(fetched.beside);
        scene.testify(
                Claim.of(
                                FETCHED,
                                web.seen(),
                                "fetched "
                                        + String.join(", ", all)
                                        + " from "
                                        + web.request().host()
                                        + ", libraries that open the passwords of a browser, by "
                                        + scene.facts(web.request()).client().words())
                        .began(web.request().seen().at())
                        .about(web.request().url())
                        .group(Group.Cause.DETECTOR, name())
                        .strength(strength));
    }

    /// One of the ciphers with one more beside it is enough to open a store; alone each may be some
    /// program's missing file.
    private static double strength(Fetched fetched) {
        int all = fetched.ciphers.size() + fetched.beside.size();
        if (fetched.engine || fetched.ciphers.isEmpty() || all < 2) {
            return 0;
        }
        return all == 2 ? 0.6 : fetched.ciphers.size() >= 2 ? 1 : 0.85;
    }
}
