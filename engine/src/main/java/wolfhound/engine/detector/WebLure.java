package wolfhound.engine.detector;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import wolfhound.engine.memory.Topic;
import wolfhound.model.Behaviour;
import wolfhound.model.Body;
import wolfhound.model.EvidenceClass;
import wolfhound.model.FileKind;
import wolfhound.model.FileNames;
import wolfhound.model.Observation;
import wolfhound.model.Sign;
import wolfhound.model.WebExchange;
import wolfhound.model.WebRequest;

/// What attackers lay out for a person over HTTP: plug-in content, documents and archives that hide
/// what they are, scripts that the system itself runs, programs that a page pushes, pages for
/// exploits on servers without a name. Nothing here says that it worked; people meet such things
/// and nothing happens. So all of it is exposure, soft, and weighed by how little the place and the
/// name fit the thing.
final class WebLure implements Detector<WebLure.Memory> {
    static final Sign CONTENT =
            Sign.of(
                    "plugin-content-chain",
                    Behaviour.EXPOSURE,
                    EvidenceClass.EXPOSURE,
                    8,
                    "plug-in content or a document from a server that the host never dealt with,"
                            + " reached through another site",
                    "T1189");
    static final Sign FILE =
            Sign.of(
                    "lure-file",
                    Behaviour.EXPOSURE,
                    EvidenceClass.EXPOSURE,
                    8,
                    "a document, archive, script or program whose name and place do not fit it",
                    "T1204.002",
                    "T1566.002");
    static final Sign PAGE =
            Sign.of(
                    "exploit-page",
                    Behaviour.EXPOSURE,
                    EvidenceClass.EXPOSURE,
                    6,
                    "a page with a coded address on a server without a name, to which another site"
                            + " led",
                    "T1189");

    /// Labels below which countries let names be registered.
    private static final Set<String> SECOND_LEVELS =
            Set.of(
                    "ac", "co", "com", "edu", "go", "gob", "gov", "gv", "me", "mil", "ne", "net",
                    "nom", "or", "org");

    private static final double FULL = 8;
    private static final double LEAST = 4;
    private static final int MOST_TOLD = 4;

    /// Endings of what the system runs or mounts when it is opened.
    private static final Set<String> SCRIPTS =
            Set.of(
                    "hta", "vbs", "vbe", "jse", "wsf", "wsh", "ps1", "lnk", "iso", "img", "vhd",
                    "scr");

    /// Products that programs of strangers like to be called after.
    private static final List<String> PRODUCTS =
            List.of(
                    "flash", "chrome", "firefox", "office", "java", "adobe", "windows", "browser",
                    "plugin", "update", "font");

    static final class Memory {
        int content;
        int files;
        int pages;
    }

    @Override
    public String name() {
        return "web-lure";
    }

    @Override
    public List<Sign> signs() {
        return List.of(CONTENT, FILE, PAGE);
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
        boolean received =
                web.seen().hostOpened()
                        && (web.status() == 200 || web.status() == 206)
                        && !web.body().isEmpty()
                        && !scene.knowledge().knows(Topic.UPDATES, web.request().host());
        if (!received) {
            return;
        }
        if (Outside.is(web.seen()) && bait(web).isPresent()) {
            content(memory, web, bait(web).get(), scene);
        }
        file(memory, web, scene);
        page(memory, web, scene);
    }

    /// Documents and plug-in content: what programs hide behind.
    static Optional<String> bait(WebExchange web) {
        return switch (web.body().kind()) {
            case FLASH -> Optional.of("Flash content");
            case SILVERLIGHT -> Optional.of("Silverlight content");
            case JAR, JAVA_CLASS -> Optional.of("a Java program");
            case OLE, OOXML, RTF -> Optional.of("an Office document");
            case LNK -> Optional.of("a shortcut");
            case POWERSHELL -> Optional.of("a PowerShell script");
            case PDF ->
                    FileNames.isHarmless(lastOf(web.request()))
                            ? Optional.empty()
                            : Optional.of("a PDF from an address that names none");
            default -> Optional.empty();
        };
    }

