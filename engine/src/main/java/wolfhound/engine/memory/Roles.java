package wolfhound.engine.memory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import wolfhound.engine.declare.RoleDeclaration;
import wolfhound.model.IdentitySeen;
import wolfhound.model.Role;
import wolfhound.model.RoleGuess;

/// What a host is: by the user's word, or guessed from what it answers, for whom it works, and what
/// its programs call themselves. Every guess leaves room for doubt, and what nothing speaks for is
/// a workstation.
final class Roles {
    /// Browsers of different makes or versions that fetch pages as people do; one machine has
    /// three.
    private static final int MANY_BROWSERS = 6;

    /// Users that logged in from one address: a terminal server, or several machines behind it.
    private static final int MANY_USERS = 6;

    /// Ports that printers serve and hardly anything else does.
    private static final Set<Integer> PRINTING = Set.of(515, 631, 9100);

    /// Programs that name themselves and do nothing but look for machines and their faults.
    private static final List<String> SCANNERS =
            List.of("nessus", "openvas", "qualys", "nuclei", "masscan", "zgrab", "rapid7");

    private Roles() {}

    /// The user's word, as long as it holds, in the place of any guess; two words share.
    static List<RoleGuess> of(HostMemory host) {
        Set<Role> declared = new LinkedHashSet<>();
        for (RoleDeclaration word : host.declaredRoles()) {
            if (!word.isVoid(host.first())) {
                declared.add(word.role().role());
            }
        }
        double share = Math.round(1000.0 / Math.max(1, declared.size())) / 1000.0;
        return declared.isEmpty()
                ? guess(host)
                : declared.stream().map(role -> new RoleGuess(role, share)).toList();
    }

    private static List<RoleGuess> guess(HostMemory host) {
        List<RoleGuess> guesses = new ArrayList<>();
        double left = 1;
        left = add(guesses, Role.MAIL_GATEWAY, left, mailGateway(host));
        left = add(guesses, Role.RESOLVER, left, resolver(host));
        left = add(guesses, Role.PROXY_OR_NAT, left, proxyOrNat(host));
        left = add(guesses, Role.SCANNER, left, scanner(host));
        left = add(guesses, Role.PRINTER_OR_IOT, left, printerOrIot(host));
        left = add(guesses, Role.SERVER, left, server(host));
        guesses.add(new RoleGuess(Role.WORKSTATION, left));
        guesses.sort(Comparator.comparingDouble(RoleGuess::confidence).reversed());
        return List.copyOf(guesses);
    }

    private static double add(List<RoleGuess> guesses, Role role, double left, double share) {
        if (share <= 0) {
            return left;
        }
        double confidence = Math.round(left * share * 1000) / 1000.0;
        guesses.add(new RoleGuess(role, confidence));
        return Math.round((left - confidence) * 1000) / 1000.0;
    }

    /// Takes mail from several. Block lists alone do not make a mail server: bots ask them about
    /// themselves.
    private static double mailGateway(HostMemory host) {
        double byMail =
                host.mailers() >= 5
                        ? 0.9
                        : host.mailers() >= 2 ? 0.7 : host.mailers() == 1 ? 0.4 : 0;
        int lists = host.blockLists().size();
        double byLists = host.mailers() == 0 ? 0 : lists >= 3 ? 0.7 : lists >= 1 ? 0.4 : 0;
        return 1 - (1 - byMail) * (1 - byLists);
    }

    /// Answers the look-ups of others. Two clients may be a coincidence of a forwarder on a laptop;
    /// five are not.
    private static double resolver(HostMemory host) {
        return host.askers() >= 5 ? 0.95 : host.askers() >= 2 ? 0.85 : host.askers() == 1 ? 0.7 : 0;
    }

    /// Connects others onwards, or speaks as many different systems as no single machine does.
    private static double proxyOrNat(HostMemory host) {
        double byRequests = host.proxied() >= 3 ? 0.9 : host.proxied() >= 1 ? 0.6 : 0;
        Set<String> found = new HashSet<>();
        for (String software : host.software()) {
            String system = system(software);
            if (!system.isEmpty()) {
                found.add(system);
            }
        }
        int systems = found.size();
        double bySystems = systems >= 4 ? 0.9 : systems == 3 ? 0.7 : 0;
        double byAgents = host.browserAgents().size() >= MANY_BROWSERS ? 0.7 : 0;
        double byUsers = host.identities(IdentitySeen.Kind.USER).size() >= MANY_USERS ? 0.7 : 0;
        double byFields = host.speaksForOthers() >= 3 ? 0.9 : 0;
        return 1
                - (1 - byRequests)
                        * (1 - bySystems)
                        * (1 - byAgents)
                        * (1 - byUsers)
                        * (1 - byFields);
    }

    private static double scanner(HostMemory host) {
        for (String text : host.software()) {
            String lower = text.toLowerCase(Locale.ROOT);
            if (SCANNERS.stream().anyMatch(lower::contains)) {
                return 0.8;
            }
        }
        return 0;
    }

    private static double printerOrIot(HostMemory host) {
        if (host.pagesBrowsed() > 0) {
            return 0;
        }
        for (int port : PRINTING) {
            if (host.clientsOn(port) > 0) {
                return 0.7;
            }
        }
        for (String text : host.software()) {
            String lower = text.toLowerCase(Locale.ROOT);
            if (lower.contains("printer")
                    || lower.contains("laserjet")
                    || lower.contains("ipcam")
                    || lower.contains("busybox")
                    || lower.contains("goahead")
                    || lower.contains("boa/")
                    || lower.contains("dvr")) {
                return 0.8;
            }
        }
        return 0;
    }

    /// Answered several on well-known ports, and opens less than it answers.
    private static double server(HostMemory host) {
        int clients = 0;
        for (int port : host.servedPorts()) {
            if (port < 1024 && port != 135 && port != 137 && port != 138 && port != 139) {
                clients = Math.max(clients, host.clientsOn(port));
            }
        }
        if (host.pagesBrowsed() > 5) {
            return 0;
        }
        return clients >= 5 ? 0.8 : clients >= 2 ? 0.5 : 0;
    }

    /// The operating system that a user agent claims, coarsely; empty for none.
    private static String system(String userAgent) {
        if (!userAgent.startsWith("Mozilla/")) {
            return "";
        }
        if (userAgent.contains("Android")) {
            return "android";
        }
        if (userAgent.contains("iPhone") || userAgent.contains("iPad")) {
            return "ios";
        }
        if (userAgent.contains("Mac OS X")) {
            return "mac";
        }
        if (userAgent.contains("Linux")) {
            return "linux";
        }
        int windows = userAgent.indexOf("Windows NT ");
        return windows < 0
                ? ""
                : userAgent.substring(windows, Math.min(userAgent.length(), windows + 14));
    }
}
