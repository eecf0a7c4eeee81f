package wolfhound.engine.detector;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import wolfhound.engine.memory.Bounded;
import wolfhound.model.Behaviour;
import wolfhound.model.EvidenceClass;
import wolfhound.model.FileKind;
import wolfhound.model.Group;
import wolfhound.model.Observation;
import wolfhound.model.Sign;
import wolfhound.model.WebRequest;

/// A machine that reports for duty over HTTP: a form or query whose fields are an inventory of the
/// machine (an identifier of the bot, the system, the user, the computer, its defences), sent by a
/// program that hides its name.
final class CheckIn implements Detector<CheckIn.Memory> {
    static final Sign INVENTORY =
            Sign.of(
                    "machine-check-in",
                    Behaviour.CALLBACK,
                    EvidenceClass.OWN_SECRET,
                    30,
                    "who sits there, at which machine, behind which defence, in one request by a"
                            + " program that hides its name",
                    "T1082",
                    "T1071.001");

    static final Sign AS_NAME =
            Sign.of(
                    "machine-as-name",
                    Behaviour.CALLBACK,
                    EvidenceClass.OWN_SECRET,
                    38,
                    "a program whose name is a list that tells who sits at which machine, on which"
                            + " system",
                    "T1082",
                    "T1071.001");

    static final Sign AGAIN =
            Sign.of(
                    "check-in-repeated",
                    Behaviour.CALLBACK,
                    EvidenceClass.DIALECT,
                    18,
                    "the same report of the machine to the same place, three times",
                    "T1071.001",
                    "T1082");

    private static final int MOST_PLACES = 64;
    private static final int LEAST_KINDS = 2;
    private static final int MOST_TEXT = 2048;
    private static final int MOST_TOLD = 4;
    private static final int LEAST_LISTED = 4;

    /// Characters of `64-bits` and a line's end.
    private static final int LONGEST_BITS = 9;

    /// What the names of fields tell of a machine. Structure, not families: every bot kit picks
    /// from these.
    private static final Map<String, String> KINDS = byName(kinds());

    private static final List<String> DEFENCES =
            List.of(
                    "avast",
                    "avira",
                    "kaspersky",
                    "mcafee",
                    "eset",
                    "nod32",
                    "bitdefender",
                    "windows defender",
                    "malwarebytes",
                    "symantec");

    /// Values that say what they are, whatever their field is called.
    private static final List<Value> VALUES = values();

    private static final Pattern JSON_COLON = Pattern.compile("\"\\s*:\\s*\"?");
    private static final Pattern JSON_MARKS = Pattern.compile("[{},\"]+");

    /// What parts a name that is a list.
    private static final Pattern NAME_MARKS = Pattern.compile("<\\|>|\\|'\\|'\\||\\|+|\\\\+");

    /// How a value of one kind is written.
    ///
    /// @param mayBe what it must have; cheap, because a pattern is tried on each value of each
    ///   request
    private record Value(String kind, Predicate<String> mayBe, Pattern pattern) {
        boolean isIn(String text) {
            return mayBe.test(text) && pattern.matcher(text).find();
        }
    }

    static final class Memory {
        int told;
        double strongest;
        final Bounded<String, Integer> reports = new Bounded<>(MOST_PLACES);
        final Bounded<String, Instant> first = new Bounded<>(MOST_PLACES);
        int repeated;
    }

