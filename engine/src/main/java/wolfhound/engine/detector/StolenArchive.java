package wolfhound.engine.detector;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import wolfhound.model.Behaviour;
import wolfhound.model.EvidenceClass;
import wolfhound.model.FileKind;
import wolfhound.model.Group;
import wolfhound.model.Observation;
import wolfhound.model.Sign;
import wolfhound.model.WebRequest;

/// A program that hides its name uploads an archive, and with it the number of the machine that it
/// was made on; or the archive names, in its table, what thieves put there.
///
/// Reports of crashes are archives with a number too. They say that they are reports of crashes,
/// and of which program; the program, or its reporter, says its name.
final class StolenArchive implements Detector<StolenArchive.Memory> {
    static final Sign ARCHIVE =
            Sign.of(
                    "stolen-archive",
                    Behaviour.THEFT,
                    EvidenceClass.OWN_SECRET,
                    36,
                    "an archive that names a list of passwords, uploaded by a program that hides"
                            + " its name",
                    "T1560",
                    "T1041",
                    "T1555.003");

    /// Members of archives as thieves name them.
    private static final List<String> LOOT =
            List.of("passwords.", "password.txt", "autofill", "creditcard", "wallets/");

    /// Two of these; one alone may be in a user's question to a maker.
    private static final List<String> BESIDE =
            List.of(
                    "cookies",
                    "history",
                    "system info",
                    "system.txt",
                    "systeminfo",
                    "information.txt",
                    "screenshot.",
                    "screen.png",
                    "screen.jp");

    private static final List<String> REPORTS =
            List.of("crash", "minidump", "dump", "bugreport", "bug_report", "sentry", "feedback");

    private static final int MOST_TEXT = 2048;

    static final class Memory {
        double strongest;
    }

    @Override
    public String name() {
        return "stolen-archive";
    }

    @Override
    public List<Sign> signs() {
        return List.of(ARCHIVE);
    }

    @Override
    public Set<Class<? extends Observation>> watches() {
        return Set.of(WebRequest.class);
    }

    @Override
    public Memory fresh() {
        return new Memory();
    }

    @Override
    public void see(Memory memory, Observation observation, Scene scene) {
        WebRequest request = (WebRequest) observation;
        if (request.body().length() < 256 || !Outside.is(request.seen())) {
            return;
        }
        WebClient client = scene.facts(request).client();
        String text = text(request);
        if (!client.hides() && client != WebClient.ODD
                || !holdsArchive(request, text)
                || isReport(request, text)
                || Outside.isVouched(request, scene)) {
            return;
        }
        boolean loot =
                LOOT.stream().anyMatch(text::contains)
                        || BESIDE.stream().filter(text::contains).count() >= 2;
        boolean numbered =
                scene.facts(request).told().contains("machine number")
                        || CheckIn.isInventory(scene.facts(request));
        // A device that sends its maker a log is numbered too, and wears no mask.
        boolean hides = client == WebClient.MASKED || Outside.asksBareAddress(request);
        double strength = loot ? 1 : numbered && hides ? 0.6 : 0;
        if (strength <= memory.strongest) {
            return;
        }
        memory.strongest = strength;
        scene.testify(
                Claim.of(
                                ARCHIVE,
                                request.seen(),
                                "uploads an archive to "
                                        + WebCallHome.shortUrl(request)
                                        + (loot
                                                ? ", with members as thieves name them, by "
                                                : " with the number of the machine, by ")
                                        + client.words())
                        .about(request.url())
                        .group(Group.Cause.DETECTOR, name())
                        .strength(strength)
                        .bytes(request.body().excerpt()));
    }

    private static String text(WebRequest request) {
        String text = request.body().excerpt().text();
        return (text.length() > MOST_TEXT ? text.substring(0, MOST_TEXT) : text)
                .toLowerCase(Locale.ROOT);
    }

    /// Itself, or as the file of a form.
    private static boolean holdsArchive(WebRequest request, String text) {
        return request.body().kind() == FileKind.ZIP
                || request.headers().first("Content-Type").startsWith("multipart/")
                        && text.contains("\r\n\r\npk\u0003\u0004");
    }

    private static boolean isReport(WebRequest request, String text) {
        String path = request.pathAndQuery().toLowerCase(Locale.ROOT);
        return REPORTS.stream().anyMatch(word -> path.contains(word) || text.contains(word));
    }
}
