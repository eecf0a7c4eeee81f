package wolfhound.engine.declare;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import wolfhound.model.Address;
import wolfhound.model.Block;
import wolfhound.model.Host;
import wolfhound.model.Network;

/// All that the user declared, a sentence each:
///
/// ```
/// 10.0.0.9 is our scanner, Tue 01-05
/// 10.2.0.0/16 is our lab
/// mx1 is a mail server until 2026-12-31
/// 10.0.0.5 was contained 2010-09-09T10:00Z at 203.0.113.9
/// ```
///
/// A machine is an address, a network, or a name that it gives itself.
public final class Declarations {
    public static final Declarations NONE = new Declarations(List.of(), List.of());

    private static final Pattern ROLE =
            Pattern.compile(
                    "(?i)(?<subject>\\S{1,255}) is (?:our |an? |the )?(?<role>[a-z-]{2,20}(?: [a-z]{2,10}){0,2}?)"
                            + "(?:[, ]+(?<hours>(?:daily|mon|tue|wed|thu|fri|sat|sun|[0-9]).*?))?(?: until (?<until>\\S+))?");
    private static final Pattern BLOCK =
            Pattern.compile(
                    "(?i)(?<subject>\\S{1,255}) was contained (?<at>\\S+)(?: at (?<peer>\\S+))?");

    private final List<RoleWord> roles;
    private final List<BlockWord> blocks;

    private Declarations(List<RoleWord> roles, List<BlockWord> blocks) {
        this.roles = roles;
        this.blocks = blocks;
    }

    /// Whom a sentence is about: a network, or a name.
    private record Subject(Optional<Network> network, String name) {
        static Subject of(String text) {
            return new Subject(Network.parse(text), text);
        }

        boolean is(Host host, Set<String> names) {
            return network.isPresent()
                    ? network.get().contains(host.address())
                    : names.stream().anyMatch(this::isName);
        }

        /// Whole, or without the domain.
        private boolean isName(String given) {
            int dot = given.indexOf('.');
            return given.equalsIgnoreCase(name)
                    || dot > 0 && given.substring(0, dot).equalsIgnoreCase(name);
        }
    }

    private record RoleWord(Subject subject, RoleDeclaration declared) {}

    private record BlockWord(Subject subject, Block block) {}

    /// Reads sentences; blank ones and those that begin with `#` say nothing.
    ///
    /// @throws IllegalArgumentException naming the sentence, what is wrong in it, and an example
    public static Declarations parse(List<String> sentences) {
        List<RoleWord> roles = new ArrayList<>();
        List<BlockWord> blocks = new ArrayList<>();
        for (String line : sentences) {
            String sentence = line.strip().replaceAll("\\s+", " ").replaceFirst("\\.$", "");
            if (sentence.isEmpty() || sentence.startsWith("#")) {
                continue;
            }
            Matcher block = BLOCK.matcher(sentence);
            Matcher role = ROLE.matcher(sentence);
            if (block.matches()) {
                blocks.add(block(sentence, block));
            } else if (role.matches()) {
                roles.add(role(sentence, role));
            } else {
                throw wrong(
                        sentence,
                        "expected MACHINE is our ROLE[, DAYS HOURS [ZONE]] [until DATE], or MACHINE"
                                + " was contained TIME [at ADDRESS]",
                        "10.0.0.9 is our scanner, Tue 01-05");
            }
        }
        return new Declarations(List.copyOf(roles), List.copyOf(blocks));
    }

    private static BlockWord block(String sentence, Matcher block) {
        Optional<Address> peer =
                Optional.ofNullable(block.group("peer"))
                        .map(text ->
                                Address.parse(text)
                                        .orElseThrow(() ->
                                                wrong(
                                                        sentence,
                                                        text + " is no address",
                                                        "10.0.0.5 was contained 2010-09-09T10:00Z"
                                                                + " at 203.0.113.9")));
        return new BlockWord(
                Subject.of(block.group("subject")),
                new Block(instant(sentence, block.group("at")), peer, sentence));
    }

    private static Instant instant(String sentence, String text) {
        try {
            return java.time.OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException noTime) {
            throw wrong(
                    sentence,
                    text + " is no time with its zone",
                    "10.0.0.5 was contained 2010-09-09T10:00Z");
        }
    }

    private static RoleWord role(String sentence, Matcher role) {
        DeclaredRole declared =
                DeclaredRole.of(role.group("role"))
                        .orElseThrow(() ->
                                wrong(
                                        sentence,
                                        role.group("role")
                                                + " is no role; there are "
                                                + DeclaredRole.words(),
                                        "10.0.0.9 is our scanner"));
        String when = role.group("hours");
        Hours hours =
                when == null
                        ? Hours.ALWAYS
                        : Hours.parse(when)
                                .orElseThrow(() ->
                                        wrong(
                                                sentence,
                                                when + " is no days and hours",
                                                "10.0.0.9 is our scanner, Mon-Fri 22:00-04:00"
                                                        + " Europe/Berlin"));
        Optional<Instant> until =
                Optional.ofNullable(role.group("until")).map(day -> endOf(sentence, day, hours));
        return new RoleWord(
                Subject.of(role.group("subject")),
                new RoleDeclaration(sentence, declared, hours, until));
    }

    private static Instant endOf(String sentence, String day, Hours hours) {
        try {
            return LocalDate.parse(day).plusDays(1).atStartOfDay(hours.zone()).toInstant();
        } catch (DateTimeException noDay) {
            throw wrong(sentence, day + " is no date", "10.0.0.9 is our scanner until 2026-12-31");
        }
    }

    private static IllegalArgumentException wrong(String sentence, String what, String example) {
        return new IllegalArgumentException(
                "\"" + sentence + "\": " + what + "; for example: " + example);
    }

    /// Whether any containment was declared.
    public boolean hasBlocks() {
        return !blocks.isEmpty();
    }

    public int count() {
        return roles.size() + blocks.size();
    }

    /// What is declared of the roles of this host, in the order of the sentences.
    ///
    /// @param names that the host gave or was given
    public List<RoleDeclaration> rolesOf(Host host, Set<String> names) {
        if (roles.isEmpty()) {
            return List.of();
        }
        return roles.stream()
                .filter(word -> word.subject.is(host, names))
                .map(RoleWord::declared)
                .toList();
    }

    /// The containments of this host, earliest first.
    public List<Block> blocksOf(Host host, Set<String> names) {
        if (blocks.isEmpty()) {
            return List.of();
        }
        return blocks.stream()
                .filter(word -> word.subject.is(host, names))
                .map(BlockWord::block)
                .sorted(java.util.Comparator.comparing(Block::at).thenComparing(Block::sentence))
                .toList();
    }
}