    private static List<Value> values() {
        return List.of(
                new Value(
                        "system",
                        CheckIn::mayBeSystem,
                        Pattern.compile(
                                "(?i)\\b(?:windows|win|w)"
                                        + " ?(?:xp|vista|7|8(?:\\.1)?|10|11|200[038]|20(?:12|16|19|22))\\b"
                                        + "|\\b(?:5\\.[12]|6\\.[0-3])\\.\\d{4}\\b|\\b(?:5[12]|6[0-3])-SP\\d\\b|\\b10\\.0\\.\\d{5}\\b|_W\\d{5,9}\\b")),
                new Value(
                        "computer",
                        value ->
                                value.contains("P-")
                                        || value.contains("N-")
                                        || value.contains("-PC"),
                        Pattern.compile(
                                "\\b(?:DESKTOP|LAPTOP|WIN)-[A-Z0-9]{6,12}(?![A-Z0-9])|\\b[A-Z0-9]{2,14}-PC(?![A-Z0-9])")),
                new Value(
                        "identifier",
                        value -> value.length() >= 32,
                        Pattern.compile(
                                "(?i)\\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\b"
                                        + "|(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])")),
                new Value(
                        "user",
                        value -> value.indexOf('@') > 0 || value.indexOf('\\') > 0,
                        Pattern.compile("^[\\w .-]{2,24} ?[@\\\\] ?[\\w-]{2,16}\\\\?[\\w.-]*$")),
                new Value(
                        "defence",
                        CheckIn::mayBeDefence,
                        Pattern.compile("(?i)\\b(?:" + String.join("|", DEFENCES) + ")\\b")),
                new Value(
                        "bits",
                        value -> value.length() <= LONGEST_BITS,
                        Pattern.compile("(?i)^(?:x64|x86|amd64|(?:32|64)[- ]?bits?)$")));
    }

    private static boolean mayBeDefence(String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        for (String name : DEFENCES) {
            if (lower.contains(name)) {
                return true;
            }
        }
        return false;
    }

    /// Has it two neighbours of which every way to write a system has some.
    private static boolean mayBeSystem(String value) {
        for (int i = 1; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean begins =
                    switch (value.charAt(i - 1)) {
                        case 'w', 'W' -> " iIxXvV7812".indexOf(c) >= 0;
                        case '0', '5', '6' -> c == '.';
                        case '-' -> c == 's' || c == 'S';
                        case '_' -> c == 'w' || c == 'W';
                        default -> false;
                    };
            if (begins) {
                return true;
            }
        }
        return false;
    }

    private static Map<String, String> byName(Map<String, Set<String>> kinds) {
        Map<String, String> byName = new HashMap<>();
        kinds.forEach((kind, names) -> names.forEach(name -> byName.put(name, kind)));
        return byName;
    }

