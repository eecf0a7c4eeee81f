package wolfhound.engine.detector;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import wolfhound.model.WebRequest;

/// What kind of program made a request, by the shape of its header: browsers send languages and
/// codings, programs send little, and a program that claims to be a browser without sending what
/// browsers send wears a mask.
enum WebClient {
    /// Claims a browser and sends what browsers send.
    BROWSER,
    /// Claims a browser and sends what its system's download component sends for a program:
    /// codings, but neither the person's languages nor a page it came from.
    COMPONENT,
    /// Claims a browser and sends less than any browser does.
    MASKED,
    /// Says what it was written with, and not what it is.
    LIBRARY,
    /// Calls itself by one word without a version, and asks a server that has no name either, or
    /// the word is none: a name that somebody typed in to have one.
    ODD,
    /// Says what program it is.
    NAMED,
    /// Sends no user agent, or a mere number for one.
    NAMELESS;

    /// Names that libraries and tools put into the field when their user says nothing. Structure of
    /// the trade, not of malware: each is behind thousands of honest scripts.
    private static final List<String> LIBRARIES =
            List.of(
                    "indy library",
                    "synapse)",
                    "winhttprequest",
                    "embarcadero uri client",
                    "clever internet suite",
                    "python",
                    "go-http-client",
                    "libwww-perl",
                    "java/",
                    "okhttp",
                    "curl/",
                    "wget",
                    "autoit",
                    "nsis_inetc",
                    "inetclntapp",
                    "wininet",
                    "powershell",
                    "axios/",
                    "node-fetch",
                    "apache-httpclient",
                    "rest-client",
                    "microsoft url control",
                    "winhttp");

    private static final List<List<String>> LIBRARIES_BY_LETTER = byFirstLetter(LIBRARIES);

    private static final String FIRST_WORD = "Mozilla";

    private static final Pattern COMPATIBLE =
            Pattern.compile("Mozilla/\\d\\.\\d+ \\(compatible; ([^()]{4,80})\\)");

    private static final Pattern SYSTEM =
            Pattern.compile("(?i)win|linux|mac|x11|bsd|unix|os/2|mobile|android");

    /// A word of its own; not a browser's.
    private static final Pattern PROGRAM =
            Pattern.compile(
                    "(?!MSIE|Trident|Gecko|Synapse|Konqueror|Opera|SV1)[A-Z][A-Za-z]{4,30}(?:["
                            + " /][0-9.]+)?");

    private static final Pattern ONE_WORD = Pattern.compile("[A-Za-z0-9_-]{2,24}");

    /// A browser's brand and nothing else: what somebody writes there who has never looked at what
    /// browsers do write. (Before the version there was `Mozilla`; all browsers still begin so.)
    private static final Pattern BRAND =
            Pattern.compile(
                    "(?i)(?:microsoft )?(?:internet"
                            + " ?explorer|msie|ie|iexplore|iexplorer|firefox|chrome|google"
                            + " chrome|opera|netscape|safari|mozilla firefox)(?:\\.exe)?(?:["
                            + " /]?[0-9.]+)?");

    static WebClient of(WebRequest request) {
        String agent = request.userAgent();
        if (agent.isBlank() || isNumber(agent)) {
            return NAMELESS;
        }
        if (namesLibrary(agent)) {
            return LIBRARY;
        }
        if (!claimsBrowser(agent)) {
            return isOdd(agent, request) ? ODD : NAMED;
        }
        if (isOldProtocol(request) || isBareUpload(request) || isAloneAndAssembled(request)) {
            return MASKED;
        }
        if (request.headers().has("Accept-Language")) {
            return BROWSER;
        }
        if (!request.headers().whole()) { // a log knows no more of it than the name
            return BrowserAgent.flaw(agent).isPresent() ? MASKED : BROWSER;
        }
        if (request.headers().lacks("Accept-Encoding")) {
            return request.path().equals("/favicon.ico") ? BROWSER : MASKED;
        }
        if (comesFromAPage(request)) {
            return BROWSER;
        }
        // The component gives the name of the browser that it belongs to; another is its user's.
        return BrowserAgent.flaw(agent).isPresent() ? MASKED : COMPONENT;
    }

