package wolfhound.app.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import wolfhound.app.audit.ListWatch.Under;
import wolfhound.app.audit.Losses.Sort;
import wolfhound.app.audit.Sighted.Asked;
import wolfhound.app.audit.Sighted.LookUp;
import wolfhound.app.audit.Sighted.Lost;
import wolfhound.app.audit.Sighted.Meeting;
import wolfhound.app.audit.Truth.Standing;
import wolfhound.model.Address;
import wolfhound.model.ConversationId;
import wolfhound.model.Indicator;
import wolfhound.model.Origin;
import wolfhound.model.Verdict;
import wolfhound.outputs.Audited;
import wolfhound.outputs.Audited.Condemned;
import wolfhound.outputs.Audited.Entry;
import wolfhound.outputs.Audited.ListRow;
import wolfhound.outputs.Audited.Loss;
import wolfhound.outputs.Audited.Missed;

/// Adds up what lists would have done in one hunt after the other.
///
/// ## The rules
///
/// - A list *condemns* a host that opened a conversation with one of its entries, asked for its
///   name or for its page; that of a page says nothing of its server, and who is knocked at by a
///   listed place is not condemned.
/// - A host is infected by its label, or where there are no labels by our verdict; hosts that we
///   suspect count neither for nor against a list.
/// - What is lost is *bad* where our evidence rests on it, *innocent* on clean hosts, and else
///   undecided.
public final class Ledger {
    private static final int MOST_ROWS = 100_000;
    private static final int MOST_ENTRIES = 200_000;
    private static final int MOST_OTHERS = 64;
    private static final String ALL = "";
    private static final String NOBODY_KNOWS = "?";

    private final boolean byLabels;
    private final Map<String, Long> entriesOfLists;
    private final Map<String, Row> rows = new LinkedHashMap<>();
    private final Map<EntryKey, EntrySum> entries = new LinkedHashMap<>();
    private final List<Condemned> condemned = new ArrayList<>();
    private final List<Missed> missed = new ArrayList<>();
    private final Map<String, Long> bounds = new TreeMap<>();
    private int captures;
    private long packets;
    private int infected;
    private int others;
    private long knocks;

    /// @param entriesOfLists how many entries each list has
    public Ledger(boolean byLabels, Map<String, Long> entriesOfLists) {
        this.byLabels = byLabels;
        this.entriesOfLists = entriesOfLists;
        row(ALL);
        entriesOfLists.keySet().forEach(this::row);
    }

    private record EntryKey(String from, Indicator.Kind kind, String value) {
        static EntryKey of(Indicator entry) {
            return new EntryKey(entry.from(), entry.kind(), entry.value());
        }
    }

    private static final class EntrySum {
        final Indicator entry;
        final Origin origin;
        final Set<String> others = new HashSet<>();
        int rightly;
        int wrongly;
        Loss innocent = Loss.NONE;

        EntrySum(Indicator entry, Origin origin) {
            this.entry = entry;
            this.origin = origin;
        }
    }

    private static final class Row {
        final Set<EntryKey> met = new HashSet<>();
        final Map<String, Integer> condemned = new TreeMap<>();
        int rightly;
        int wrongly;
        int missed;
        int alone;
        int earlier;
        int later;
        Loss innocent = Loss.NONE;
        Loss undecided = Loss.NONE;
        Loss stopped = Loss.NONE;
        long narrow;
    }

    private Row row(String list) {
        return rows.computeIfAbsent(list, key -> new Row());
    }

    // ---- one hunt

    /// @param capture what was hunted, as told to people; empty where there is one only
    public void add(
            String capture, long packets, ListWatch watch, List<Verdict> verdicts, Truth truth) {
        captures++;
        this.packets += packets;
        knocks += watch.knocks();
        watch.bounds().forEach((what, count) -> bounds.merge(what, count, Long::sum));
        new OneHunt(capture, watch, verdicts, truth).enter();
    }

    /// The hosts of one hunt, and how they stand.
    private final class OneHunt {
        private final String capture;
        private final ListWatch watch;
        private final Map<Address, HostFacts> hosts = new LinkedHashMap<>();
        private final Map<Address, Standing> standings = new HashMap<>();
        private final Map<String, Losses> losses = new LinkedHashMap<>();
        private final Map<EntryKey, Losses> entryLosses = new LinkedHashMap<>();
        private final Map<EntryKey, Set<Address>> hostsOfEntries = new HashMap<>();
        private final Truth truth;