    private static Map<String, Set<String>> kinds() {
        Map<String, Set<String>> kinds = new LinkedHashMap<>();
        kinds.put(
                "machine number",
                Set.of(
                        "uniqid",
                        "idpc",
                        "hostid",
                        "host_id",
                        "machineguid",
                        "machine_guid",
                        "pcguid",
                        "compid",
                        "comp_id",
                        "hddserial",
                        "hdd_serial",
                        "volumeserial",
                        "hwid",
                        "hwid_id",
                        "botid",
                        "bot_id",
                        "bid",
                        "machineid",
                        "machine_id",
                        "pcid"));
        kinds.put(
                "identifier",
                Set.of(
                        "macaddress",
                        "macaddr",
                        "mac_address",
                        "imei",
                        "imsi",
                        "phoneimei",
                        "deviceid",
                        "device_id",
                        "androidid",
                        "android_id",
                        "guid",
                        "uuid",
                        "clientid",
                        "uniq",
                        "uid",
                        "serial",
                        "userid",
                        "user_id",
                        "bot",
                        "client_id",
                        "mac",
                        "mid"));
        kinds.put(
                "system",
                Set.of(
                        "os_ver",
                        "osversion",
                        "oswin",
                        "windows_version",
                        "winversion",
                        "sysver",
                        "system_version",
                        "wv",
                        "os",
                        "osver",
                        "os_version",
                        "osname",
                        "windows",
                        "win",
                        "winver",
                        "system",
                        "platform",
                        "sys",
                        "plat"));
        kinds.put(
                "computer",
                Set.of(
                        "compname",
                        "comp_name",
                        "machinename",
                        "machine_name",
                        "netbios",
                        "computer_name",
                        "netbiosname",
                        "pc-name",
                        "pc",
                        "pcname",
                        "pc_name",
                        "computer",
                        "computername",
                        "comp",
                        "cname",
                        "host",
                        "hostname",
                        "machine",
                        "name",
                        "pcn"));
        kinds.put(
                "user",
                Set.of(
                        "uname",
                        "user-name",
                        "account",
                        "user",
                        "username",
                        "user_name",
                        "usr",
                        "un",
                        "owner",
                        "login"));
        kinds.put(
                "defence",
                Set.of(
                        "antispyware",
                        "avs",
                        "av_name",
                        "avinfo",
                        "antiviruses",
                        "av",
                        "antivirus",
                        "anti",
                        "avname",
                        "firewall",
                        "fw",
                        "defender"));
        kinds.put(
                "build",
                Set.of(
                        "vers",
                        "bv",
                        "cver",
                        "clientver",
                        "build",
                        "ver",
                        "version",
                        "v",
                        "build_id",
                        "buildid",
                        "botver",
                        "version_id",
                        "bot_version"));
        kinds.put(
                "rights",
                Set.of(
                        "iselevated",
                        "is_admin",
                        "integritylvl",
                        "integrity",
                        "uac",
                        "administrator",
                        "admin",
                        "isadmin",
                        "priv",
                        "privs",
                        "rights",
                        "elevated",
                        "ad",
                        "ar"));
        kinds.put("domain", Set.of("domain", "dm", "dn", "workgroup", "wg"));
        kinds.put(
                "bits",
                Set.of(
                        "osbit", "os_bit", "is64", "x86", "archit", "arch", "bi", "bit", "bits",
                        "x64", "cpu", "proc", "cores"));
        kinds.put(
                "place",
                Set.of(
                        "localip",
                        "local_ip",
                        "lanip",
                        "lan_ip",
                        "langid",
                        "lng",
                        "cn",
                        "country",
                        "lang",
                        "locale",
                        "geo",
                        "ip",
                        "ipadd",
                        "wan",
                        "lan",
                        "tz"));
        kinds.put(
                "means",
                Set.of(
                        "socksport",
                        "httpport",
                        "uptime",
                        "processes",
                        "cpuname",
                        "gpuname",
                        "ramsize",
                        "screensize",
                        "webcam",
                        "ram",
                        "gpu",
                        "video",
                        "memory",
                        "hdd",
                        "screen",
                        "net",
                        "netver",
                        "socks",
                        "soft"));
        kinds.put(
                "campaign",
                Set.of(
                        "group",
                        "gid",
                        "aff",
                        "affid",
                        "aff_id",
                        "campaign",
                        "sub",
                        "subid",
                        "grp",
                        "tag",
                        "seller",
                        "botnet"));
        kinds.put(
                "action",
                Set.of(
                        "sysinfo", "logtext", "ping", "act", "cmd", "task", "tasks", "action",
                        "module", "crc", "info", "log", "logs", "logdata", "data", "report",
                        "status"));
        return kinds;
    }

    @Override
    public String name() {
        return "machine-check-in";
    }

    @Override
    public List<Sign> signs() {
        return List.of(INVENTORY, AS_NAME, AGAIN);
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
        Set<String> byName = scene.facts(request).toldInName();
        if (!Outside.is(request.seen())
                || !client.isAnonymous() && byName.isEmpty()
                || Outside.isVouched(request, scene)) {
            return;
        }
        Set<String> kinds = new TreeSet<>(scene.facts(request).told());
        kinds.addAll(byName);
        boolean identified =
                kinds.contains("identifier")
                        || kinds.contains("machine number")
                        || kinds.contains("computer")
                        // Whoever asks behind which defence he sits knows whom he asks.
                        || kinds.contains("defence") && kinds.contains("system")
                        || !byName.isEmpty();
        if (kinds.size() < LEAST_KINDS && byName.isEmpty() || !identified) {
            return;
        }
        again(memory, request, client, kinds, scene);
        double strength = strength(request, client, kinds);
        if (memory.told >= MOST_TOLD || strength < memory.strongest + 0.05) {
            return;
        }
        memory.told++;
        memory.strongest = strength;
        scene.testify(
                Claim.of(
                                byName.isEmpty() ? INVENTORY : AS_NAME,
                                request.seen(),
                                "reports the machine to "
                                        + WebCallHome.shortUrl(request)
                                        + ": "
                                        + String.join(", ", kinds)
                                        + ", by "
                                        + client.words())
                        .about(request.url())
                        .strength(strength)
                        .bytes(request.body().excerpt()));
    }

