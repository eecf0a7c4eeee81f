package wolfhound.intel.endpoint;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import wolfhound.intel.endpoint.HostsFinding.Purpose;
import wolfhound.intel.endpoint.ProtectedNames.Kind;
import wolfhound.intel.endpoint.ProtectedNames.Protection;
import wolfhound.model.Address;

/// Says of each entry of a hosts file whether it should go.
///
/// ## The rules
///
/// - What leads nowhere (`0.0.0.0`, `::`, loopback) blocks: that is what lists of advertisers do,
///   and stays; but a defence or an update is not advertising. Names of a defence whose use cannot
///   be told go where others of the same maker are blocked whose use can.
/// - What leads into the own network is development, or a service that a company runs itself.
/// - What leads a public name to a public address is a redirect where the name is protected, and
///   may be an owner who moves a site elsewhere: that is asked, unless a protected name goes to the
///   same address.
public final class HostsCheck {
    private final HostsFile file;
    private final List<HostsFinding> findings = new ArrayList<>();
    private final Map<Purpose, Integer> counts = new EnumMap<>(Purpose.class);

    private HostsCheck(HostsFile file) {
        this.file = file;
    }

    public static HostsCheck of(HostsFile file, ProtectedNames names) {
        HostsCheck check = new HostsCheck(file);
        List<HostsFinding> all = new ArrayList<>();
        Rules rules = new Rules(names);
        for (HostsEntry entry : file.entries()) {
            all.add(rules.first(entry));
        }
        Neighbours neighbours = new Neighbours(all);
        for (HostsFinding finding : all) {
            check.add(neighbours.second(finding));
        }
        return check;
    }

    private void add(HostsFinding finding) {
        counts.merge(finding.purpose(), 1, Integer::sum);
        if (finding.advice() != Advice.KEEP) {
            findings.add(finding);
        }
    }

    public HostsFile file() {
        return file;
    }

    /// All entries that should not just stay, in the order of the file.
    public List<HostsFinding> findings() {
        return List.copyOf(findings);
    }

    public List<HostsFinding> findings(Advice advice) {
        return findings.stream().filter(finding -> finding.advice() == advice).toList();
    }

    /// How many entries are there for what.
    public Map<Purpose, Integer> counts() {
        return Map.copyOf(counts);
    }

    /// The file as it should be: without what is to be removed.
    public byte[] cleaned() {
        return file.without(findings(Advice.REMOVE).stream().map(HostsFinding::entry).toList());
    }

    /// Where an address leads.
    private enum Way {
        NOWHERE,
        HERE,
        INSIDE,
        OUTSIDE;

        static Way of(Address address) {
            if (address.isUnspecified() || address.isMulticast() || isLimitedBroadcast(address)) {
                return NOWHERE;
            }
            if (address.isLoopback()) {
                return HERE;
            }
            return address.isPrivate() ? INSIDE : OUTSIDE;
        }

        private static boolean isLimitedBroadcast(Address address) {
            return address.isV4() && address.v4Bits() == -1;
        }
    }

    /// What an entry says by itself.
    private record Rules(ProtectedNames names) {
        HostsFinding first(HostsEntry entry) {
            Way way = Way.of(entry.address());
            if (NameSense.isOwn(entry.name())) {
                return own(entry, way);
            }
            Optional<Protection> protection = names.of(entry.name());
            return switch (way) {
                case NOWHERE, HERE -> blocked(entry, way, protection);
                case INSIDE -> inside(entry, protection);
                case OUTSIDE -> outside(entry, protection);
            };
        }

        private static HostsFinding own(HostsEntry entry, Way way) {
            if (way != Way.OUTSIDE) {
                boolean usual = way != Way.INSIDE;
                return say(
                        entry,
                        usual ? Purpose.OWN : Purpose.DEVELOPMENT,
                        Optional.empty(),
                        usual ? "the machine's own name" : "a name of the own network");
            }
            boolean here = entry.name().equals("localhost") || entry.name().endsWith(".localhost");
            return here
                    ? say(
                            entry,
                            Purpose.STRANGE,
                            Optional.empty(),
                            "the machine's own name is sent to a stranger")
                    : say(
                            entry,
                            Purpose.DEVELOPMENT,
                            Optional.empty(),
                            "a name that nobody outside has, for a machine of one's own there");
        }

        private static HostsFinding blocked(
                HostsEntry entry, Way way, Optional<Protection> protection) {
            Kind kind = protection.map(Protection::kind).orElse(Kind.POPULAR);
            String listed = protection.map(Protection::listed).orElse("");
            String name = entry.name();
            boolean site = NameSense.isSite(name, listed);
            return switch (kind) {
                case SECURITY, UPDATE -> {
                    boolean needed = NameSense.isEssential(name) || site && kind == Kind.SECURITY;
                    yield needed && !NameSense.watches(name)
                            ? say(
                                    entry,
                                    Purpose.BLOCKED_PROTECTION,
                                    protection,
                                    kind.whose()
                                            + " name leads nowhere, so that protection fails;"
                                            + " remove it unless you put it there yourself")
                            : blocking(entry, protection);
                }
                case BANK, LISTED, MAIL ->
                        site && way == Way.HERE
                                ? say(
                                        entry,
                                        Purpose.KEPT_HERE,
                                        protection,
                                        kind.whose()
                                                + " name leads to this machine: it is blocked, or a"
                                                + " program here answers in its place")
                                : blocking(entry, protection);
                case POPULAR -> blocking(entry, protection);
            };
        }