        OneHunt(String capture, ListWatch watch, List<Verdict> verdicts, Truth truth) {
            this.capture = capture;
            this.watch = watch;
            this.truth = truth;
            for (Verdict verdict : verdicts) {
                Address address = verdict.host().address();
                hosts.put(address, new HostFacts(verdict));
                standings.put(address, truth.of(address, verdict));
            }
            truth.named().forEach(address -> standings.put(address, Standing.INFECTED));
            giveTheListItsDue();
        }

        /// Somebody is infected, nobody says who and we convict nobody: whom a list names it is.
        private void giveTheListItsDue() {
            if (truth.namesNobody() && !standings.containsValue(Standing.INFECTED)) {
                watch.meetings().keySet().stream()
                        .map(Under::host)
                        .filter(hosts::containsKey)
                        .findFirst()
                        .ifPresent(host -> standings.put(host, Standing.INFECTED));
            }
        }

        void enter() {
            long ill = standings.values().stream().filter(s -> s == Standing.INFECTED).count();
            boolean nobody = ill == 0 && truth.namesNobody();
            infected += (int) ill + (nobody ? 1 : 0);
            others += (int) standings.values().stream().filter(s -> s == Standing.CLEAN).count();
            Map<Address, Meeting> first = new LinkedHashMap<>();
            watch.meetings()
                    .forEach((under, meeting) -> {
                        if (standings.containsKey(under.host())) {
                            first.merge(under.host(), meeting, OneHunt::earlier);
                            condemn(row(under.list()), under.host(), meeting);
                            tell(under, meeting);
                        }
                    });
            first.forEach((host, meeting) -> condemn(row(ALL), host, meeting));
            rows.forEach((list, row) -> {
                long named =
                        standings.entrySet().stream()
                                .filter(entry -> entry.getValue() == Standing.INFECTED)
                                .filter(entry ->
                                        list.equals(ALL)
                                                ? first.containsKey(entry.getKey())
                                                : watch.meetings()
                                                        .containsKey(
                                                                new Under(list, entry.getKey())))
                                .count();
                row.missed += (int) (ill - named) + (nobody ? 1 : 0);
            });
            miss(first.keySet(), nobody);
            lose();
        }

        private static Meeting earlier(Meeting one, Meeting other) {
            return other.at.isBefore(one.at) ? other : one;
        }

        private void condemn(Row row, Address host, Meeting meeting) {
            row.condemned.merge(ours(host), 1, Integer::sum);
            switch (standing(host)) {
                case CLEAN -> row.wrongly++;
                case UNKNOWN -> {}
                case INFECTED -> {
                    row.rightly++;
                    HostFacts facts = hosts.get(host);
                    Optional<java.time.Instant> decided =
                            facts == null ? Optional.empty() : facts.decided();
                    if (decided.isEmpty()) {
                        row.alone++;
                    } else if (meeting.at.isBefore(decided.get())) {
                        row.earlier++;
                    } else {
                        row.later++;
                    }
                }
            }
        }

        private Standing standing(Address host) {
            return standings.getOrDefault(host, Standing.UNKNOWN);
        }

        private String ours(Address host) {
            HostFacts facts = hosts.get(host);
            return facts == null ? "not watched" : facts.verdict().text();
        }

        private void tell(Under under, Meeting meeting) {
            if (!hasRoom(condemned.size(), MOST_ROWS, "condemned hosts")) {
                return;
            }
            HostFacts facts = hosts.get(under.host());
            ConversationId conversation = meeting.origin.conversation();
            Address peer =
                    conversation.client().equals(under.host())
                            ? conversation.server()
                            : conversation.client();
            condemned.add(
                    new Condemned(
                            under.list(),
                            capture,
                            under.host().toString(),
                            standing(under.host()) == Standing.INFECTED,
                            ours(under.host()),
                            facts == null ? Optional.empty() : facts.decided(),
                            meeting.at,
                            meeting.entry,
                            meeting.where.text(),
                            meeting.met,
                            meeting.times,
                            facts == null
                                    ? "it was not watched, as it is not of the own network"
                                    : facts.because(meeting.met, peer),
                            meeting.origin));
        }