    /// One report may be an installation that counts itself; a machine that reports for duty does
    /// so again and again.
    private static void again(
            Memory memory, WebRequest request, WebClient client, Set<String> kinds, Scene scene) {
        String place = request.method() + " " + request.host() + request.path() + " " + kinds;
        int times = memory.reports.get(place, p -> 0) + 1;
        memory.reports.put(place, times);
        Instant first = memory.first.get(place, p -> request.seen().at());
        boolean listed = !kindsInName(request.userAgent()).isEmpty();
        boolean believed = listed || tells(kinds) >= 2 && byClient(client) >= 0.5;
        if (times < 2 || times > 3 || !believed || memory.repeated >= MOST_TOLD) {
            return;
        }
        memory.repeated++;
        double whole = (times == 2 ? 0.6 : 1) * (listed || tells(kinds) >= 2.5 ? 1 : 0.6);
        scene.testify(
                Claim.of(
                                AGAIN,
                                request.seen(),
                                "reports the machine "
                                        + times
                                        + " times to "
                                        + WebCallHome.shortUrl(request)
                                        + ", by "
                                        + client.words())
                        .began(first)
                        .about(request.url())
                        .group(Group.Cause.DETECTOR, "check-in-repeated")
                        .strength(whole * (listed ? 1 : byClient(client)))
                        .bytes(request.body().excerpt()));
    }

    /// The more kinds the stronger. Programs that name their library are mostly somebody's script;
    /// readable formats of telemetry are mostly telemetry.
    private static double strength(WebRequest request, WebClient client, Set<String> kinds) {
        if (!kindsInName(request.userAgent()).isEmpty()) {
            return 1;
        }
        double tells = tells(kinds);
        double whole =
                tells >= 3 ? 1 : tells >= 2.5 ? 0.85 : tells >= 2 ? 0.6 : tells >= 1.5 ? 0.4 : 0.25;
        boolean place = RequestShape.asksAScript(request) || Outside.asksBareAddress(request);
        if (inPath(request) && Outside.asksBareAddress(request)) {
            // Folders of a site are not called after machines and their systems.
            whole = Math.max(whole, 0.7);
        }
        double byClient = byClient(client);
        boolean json = request.body().kind() == FileKind.JSON;
        return whole * (place ? 1 : 0.8) * byClient * (json ? 0.6 : 1);
    }

    /// Does the request tell more of the machine than an updater would.
    static boolean isInventory(RequestFacts facts) {
        return tells(facts.told()) >= 2;
    }

    /// How much of a machine these kinds tell. Updaters tell their version, the system and the
    /// language too; who sits there, under which name and behind which defence is no updater's
    /// business.
    private static double tells(Set<String> kinds) {
        double sum = 0;
        for (String kind : kinds) {
            sum +=
                    switch (kind) {
                        case "computer" -> 1.1;
                        case "user", "defence", "rights", "domain" -> 1;
                        case "machine number" -> 0.8;
                        case "system" -> 0.6;
                        case "identifier", "bits" -> 0.5;
                        case "build", "place", "means" -> 0.4;
                        default -> 0.3;
                    };
        }
        return sum;
    }

    private static double byClient(WebClient client) {
        return switch (client) {
            case MASKED, NAMELESS -> 1;
            case ODD -> 0.8;
            case LIBRARY, COMPONENT, BROWSER, NAMED -> 0.4;
        };
    }

    /// What the request tells of the machine: by the names of its fields, and by values that speak
    /// for themselves.
    static Set<String> kindsOf(WebRequest request) {
        String text = request.query() + "&" + form(request) + cookies(request);
        Set<String> found = new TreeSet<>();
        byPath(request.path(), found);
        if (text.length() < 8) {
            return found;
        }
        String bounded = text.length() > MOST_TEXT ? text.substring(0, MOST_TEXT) : text;
        for (Disguises.View view : Disguises.views(bounded)) {
            byFields(view.text(), found);
        }
        return found;
    }

    /// What a program that hides its name puts there it was not given to keep.
    private static String cookies(WebRequest request) {
        return WebClient.of(request).hides() ? "&" + request.headers().first("Cookie") : "";
    }