        private static HostsFinding blocking(HostsEntry entry, Optional<Protection> protection) {
            return say(entry, Purpose.BLOCKING, protection, "leads nowhere, as ad-blocking does");
        }

        private static boolean holds(HostsEntry entry, Optional<Protection> protection) {
            return protection.filter(p -> p.holdsFor(entry.name())).isPresent();
        }

        private static HostsFinding inside(HostsEntry entry, Optional<Protection> protection) {
            return holds(entry, protection)
                    ? say(
                            entry,
                            Purpose.DIVERTED_INSIDE,
                            protection,
                            protection.get().kind().whose()
                                    + " name is sent to a machine of the own network: right only"
                                    + " where your company serves it itself")
                    : say(
                            entry,
                            Purpose.DEVELOPMENT,
                            protection,
                            "leads into the own network, as development does");
        }

        private static HostsFinding outside(HostsEntry entry, Optional<Protection> protection) {
            return holds(entry, protection)
                    ? say(
                            entry,
                            Purpose.REDIRECT,
                            protection,
                            protection.get().kind().whose()
                                    + " name is sent to a public address: who has it reads what"
                                    + " is typed there")
                    : say(
                            entry,
                            Purpose.PINNED,
                            protection,
                            "a public name is held at a public address: right only for a site of"
                                    + " your own that moves, and as long as it does");
        }
    }

    private static HostsFinding say(
            HostsEntry entry, Purpose purpose, Optional<Protection> protection, String because) {
        return new HostsFinding(entry, purpose, protection, because);
    }

    /// What an entry says by the company that it keeps.
    private static final class Neighbours {
        /// Whose name is redirected to an address.
        private final Map<Address, HostsEntry> redirects = new HashMap<>();

        /// The makers of defences whose names are blocked.
        private final Set<String> blockedMakers = new HashSet<>();

        /// How many names each public address answers for.
        private final Map<Address, Integer> names = new LinkedHashMap<>();

        Neighbours(List<HostsFinding> all) {
            for (HostsFinding finding : all) {
                HostsEntry entry = finding.entry();
                if (finding.purpose() == Purpose.REDIRECT) {
                    redirects.putIfAbsent(entry.address(), entry);
                } else if (finding.purpose() == Purpose.BLOCKED_PROTECTION) {
                    finding.protection().ifPresent(p -> blockedMakers.add(p.listed()));
                }
                names.merge(entry.address(), 1, Integer::sum);
            }
        }

        HostsFinding second(HostsFinding finding) {
            HostsEntry entry = finding.entry();
            HostsFinding seen =
                    switch (finding.purpose()) {
                        case PINNED, STRANGE -> beside(finding);
                        case BLOCKING -> ofBlockedMaker(finding);
                        default -> finding;
                    };
            String hidden = seen.advice() == Advice.KEEP ? "" : entry.hidden();
            return hidden.isEmpty()
                    ? seen
                    : say(
                            entry,
                            seen.purpose(),
                            seen.protection(),
                            seen.because() + "; it stands " + hidden);
        }

        private HostsFinding beside(HostsFinding finding) {
            HostsEntry entry = finding.entry();
            HostsEntry redirect = redirects.get(entry.address());
            if (redirect == null) {
                int others = names.getOrDefault(entry.address(), 1) - 1;
                return others == 0
                        ? finding
                        : say(
                                entry,
                                finding.purpose(),
                                finding.protection(),
                                finding.because()
                                        + "; "
                                        + others
                                        + " more lead to the same address");
            }
            return say(
                    entry,
                    Purpose.BESIDE_REDIRECT,
                    finding.protection(),
                    "leads to the address that answers for "
                            + redirect.name()
                            + " too (line "
                            + redirect.line()
                            + ")");
        }

        private HostsFinding ofBlockedMaker(HostsFinding finding) {
            HostsEntry entry = finding.entry();
            boolean ofBlocked =
                    finding.protection()
                            .filter(p -> p.kind() == Kind.SECURITY)
                            .filter(p -> blockedMakers.contains(p.listed()))
                            .isPresent();
            return ofBlocked && !NameSense.watches(entry.name())
                    ? say(
                            entry,
                            Purpose.BLOCKED_PROTECTION,
                            finding.protection(),
                            "a maker of defences' name leads nowhere, as others of the same maker"
                                    + " here do")
                    : finding;
        }
    }
}