        private void miss(Set<Address> named, boolean nobody) {
            standings.forEach((host, standing) -> {
                boolean isMissed = standing == Standing.INFECTED && !named.contains(host);
                if (isMissed && hasRoom(missed.size(), MOST_ROWS, "missed hosts")) {
                    HostFacts facts = hosts.get(host);
                    missed.add(
                            new Missed(
                                    capture,
                                    host.toString(),
                                    ours(host),
                                    facts == null
                                            ? ""
                                            : wolfhound.outputs.Sentence.of(facts.verdict()),
                                    facts == null ? Optional.empty() : facts.strongest()));
                }
            });
            if (nobody && hasRoom(missed.size(), MOST_ROWS, "missed hosts")) {
                missed.add(
                        new Missed(
                                capture,
                                NOBODY_KNOWS,
                                "",
                                "the label does not say who is infected, and neither do we",
                                Optional.empty()));
            }
        }

        // ---- what a block takes away

        private void lose() {
            Set<LookUp> bad = new HashSet<>();
            watch.lost().forEach((conversation, lost) -> lose(conversation, lost, bad));
            watch.lookUps().forEach((lookUp, asked) -> lookUp(lookUp, asked, bad));
            losses.forEach((list, sum) -> {
                Row row = row(list);
                row.innocent = row.innocent.plus(sum.loss(Sort.INNOCENT));
                row.undecided = row.undecided.plus(sum.loss(Sort.UNDECIDED));
                row.stopped = row.stopped.plus(sum.loss(Sort.STOPPED));
                row.narrow += sum.narrow();
            });
            entryLosses.forEach((key, sum) -> {
                EntrySum entry = entries.get(key);
                if (entry != null) {
                    entry.innocent = entry.innocent.plus(sum.loss(Sort.INNOCENT));
                }
            });
            hostsOfEntries.forEach((key, met) -> {
                EntrySum entry = entries.get(key);
                if (entry != null) {
                    for (Address host : met) {
                        entry.rightly += standing(host) == Standing.INFECTED ? 1 : 0;
                        entry.wrongly += standing(host) == Standing.CLEAN ? 1 : 0;
                    }
                }
            });
        }

        private void lose(ConversationId conversation, Lost lost, Set<LookUp> bad) {
            if (!standings.containsKey(lost.host)) {
                return;
            }
            HostFacts facts = hosts.get(lost.host);
            boolean isBad =
                    facts != null
                            && !(facts.verdict() instanceof Verdict.Clear)
                            && facts.isBad(conversation, lost.peer.address());
            Sort sort =
                    isBad
                            ? Sort.STOPPED
                            : standing(lost.host) == Standing.CLEAN
                                    ? Sort.INNOCENT
                                    : Sort.UNDECIDED;
            boolean contained = facts != null && facts.isContained(lost.peer);
            losses(ALL).add(sort, lost, contained);
            lost.lists.forEach((list, listed) -> {
                losses(list).add(sort, lost, contained);
                for (Indicator entry : listed) {
                    EntryKey key = meet(entry, lost.host, lost.origin);
                    entryLosses.computeIfAbsent(key, k -> new Losses()).add(sort, lost, contained);
                    others(key, lost);
                    if (isBad) {
                        bad.add(new LookUp(lost.host, entry, ""));
                    }
                }
            });
        }

        private void others(EntryKey key, Lost lost) {
            EntrySum entry = entries.get(key);
            if (entry == null) {
                return;
            }
            for (String site : lost.sites) {
                if (entry.others.size() < MOST_OTHERS && !site.endsWith(key.value())) {
                    entry.others.add(site);
                }
            }
        }