    /// A name that is a list between marks and tells who sits at which machine: where a program
    /// says what it is, it says where it is. Programs with long names tell their system and
    /// language, and neither the machine's name nor its defence.
    static Set<String> kindsInName(String agent) {
        if (agent.indexOf('|') < 0 && agent.indexOf('\\') < 0) {
            return Set.of(); // as nearly always
        }
        String[] fields = NAME_MARKS.split(agent);
        if (fields.length < LEAST_LISTED || agent.length() > 400) {
            return Set.of();
        }
        Set<String> found = new TreeSet<>();
        for (String field : fields) {
            byValue(field.strip(), found);
        }
        // Nobody but bots parts his name by this mark.
        boolean rare = agent.contains("<|>") || agent.contains("|'|'|");
        return tells(found) >= (rare ? 0.5 : 1.5) ? found : Set.of();
    }

    private static String form(WebRequest request) {
        String text = request.body().excerpt().text();
        return switch (request.body().kind()) {
            case FORM, TEXT, BASE64_TEXT -> text;
            case MULTIPART -> multipart(text);
            case JSON ->
                    JSON_MARKS.matcher(JSON_COLON.matcher(text).replaceAll("=")).replaceAll("&");
            // A file in it makes the whole look like anything; what it is called stands in front.
            default ->
                    request.body().declaredType().startsWith("multipart/") ? multipart(text) : "";
        };
    }

    /// The fields of a multipart form as a query.
    private static String multipart(String text) {
        StringBuilder query = new StringBuilder();
        int at = text.indexOf("name=\"");
        while (at >= 0) {
            int end = text.indexOf('"', at + 6);
            if (end < 0) {
                break;
            }
            int value = text.indexOf("\r\n\r\n", end);
            int stop = value < 0 ? -1 : text.indexOf("\r\n", value + 4);
            boolean isShort = stop > 0 && stop - value < 80;
            query.append(text, at + 6, end)
                    .append('=')
                    .append(isShort ? text.substring(value + 4, stop) : "1")
                    .append('&');
            at = text.indexOf("name=\"", end);
        }
        return query.toString();
    }

    /// `name=value` between the marks that forms and home-made protocols use.
    private static void byFields(String text, Set<String> found) {
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || "&;|\r\n".indexOf(text.charAt(i)) >= 0) {
                byField(text.substring(start, i), found);
                start = i + 1;
            }
        }
    }

    /// Is it a name that fields about machines go by.
    static boolean isName(String name) {
        return KINDS.containsKey(name);
    }

    private static void byField(String field, Set<String> found) {
        int equals = field.indexOf('=');
        equals = equals < 0 ? field.indexOf(':') : equals;
        if (equals <= 0 || equals > 20 || equals == field.length() - 1) {
            byValue(field, found);
            return;
        }
        String name = decoded(field.substring(0, equals)).strip().toLowerCase(Locale.ROOT);
        int length = field.length() - equals - 1;
        String kind = KINDS.get(name);
        // What identifies a machine among thousands is not short.
        if (kind != null && (length >= 6 || !isNumber(kind))) {
            found.add(kind);
        }
        byValue(decoded(field.substring(equals + 1)), found);
    }

    private static boolean isNumber(String kind) {
        return kind.equals("identifier") || kind.equals("machine number");
    }

    private static boolean inPath(WebRequest request) {
        Set<String> found = new TreeSet<>();
        byPath(request.path(), found);
        return found.contains("computer") && found.contains("system");
    }

    /// Machines that report in the path: names, systems and identifiers as folders.
    private static void byPath(String path, Set<String> found) {
        Set<String> inPath = new TreeSet<>();
        for (String folder : path.split("/")) {
            byValue(decoded(folder), inPath);
        }
        if (inPath.size() >= 2) {
            found.addAll(inPath);
        }
    }

    private static void byValue(String value, Set<String> found) {
        if (value.length() < 3 || value.length() > 200) {
            return;
        }
        for (Value one : VALUES) {
            if (!found.contains(one.kind()) && one.isIn(value)) {
                found.add(one.kind());
            }
        }
    }

    private static String decoded(String name) {
        return name.indexOf('%') < 0 && name.indexOf('+') < 0 ? name : Disguises.unescape(name);
    }
}