    private static void content(Memory memory, WebExchange web, String bait, Scene scene) {
        WebRequest request = web.request();
        Body body = web.body();
        boolean stranger =
                scene.surroundings().othersWith(web.seen().peer().address(), scene.host().host())
                        == 0;
        boolean java = body.kind() == FileKind.JAR || body.kind() == FileKind.JAVA_CLASS;
        boolean lies =
                body.declaredType().startsWith("text/") || body.declaredType().startsWith("image/");
        boolean script =
                body.kind() == FileKind.POWERSHELL
                        && scene.facts(request).client() != WebClient.BROWSER;
        boolean odd =
                java
                        || lies
                        || script
                        || body.kind() == FileKind.PDF && isLedFromElsewhere(request)
                        || body.kind() == FileKind.FLASH && isNameless(request)
                        || Outside.asksBareAddress(request)
                        || Coded.longestRun(request.pathAndQuery(), 32) > 0;
        if (stranger && odd && memory.content < MOST_TOLD) {
            memory.content++;
            scene.testify(
                    Claim.of(
                                    CONTENT,
                                    web.seen(),
                                    "received " + bait + " from " + WebCallHome.shortUrl(request))
                            .about(request.url()));
        }
    }

    /// Films have file names; only a number or a code stands where this one is.
    private static boolean isNameless(WebRequest request) {
        return lastOf(request).isEmpty()
                && !request.query().isEmpty()
                && request.query().indexOf('=') < 0;
    }

    private static void file(Memory memory, WebExchange web, Scene scene) {
        List<String> how = new ArrayList<>();
        double points = points(web, scene.facts(web.request()).client(), how);
        if (points < LEAST || memory.files >= MOST_TOLD) {
            return;
        }
        memory.files++;
        scene.testify(
                Claim.of(
                                FILE,
                                web.seen(),
                                "received "
                                        + String.join(", ", how)
                                        + ", from "
                                        + WebCallHome.shortUrl(web.request()))
                        .about(web.request().url())
                        .strength(points / FULL)
                        .bytes(web.body().excerpt()));
    }

    private static double points(WebExchange web, WebClient client, List<String> how) {
        String name = name(web);
        Body body = web.body();
        if (body.kind().isExecutable()
                && body.kind() != FileKind.JAR
                && body.kind() != FileKind.JAVA_CLASS) {
            return program(web, client, name, how);
        }
        if (body.kind().isDocument() && body.kind() != FileKind.PDF) {
            return document(web, client, name, how);
        }
        if (body.kind() == FileKind.ZIP || body.kind() == FileKind.RAR) {
            String inside = firstInside(body);
            if (FileNames.isRunnable(inside) || SCRIPTS.contains(FileNames.extension(inside))) {
                how.add("an archive that begins with " + inside);
                return 6;
            }
            return 0;
        }
        boolean runs =
                SCRIPTS.contains(FileNames.extension(name))
                        || body.declaredType().equals("application/hta");
        if (runs && (body.kind().isText() || body.kind() == FileKind.LNK)) {
            how.add("a script that the system runs, " + name);
            return 6;
        }
        boolean attached =
                web.headers().first("Content-Disposition").startsWith("attachment")
                        && isNavigation(web.request());
        if (attached && FileNames.extension(name).equals("js") && body.kind().isText()) {
            how.add("a script to be saved and run, " + name);
            return 6;
        }
        return 0;
    }

    private static double program(
            WebExchange web, WebClient client, String name, List<String> how) {
        WebRequest request = web.request();
        how.add("a program");
        double points = 0;
        if (client != WebClient.BROWSER) {
            points += 3;
            how.add("by no browser");
        }
        if (Outside.asksBareAddress(request)) {
            points += 4;
            how.add("from a bare address");
        }
        if (request.method().equals("POST")) {
            points += 4;
            how.add("in answer to a form");
        }
        if (FileNames.isDouble(name) || !name.isEmpty() && FileNames.isHarmless(name)) {
            points += 5;
            how.add("under the name " + name);
        }
        if (isOfAnother(name, request.host())) {
            points += 4;
            how.add("called " + name + " where its maker is not");
        }
        if (isLedFromElsewhere(request)) {
            points += 1;
        }
        return points;
    }

    private static double document(
            WebExchange web, WebClient client, String name, List<String> how) {
        how.add("an Office document");
        double points = 2;
        if (client != WebClient.BROWSER) {
            points += 3;
            how.add("by no browser");
        }
        if (!FileNames.isHarmless(lastOf(web.request()))) {
            points += 3;
            how.add("from an address that names none");
        }
        if (web.request().headers().lacks("Referer")) {
            points += 1;
            how.add("to which no page led");
        }
        if (name.isEmpty()) {
            points += 1;
        }
        return points;
    }