        private void lookUp(LookUp lookUp, Asked asked, Set<LookUp> bad) {
            if (!standings.containsKey(lookUp.host())) {
                return;
            }
            HostFacts facts = hosts.get(lookUp.host());
            boolean isBad =
                    bad.contains(new LookUp(lookUp.host(), lookUp.entry(), ""))
                            || facts != null
                                    && !(facts.verdict() instanceof Verdict.Clear)
                                    && facts.speaksOf(lookUp.name());
            Sort sort =
                    isBad
                            ? Sort.STOPPED
                            : standing(lookUp.host()) == Standing.CLEAN
                                    ? Sort.INNOCENT
                                    : Sort.UNDECIDED;
            losses(ALL).add(sort, lookUp.host(), lookUp.name(), asked.times);
            losses(lookUp.entry().from()).add(sort, lookUp.host(), lookUp.name(), asked.times);
            EntryKey key = meet(lookUp.entry(), lookUp.host(), asked.origin);
            entryLosses
                    .computeIfAbsent(key, k -> new Losses())
                    .add(sort, lookUp.host(), lookUp.name(), asked.times);
        }

        private Losses losses(String list) {
            return losses.computeIfAbsent(list, key -> new Losses());
        }

        private EntryKey meet(Indicator entry, Address host, Origin origin) {
            EntryKey key = EntryKey.of(entry);
            row(ALL).met.add(key);
            row(entry.from()).met.add(key);
            if (entries.containsKey(key)
                    || hasRoom(entries.size(), MOST_ENTRIES, "entries that were met")) {
                entries.computeIfAbsent(key, k -> new EntrySum(entry, origin));
            }
            hostsOfEntries.computeIfAbsent(key, k -> new HashSet<>()).add(host);
            return key;
        }
    }

    private boolean hasRoom(int size, int most, String what) {
        if (size < most) {
            return true;
        }
        bounds.merge("audit: " + what + " beyond the bound", 1L, Long::sum);
        return false;
    }

    // ---- the sum

    public Audited audited() {
        List<ListRow> lists = new ArrayList<>();
        rows.forEach((name, row) -> {
            if (!name.equals(ALL)) {
                lists.add(listRow(name, row, entriesOfLists.getOrDefault(name, 0L)));
            }
        });
        lists.sort(
                Comparator.comparingInt((ListRow row) -> -row.wrongly())
                        .thenComparingInt(row -> -row.rightly())
                        .thenComparing(ListRow::name));
        long all = entriesOfLists.values().stream().mapToLong(Long::longValue).sum();
        ListRow total = listRow(Audited.ALL_LISTS, row(ALL), all);
        condemned.sort(
                Comparator.comparing(Condemned::isInfected)
                        .thenComparing((Condemned one) ->
                                "clear exposed suspect infected".indexOf(one.ours()))
                        .thenComparing(one -> -one.sightings()));
        return new Audited(
                captures,
                packets,
                byLabels,
                infected,
                others,
                lists.size() == 1 ? renamed(total, lists.getFirst().name()) : total,
                lists.size() == 1 ? List.of() : List.copyOf(lists),
                List.copyOf(condemned),
                List.copyOf(missed),
                entriesByHarm(),
                knocks,
                Map.copyOf(bounds));
    }

    private static ListRow renamed(ListRow row, String name) {
        return new ListRow(
                name,
                row.entries(),
                row.met(),
                row.condemned(),
                row.rightly(),
                row.wrongly(),
                row.missed(),
                row.alone(),
                row.earlier(),
                row.later(),
                row.innocent(),
                row.undecided(),
                row.stopped(),
                row.narrow());
    }

    private static ListRow listRow(String name, Row row, long entries) {
        return new ListRow(
                name,
                entries,
                row.met.size(),
                new TreeMap<>(row.condemned),
                row.rightly,
                row.wrongly,
                row.missed,
                row.alone,
                row.earlier,
                row.later,
                row.innocent,
                row.undecided,
                row.stopped,
                row.narrow);
    }

    private List<Entry> entriesByHarm() {
        return entries.values().stream()
                .map(sum ->
                        new Entry(
                                sum.entry,
                                sum.rightly,
                                sum.wrongly,
                                sum.others.size(),
                                sum.innocent,
                                sum.origin))
                .sorted(
                        Comparator.comparingInt((Entry entry) -> -entry.wrongly())
                                .thenComparing(entry ->
                                        -entry.innocent().conversations()
                                                - entry.innocent().lookUps())
                                .thenComparing(entry -> entry.indicator().value()))
                .toList();
    }
}
