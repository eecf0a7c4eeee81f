package wolfhound.engine.judge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import wolfhound.model.Behaviour;
import wolfhound.model.ClearTextLogin;
import wolfhound.model.Evidence;
import wolfhound.model.HostCase;
import wolfhound.model.PackMember;
import wolfhound.model.Role;
import wolfhound.model.Software;
import wolfhound.model.Verdict.Counted;

/// What has to be cleaned, from the facts of the case: blocking does not clean. Each in words that
/// a help desk can act on, the most urgent first: what destroys, who commands, what was stolen,
/// whom it harms, how it got in.
final class Remedies {
    /// Accounts named in one sentence.
    private static final int MOST_ACCOUNTS = 12;

    private static final int MOST_NAMES = 4;

    /// What weighs so much has to be cleaned also where its class is full, or it came later, and it
    /// counts nothing.
    private static final double STRONG = 10;

    private static final Pattern CHANNEL = Pattern.compile("#[A-Za-z0-9_.\\-]{2,40}");

    private final HostCase hostCase;
    private final List<Evidence> found = new ArrayList<>();
    private final List<PackMember> pack;
    private final Set<String> remedies = new LinkedHashSet<>();

    private Remedies(HostCase hostCase, Scale.Reading reading, List<PackMember> pack) {
        this.hostCase = hostCase;
        this.pack = pack;
        Set<Evidence> counted = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Counted item : reading.counted()) {
            if (item.counts().decibans() >= Judge.COUNTS_AT_LEAST) {
                counted.add(item.evidence());
            }
        }
        for (Evidence item : hostCase.evidence()) {
            if (counted.contains(item) || Pack.left(item, hostCase.alibis()) >= STRONG) {
                found.add(item);
            }
        }
    }

    static List<String> of(HostCase hostCase, Scale.Reading reading, List<PackMember> pack) {
        Remedies all = new Remedies(hostCase, reading, pack);
        all.encryption();
        all.command();
        all.reImage();
        all.theft();
        all.hijack();
        all.spam();
        all.device();
        all.effects();
        all.channels();
        all.entry();
        return List.copyOf(all.remedies);
    }

    private List<Evidence> of(Behaviour... behaviours) {
        Set<Behaviour> wanted = Set.of(behaviours);
        return found.stream().filter(item -> wanted.contains(item.behaviour())).toList();
    }

    private boolean did(Behaviour behaviour) {
        return !of(behaviour).isEmpty();
    }

    private void encryption() {
        List<Evidence> encrypted = of(Behaviour.ENCRYPTION);
        if (encrypted.isEmpty()) {
            return;
        }
        Set<String> shares = new LinkedHashSet<>();
        for (Evidence item : encrypted) {
            String share = item.about().isEmpty() ? "" : item.about() + " on ";
            item.peer().ifPresent(peer -> shares.add(share + peer.address()));
        }
        remedies.add(
                "cut its sessions to the file server now"
                        + (shares.isEmpty() ? "" : " (" + some(shares) + ")")
                        + ", take a snapshot of the share as it is, and restore from a backup from"
                        + " before "
                        + day(encrypted.getFirst().began())
                        + " only when the host is off the network");
    }

    private void command() {
        if (did(Behaviour.COMMAND)) {
            remedies.add("take the host off the network at once: a stranger commands it");
        } else if (did(Behaviour.CALLBACK) || did(Behaviour.THEFT)) {
            remedies.add("take the host off the network and find the program that calls home");
        }
    }

    private void reImage() {
        boolean sibling =
                pack.stream()
                        .flatMap(member -> member.aftermath().stream())
                        .anyMatch(after -> after.state() == PackMember.State.NEW_SIBLING);
        if (sibling) {
            remedies.add(
                    "re-image the host: something new began after it was contained, so what is in it"
                            + " brings others");
        } else if (pack.size() > 1) {
            remedies.add(
                    "re-image the host rather than remove one program: it works for "
                            + pack.size()
                            + " masters");
        } else if (did(Behaviour.DELIVERY)) {
            remedies.add(
                    "expect company: loaders bring others; re-image the host rather than remove one program, and watch it for three days after");
        }
    }

    private void theft() {
        List<Evidence> stolen = of(Behaviour.THEFT);
        if (stolen.isEmpty()) {
            return;
        }
        Instant since = stolen.stream().map(Evidence::began).min(Instant::compareTo).orElseThrow();
        Set<String> accounts = new LinkedHashSet<>();
        stolen.forEach(item -> accounts.addAll(Loot.accounts(item.bytes())));
        for (ClearTextLogin login : hostCase.circumstances().clearTextLogins()) {
            if (!login.last().isBefore(since)) {
                accounts.add(account(login));
            }
        }
        hostCase.circumstances().users().forEach(user -> accounts.add("the user account " + user));
        remedies.add(
                "change, from another machine, the passwords of "
                        + (accounts.isEmpty()
                                ? "everyone who used the host"
                                : some(accounts, MOST_ACCOUNTS)
                                        + " and all others stored or typed on the host")
                        + " since "
                        + day(since)
                        + "; end their sessions and tokens");
    }

    private static String account(ClearTextLogin login) {
        return (login.account().isEmpty() ? "an account" : login.account())
                + " ("
                + login.service()
                + " at "
                + login.server()
                + ")";
    }

    private void hijack() {
        List<Evidence> hijacked = of(Behaviour.HIJACK);
        if (hijacked.isEmpty()) {
            return;
        }
        Set<String> names = new LinkedHashSet<>();
        hijacked.stream().map(Evidence::about).filter(n -> !n.isEmpty()).forEach(names::add);
        remedies.add(
                "restore the hosts file and the proxy settings of the host, and the resolvers set in"
                        + " host and router; then see that "
                        + (names.isEmpty() ? "names resolve" : some(names) + " resolves")
                        + " rightly for a day: blocking a server does not undo this");
    }

    private void spam() {
        if (did(Behaviour.SPAM)) {
            remedies.add(
                    "let only the mail server send on port 25; when the host is clean, ask the block"
                            + " lists to delist your outside address");
        }
    }

    /// A device has no disk to clean: what infects it lives in its memory, and comes again by the
    /// same password.
    private void device() {
        boolean device =
                !hostCase.roles().isEmpty()
                        && hostCase.roles().getFirst().role() == Role.PRINTER_OR_IOT;
        boolean telnet =
                of(Behaviour.SCAN).stream()
                        .anyMatch(item ->
                                item.about().startsWith("port 23 ")
                                        || item.about().equals("port 23")
                                        || item.about().startsWith("port 2323"));
        if (device || telnet) {
            remedies.add(
                    "if it is a device: cut it off, restart it, install its newest firmware, set a"
                            + " new password, and close telnet to and from it");
        }
    }

    private void effects() {
        if (did(Behaviour.SCAN)) {
            remedies.add("find the hosts that it reached inside, and patch what it exploits");
        }
        if (did(Behaviour.PEER_TO_PEER)) {
            remedies.add(
                    "block its peer-to-peer port for this host; there is no server to take down");
        }
        if (did(Behaviour.TUNNEL)) {
            remedies.add(
                    "let the host ask only your own resolver, and send no ICMP payload outside");
        }
        if (did(Behaviour.MINING)) {
            remedies.add("remove the miner, and find out how it was installed");
        }
    }

    /// A channel on somebody's honest service is closed by its operator, not by a block.
    private void channels() {
        for (Evidence item : found) {
            if (item.from().startsWith("irc")) {
                Matcher channel = CHANNEL.matcher(item.because());
                remedies.add(
                        "report "
                                + (channel.find() ? "the channel " + channel.group() + " at " : "")
                                + "the IRC server"
                                + item.peer().map(peer -> " " + peer).orElse("")
                                + " to its operator");
                return;
            }
        }
        for (Evidence item : found) {
            for (String service : List.of("api.telegram.org", "discord.com", "discordapp.com")) {
                if (item.about().contains(service)) {
                    remedies.add(
                            "report the bot or web hook behind "
                                    + service
                                    + " to its operator, with the time "
                                    + item.at()
                                    + ": its token can be taken away");
                    return;
                }
            }
        }
    }

    private void entry() {
        Optional<Evidence> delivery = of(Behaviour.DELIVERY).stream().findFirst();
        delivery.ifPresent(item ->
                remedies.add(
                        "find and keep the delivered file for analysis; see who else received it"
                                + (item.about().startsWith("http")
                                        ? " from " + site(item.about())
                                        : "")));
        Set<String> open = new LinkedHashSet<>();
        for (Software software : hostCase.circumstances().software()) {
            if (!software.outdated().isEmpty()) {
                open.add(name(software.cpe()) + " (" + software.outdated() + ")");
            }
        }
        if (!open.isEmpty()) {
            remedies.add("before the host comes back, update or remove " + some(open));
        }
    }

    private static String site(String url) {
        int from = url.indexOf("://") + 3;
        int to = url.indexOf('/', from);
        return to < 0 ? url.substring(from) : url.substring(from, to);
    }

    /// `oracle jre 1.7.0 update 17` of its CPE name.
    private static String name(String cpe) {
        String[] parts = cpe.split(":", -1);
        StringBuilder name = new StringBuilder(parts[4].replace('_', ' '));
        for (int i = 5; i <= 6; i++) {
            if (!parts[i].equals("*")) {
                name.append(' ').append(parts[i].replace('_', ' '));
            }
        }
        return name.toString();
    }

    private static String day(Instant at) {
        return at.toString().substring(0, 16).replace('T', ' ') + " UTC";
    }

    private static String some(Set<String> names) {
        return some(names, MOST_NAMES);
    }

    private static String some(Set<String> names, int most) {
        String listed = String.join(", ", names.stream().limit(most).toList());
        int more = names.size() - most;
        return more > 0 ? listed + " and " + more + " more" : listed;
    }
}
