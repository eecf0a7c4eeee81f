package wolfhound.engine.detector;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import wolfhound.model.Behaviour;
import wolfhound.model.EvidenceClass;
import wolfhound.model.FileKind;
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
                    "four or more kinds of inventory in one request by a program that hides its name",
                    "T1082",
                    "T1071.001");

    private static final int LEAST_KINDS = 2;
    private static final int MOST_TEXT = 4096;

    /// Names of fields by what they tell of a machine. Structure, not families: every bot kit picks
    /// from these.
    private static final Map<String, Set<String>> KINDS = kinds();

    static final class Memory {
        int told;
    }

    private static Map<String, Set<String>> kinds() {
        Map<String, Set<String>> kinds = new LinkedHashMap<>();
        kinds.put(
                "identifier",
                Set.of(
                        "hwid",
                        "guid",
                        "botid",
                        "bot_id",
                        "bid",
                        "uuid",
                        "machineid",
                        "machine_id",
                        "clientid",
                        "uniq",
                        "uid",
                        "hwid_id",
                        "serial",
                        "pcid",
                        "userid",
                        "user_id"));
        kinds.put(
                "system",
                Set.of(
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
        kinds.put("user", Set.of("user", "username", "user_name", "usr", "un", "owner", "login"));
        kinds.put(
                "defence",
                Set.of("av", "antivirus", "anti", "avname", "firewall", "fw", "defender"));
        kinds.put(
                "build",
                Set.of(
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
                Set.of("admin", "isadmin", "priv", "privs", "rights", "elevated", "ad", "ar"));
        kinds.put("bits", Set.of("arch", "bit", "bits", "x64", "cpu", "proc", "cores"));
        kinds.put(
                "place",
                Set.of("country", "lang", "locale", "geo", "ip", "ipadd", "wan", "lan", "tz"));
        kinds.put(
                "means",
                Set.of(
                        "ram", "gpu", "video", "memory", "hdd", "screen", "net", "netver", "socks",
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
                        "act", "cmd", "task", "tasks", "action", "module", "crc", "info", "log",
                        "logs", "data", "report", "status"));
        return kinds;
    }

    @Override
    public String name() {
        return "machine-check-in";
    }

    @Override
    public List<Sign> signs() {
        return List.of(INVENTORY);
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
        WebClient client = WebClient.of(request);
        if (!Outside.is(request.seen()) || !client.hides() || memory.told >= 3) {
            return;
        }
        String text = request.query() + "&" + form(request);
        if (text.length() < 8) {
            return;
        }
        Set<String> kinds =
                kindsIn(text.length() > MOST_TEXT ? text.substring(0, MOST_TEXT) : text);
        boolean identified = kinds.contains("identifier") || kinds.contains("computer");
        if (kinds.size() < LEAST_KINDS || !identified) {
            return;
        }
        memory.told++;
        double strength =
                kinds.size() >= 5 ? 1 : kinds.size() == 4 ? 0.85 : kinds.size() == 3 ? 0.6 : 0.4;
        if (!RequestShape.asksAScript(request) && !Outside.asksBareAddress(request)) {
            strength *= 0.8;
        }
        scene.testify(
                Claim.of(
                                INVENTORY,
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

    private static String form(WebRequest request) {
        FileKind kind = request.body().kind();
        boolean readable =
                kind == FileKind.FORM || kind == FileKind.TEXT || kind == FileKind.MULTIPART;
        if (!readable) {
            return "";
        }
        String text = request.body().excerpt().text();
        return kind == FileKind.MULTIPART ? multipart(text) : text;
    }

    /// The field names of a multipart form as a query.
    private static String multipart(String text) {
        StringBuilder query = new StringBuilder();
        int at = text.indexOf("name=\"");
        while (at >= 0) {
            int end = text.indexOf('"', at + 6);
            if (end < 0) {
                break;
            }
            query.append(text, at + 6, end).append("=1&");
            at = text.indexOf("name=\"", end);
        }
        return query.toString();
    }

    private static Set<String> kindsIn(String text) {
        Set<String> found = new TreeSet<>();
        for (String field : text.split("[&;]")) {
            int equals = field.indexOf('=');
            if (equals <= 0 || equals > 20 || equals == field.length() - 1) {
                continue;
            }
            String name = decoded(field.substring(0, equals)).toLowerCase(Locale.ROOT);
            KINDS.forEach((kind, names) -> {
                if (names.contains(name)) {
                    found.add(kind);
                }
            });
        }
        return found;
    }

    private static String decoded(String name) {
        if (name.indexOf('%') < 0) {
            return name;
        }
        try {
            return URLDecoder.decode(name, StandardCharsets.ISO_8859_1);
        } catch (IllegalArgumentException notEncoded) {
            return name;
        }
    }
}