    /// One pass over the agent for all names.
    private static boolean namesLibrary(String agent) {
        for (int i = 0; i < agent.length(); i++) {
            int letter = (agent.charAt(i) | 0x20) - 'a'; // in lower case
            if (letter >= 0 && letter < 26) {
                for (String name : LIBRARIES_BY_LETTER.get(letter)) {
                    if (agent.regionMatches(true, i, name, 0, name.length())) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static List<List<String>> byFirstLetter(List<String> names) {
        List<List<String>> byLetter = new ArrayList<>();
        for (char letter = 'a'; letter <= 'z'; letter++) {
            String first = String.valueOf(letter);
            byLetter.add(names.stream().filter(name -> name.startsWith(first)).toList());
        }
        return byLetter;
    }

    private static boolean isOdd(String agent, WebRequest request) {
        return ONE_WORD.matcher(agent).matches()
                && (Outside.asksBareAddress(request) || Words.isGibberish(agent));
    }

    /// A long number in place of a name: a digest or an identifier. Programs of people have one in
    /// a field of its own, behind their name.
    private static boolean isNumber(String agent) {
        return agent.length() >= 16 && Coded.isHex(agent) && Coded.isRandom(agent);
    }

    private static boolean comesFromAPage(WebRequest request) {
        return request.headers().first("Referer").contains("://")
                || request.headers().has("Origin")
                || request.headers().has("Sec-Fetch-Mode")
                || request.path().equals("/favicon.ico");
    }

    /// No browser of this century begins in HTTP/1.0; proxies that do say so.
    private static boolean isOldProtocol(WebRequest request) {
        return request.version().equals("1.0")
                && request.headers().lacks("Via")
                && request.headers().lacks("X-Forwarded-For")
                && request.headers().lacks("Referer");
    }

    /// A page that posts says where it stands, or has a cookie; what posts bytes without either is
    /// no page.
    private static boolean isBareUpload(WebRequest request) {
        return request.method().equals("POST")
                && request.body().declaredType().equals("application/octet-stream")
                && request.headers().lacks("Referer")
                && request.headers().lacks("Origin")
                && request.headers().lacks("Cookie");
    }

    /// A person's browser whose fields something on the way sorted anew comes from a page or knows
    /// the site, sooner or later.
    private static boolean isAloneAndAssembled(WebRequest request) {
        return isAssembled(request)
                && !request.headers().has("Referer")
                && !request.headers().has("Cookie");
    }

    /// Chrome and Firefox of Windows write the host first, ever since they exist. Their fields
    /// behind a program's library come in the library's order, where the host is one of the last.
    /// Proxies that sort fields anew say that they are there.
    static boolean isAssembled(WebRequest request) {
        String agent = request.userAgent();
        boolean orderly = agent.contains(" Chrome/") || agent.contains(" Firefox/");
        return orderly
                && agent.contains("(Windows NT ")
                && !agent.contains("OPR/")
                && request.version().equals("1.1")
                && request.headers().has("Host")
                && !request.headers().fields().getFirst().is("Host")
                && !request.target().contains("://")
                && request.headers().lacks("Via")
                && request.headers().lacks("X-Forwarded-For");
    }

    private static boolean claimsBrowser(String agent) {
        if (BRAND.matcher(agent).matches() || isMisspelt(agent)) {
            return true;
        }
        if (!agent.startsWith("Mozilla") && !agent.startsWith("Opera/")
                || namesItselfCompatible(agent)) {
            return false;
        }
        // Programs that put their own name into the browser's place say who they are: `(compatible;
        // bingbot/2.0; +http://…)`.
        for (int i = 0; i < agent.length(); i++) {
            String word =
                    switch (agent.charAt(i)) {
                        case 'b', 'B' -> "bot";
                        case '+' -> "+http";
                        case 'c', 'C' -> "crawler";
                        case 's', 'S' -> "spider";
                        default -> "";
                    };
            if (!word.isEmpty() && agent.regionMatches(true, i, word, 0, word.length())) {
                return false;
            }
        }
        return true;
    }

    /// `Mozilla/4.0 (compatible; MSIE 6.0; ThisProgram)`: where a browser says on which system it
    /// runs, which each does, a program says its name.
    private static boolean namesItselfCompatible(String agent) {
        Matcher brackets = COMPATIBLE.matcher(agent);
        if (!brackets.matches()) {
            return false;
        }
        for (String part : brackets.group(1).split(";")) {
            String said = part.strip();
            if (SYSTEM.matcher(said).find()) {
                return false;
            }
        }
        String last = brackets.group(1).substring(brackets.group(1).lastIndexOf(';') + 1).strip();
        return PROGRAM.matcher(last).matches() && !Words.isGibberish(last);
    }

    /// `Mazilla/5.0`: the word with which every browser begins, written down by heart. Nobody gives
    /// his own program a name that differs from it by one letter.
    static boolean isMisspelt(String agent) {
        int end = 0;
        while (end < agent.length() && Character.isLetter(agent.charAt(end))) {
            end++;
        }
        String word = agent.substring(0, Math.min(end, FIRST_WORD.length() + 2));
        return word.length() >= FIRST_WORD.length() - 1
                && word.charAt(0) == FIRST_WORD.charAt(0)
                && !word.equals(FIRST_WORD)
                && isNear(word, FIRST_WORD);
    }

    /// One letter more, less, or another; or two neighbours in each other's place.
    private static boolean isNear(String word, String right) {
        int from = 0;
        while (from < Math.min(word.length(), right.length())
                && word.charAt(from) == right.charAt(from)) {
            from++;
        }
        String ours = word.substring(from);
        String theirs = right.substring(from);
        if (ours.isEmpty() || theirs.isEmpty()) {
            return ours.length() + theirs.length() == 1;
        }
        boolean other = ours.substring(1).equals(theirs.substring(1));
        boolean more = ours.substring(1).equals(theirs);
        boolean less = ours.equals(theirs.substring(1));
        boolean swapped =
                ours.length() >= 2
                        && theirs.length() >= 2
                        && ours.charAt(0) == theirs.charAt(1)
                        && ours.charAt(1) == theirs.charAt(0)
                        && ours.substring(2).equals(theirs.substring(2));
        return other || more || less || swapped;
    }

    /// Neither a browser nor a program with a name.
    boolean hides() {
        return this == MASKED || this == NAMELESS;
    }

    /// Says nothing that tells which program it is, and no person stands behind it.
    boolean isAnonymous() {
        return hides() || this == COMPONENT || this == LIBRARY || this == ODD;
    }

    /// As a clause of a sentence.
    String words() {
        return switch (this) {
            case BROWSER -> "a browser";
            case COMPONENT -> "a program that borrows the browser's download component";
            case MASKED -> "a program that poses as a browser";
            case LIBRARY -> "a program that names only the library it was written with";
            case ODD -> "a program whose name says nothing";
            case NAMED -> "a program";
            case NAMELESS -> "a program that does not say its name";
        };
    }
}
