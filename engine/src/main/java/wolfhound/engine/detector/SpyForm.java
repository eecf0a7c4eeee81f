package wolfhound.engine.detector;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import wolfhound.model.Behaviour;
import wolfhound.model.EvidenceClass;
import wolfhound.model.FileKind;
import wolfhound.model.Group;
import wolfhound.model.Observation;
import wolfhound.model.Sign;
import wolfhound.model.WebRequest;

/// A form whose fields are named after what a spy records: key strokes, the title of the window
/// they went to, the clipboard, the screen. A person's form has a field for one password and none
/// for what he typed elsewhere; and it is sent by a browser.
///
/// Programs by which an employer watches his own machines have such fields too. They say their
/// name, and speak encrypted.
final class SpyForm implements Detector<SpyForm.Memory> {
    static final Sign FORM =
            Sign.of(
                    "spys-form",
                    Behaviour.THEFT,
                    EvidenceClass.DIALECT,
                    22,
                    "a form with fields for key strokes, windows, the clipboard or the screen, sent"
                            + " by a program that hides its name",
                    "T1056.001",
                    "T1115",
                    "T1041");

    private static final Map<String, String> KINDS = kinds();

    /// Names of fields, in forms of both sorts.
    private static final Pattern FIELD = Pattern.compile("(?:^|[&;\\n\"])([a-z_]{4,20})[=\"]");

    /// Values that are one word and nothing else.
    private static final Pattern VALUE = Pattern.compile("=([a-z_]{4,20})(?=&|$)");

    private static final int MOST_TOLD = 2;
    private static final int MOST_TEXT = 2048;

    static final class Memory {
        double strongest;
        int told;
    }

    private static Map<String, String> kinds() {
        Map<String, String> kinds = new HashMap<>();
        Map.of(
                        "key strokes",
                        List.of(
                                "keystrokes",
                                "keystroke",
                                "keystrokestyped",
                                "keylog",
                                "keylogs",
                                "keylogger",
                                "typed",
                                "logkeys"),
                        "windows",
                        List.of("windowtitle", "window_title", "wintitle", "activewindow"),
                        "the clipboard",
                        List.of("clipboard", "clipboarddata", "clipboardtext", "cliptext"),
                        "the screen",
                        List.of("screenshot", "screen_shot", "screencapture", "screenshotdata"),
                        "passwords",
                        List.of("passwords", "recovered", "stealer", "steal", "passwordlist"))
                .forEach((kind, names) -> names.forEach(name -> kinds.put(name, kind)));
        return Map.copyOf(kinds);
    }

    @Override
    public String name() {
        return "spy-form";
    }

    @Override
    public List<Sign> signs() {
        return List.of(FORM);
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
        WebClient client = scene.facts(request).client();
        if (!Outside.is(request.seen())
                || !client.isAnonymous()
                || memory.told >= MOST_TOLD
                || request.query().isEmpty() && !isForm(request)
                || Outside.isVouched(request, scene)) {
            return;
        }
        Set<String> kinds = recorded(request);
        double strength =
                (kinds.size() >= 3 ? 1 : kinds.size() == 2 ? 0.8 : 0) * (client.hides() ? 1 : 0.7);
        if (strength <= memory.strongest) {
            return;
        }
        memory.strongest = strength;
        memory.told++;
        scene.testify(
                Claim.of(
                                FORM,
                                request.seen(),
                                "sends "
                                        + WebCallHome.shortUrl(request)
                                        + " a form with fields for "
                                        + String.join(", ", kinds)
                                        + ", by "
                                        + client.words())
                        .about(request.url())
                        .group(Group.Cause.DETECTOR, name())
                        .strength(strength)
                        .bytes(request.body().excerpt()));
    }

    private static boolean isForm(WebRequest request) {
        FileKind kind = request.body().kind();
        return kind == FileKind.FORM || kind == FileKind.TEXT || kind == FileKind.MULTIPART;
    }

    /// What the fields are for, by their names or, where one field says what the form is, by its
    /// value.
    private static Set<String> recorded(WebRequest request) {
        Set<String> found = new TreeSet<>();
        String text = request.query() + "&" + request.body().excerpt().text();
        String bounded = text.length() > MOST_TEXT ? text.substring(0, MOST_TEXT) : text;
        String lower = bounded.toLowerCase(Locale.ROOT);
        for (Pattern said : List.of(FIELD, VALUE)) {
            Matcher words = said.matcher(lower);
            while (words.find()) {
                String kind = KINDS.get(words.group(1));
                if (kind != null) {
                    found.add(kind);
                }
            }
        }
        return found;
    }
}