    /// A page that a browser was led to, on a server without a name or on an odd port, with a code
    /// for an address.
    private static void page(Memory memory, WebExchange web, Scene scene) {
        WebRequest request = web.request();
        boolean markup = web.body().kind() == FileKind.HTML || web.body().kind() == FileKind.SCRIPT;
        if (!markup
                || memory.pages >= MOST_TOLD
                || scene.facts(request).client() != WebClient.BROWSER) {
            return;
        }
        boolean bare = Outside.asksBareAddress(request);
        int port = request.seen().peer().port();
        boolean odd = port != 80 && port != 8080 && port != 443;
        boolean coded =
                Coded.longestRun(request.pathAndQuery(), 24) > 0
                        || isMadeUp(request.path().substring(1 + request.path().lastIndexOf('/')));
        boolean led = isLedFromElsewhere(request) || web.body().kind() == FileKind.SCRIPT;
        boolean sealed =
                request.hostIsAddress() && Coded.share(web.body().excerpt().text(), 64) > 0.5;
        boolean far = Outside.is(web.seen()) && coded && (bare || odd && led);
        if (!sealed && !far) {
            return;
        }
        memory.pages++;
        String what =
                sealed
                        ? "received a page that is mostly one coded text from a bare address"
                        : "was led to a page with a coded address on "
                                + (bare ? "a bare address" : "port " + port);
        scene.testify(
                Claim.of(PAGE, web.seen(), what + ": " + WebCallHome.shortUrl(request))
                        .about(request.url()));
    }

    /// A person's browser goes there, as against a page that loads a part of itself.
    private static boolean isNavigation(WebRequest request) {
        String accepts = request.headers().first("Accept");
        return accepts.contains("text/html")
                || accepts.contains("application/x-ms-application")
                || accepts.contains("application/vnd.ms-excel");
    }

    private static boolean isMadeUp(String name) {
        int dot = name.indexOf('.');
        return Words.isGibberish(dot < 0 ? name : name.substring(0, dot));
    }

    private static boolean isLedFromElsewhere(WebRequest request) {
        String from = request.headers().first("Referer");
        int start = from.indexOf("://");
        if (start < 0) {
            return false;
        }
        int end = from.indexOf('/', start + 3);
        String host = from.substring(start + 3, end < 0 ? from.length() : end);
        int colon = host.indexOf(':');
        return !registered(colon < 0 ? host : host.substring(0, colon))
                .equalsIgnoreCase(registered(request.host()));
    }

    /// Called after a product, and served by a host that is not called so.
    private static boolean isOfAnother(String name, String host) {
        String lower = name.toLowerCase(Locale.ROOT);
        return PRODUCTS.stream().anyMatch(p -> lower.contains(p) && !host.contains(p));
    }

    /// The name under which the file is saved: as the answer says, else as the address ends.
    private static String name(WebExchange web) {
        String disposition = web.headers().first("Content-Disposition");
        int at = disposition.toLowerCase(Locale.ROOT).indexOf("filename=");
        if (at < 0) {
            return lastOf(web.request());
        }
        String name = disposition.substring(at + 9).strip().replace("\"", "");
        int end = name.indexOf(';');
        return end < 0 ? name : name.substring(0, end);
    }

    private static String lastOf(WebRequest request) {
        String path = request.path();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /// The name of the first file of a zip archive (APPNOTE 4.3.7), empty for none.
    private static String firstInside(Body body) {
        byte[] bytes = body.excerpt().bytes();
        if (bytes.length < 30 || bytes[0] != 'P' || bytes[1] != 'K') {
            return "";
        }
        int length = (bytes[26] & 0xFF) | (bytes[27] & 0xFF) << 8;
        return length > 256 || bytes.length < 30 + length
                ? ""
                : body.excerpt().text().substring(30, 30 + length);
    }

    /// What somebody registered of a name that is known as text alone: the last two labels, or
    /// three below a country's second level (`shop.co.uk`); an address as it is. The public suffix
    /// list is at hand where names are read, not here.
    static String registered(String host) {
        String[] labels = host.split("\\.");
        int n = labels.length;
        if (n < 2 || Character.isDigit(labels[n - 1].isEmpty() ? 'x' : labels[n - 1].charAt(0))) {
            return host;
        }
        String two = labels[n - 2] + "." + labels[n - 1];
        boolean ofCountry = labels[n - 1].length() == 2 && SECOND_LEVELS.contains(labels[n - 2]);
        return n > 2 && ofCountry ? labels[n - 3] + "." + two : two;
    }
}
