package wolfhound.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import wolfhound.scenarios.Scenario;

/// Runs every innocent cause again and again and prints a table: how often somebody innocent was
/// convicted or suspect, which witness spoke, and how many planted infections were found.
///
/// `AlibiBench --runs N [--seed FIRST] [--only NUMBER] [--list] [--office HOURS] [--months N]`
///
/// Seeds run on all processors; the sums do not depend on it.
///
/// With `--office` it stages offices in which nothing happens instead, for so many hours of
/// machines; with `--months` small networks that are watched for a month each ([HostHours]).
public final class AlibiBench {
    private AlibiBench() {}

    private static final class Row {
        int runs;
        int hosts;
        int spoke;
        int accused;
        int planted;
        int caught;
        int suspected;
        final List<String> convicted = new ArrayList<>();
        final List<String> suspects = new ArrayList<>();
        final Map<String, Integer> signs = new TreeMap<>();
        final Map<String, List<String>> missed = new TreeMap<>();

        synchronized void add(AlibiTrial trial, AlibiTrial.Outcome outcome) {
            spoke += outcome.witnesses().contains(trial.witness()) ? 1 : 0;
            add(outcome);
        }

        synchronized void add(AlibiTrial.Outcome outcome) {
            runs++;
            hosts += outcome.hosts();
            accused += outcome.signs().isEmpty() ? 0 : 1;
            convicted.addAll(outcome.convicted());
            suspects.addAll(outcome.suspects());
            outcome.signs().forEach(sign -> signs.merge(sign, 1, Integer::sum));
        }

        synchronized void addPlanted(Scenario guilty, AlibiTrial.Outcome outcome) {
            planted++;
            hosts += outcome.hosts();
            caught += outcome.planted().equals("infected") ? 1 : 0;
            suspected += outcome.planted().equals("suspect") ? 1 : 0;
            convicted.addAll(outcome.convicted());
            suspects.addAll(outcome.suspects());
            if (!outcome.planted().equals("infected")) {
                missed.computeIfAbsent(guilty.name(), name -> new ArrayList<>())
                        .addAll(outcome.missed());
            }
        }
    }

    public static void main(String[] arguments) {
        int runs = 20;
        long first = 1;
        String only = "";
        boolean list = false;
        int office = 0;
        int months = 0;
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--runs" -> runs = Integer.parseInt(arguments[++i]);
                case "--seed" -> first = Long.parseLong(arguments[++i]);
                case "--only" -> only = arguments[++i];
                case "--list" -> list = true;
                case "--office" -> office = Integer.parseInt(arguments[++i]);
                case "--months" -> months = Integer.parseInt(arguments[++i]);
                default -> throw new IllegalArgumentException("what is " + arguments[i] + "?");
            }
        }
        if (office > 0) {
            office(office, first);
            return;
        }
        if (months > 0) {
            months(months, first);
            return;
        }
        long began = System.nanoTime();
        int all = 0;
        int convicted = 0;
        int suspects = 0;
        int hosts = 0;
        int planted = 0;
        int caught = 0;
        System.out.printf(
                "%-4s %-24s %6s %8s %9s %8s %7s %8s %8s %9s%n",
                "",
                "witness",
                "runs",
                "convict.",
                "suspects",
                "accused",
                "spoke",
                "planted",
                "caught",
                "suspected");
        for (AlibiTrial trial : AlibiTrials.all()) {
            if (!only.isEmpty() && !trial.number().equals(only)) {
                continue;
            }
            Row row = row(trial, first, runs);
            System.out.printf(
                    "%-4s %-24s %6d %8d %9d %8d %7d %8d %8d %9d%n",
                    trial.number(),
                    trial.witness(),
                    row.runs,
                    row.convicted.size(),
                    row.suspects.size(),
                    row.accused,
                    row.spoke,
                    row.planted,
                    row.caught,
                    row.suspected);
            if (list) {
                row.convicted.forEach(line -> System.out.println("     CONVICTED " + line));
                row.suspects.stream()
                        .limit(4)
                        .forEach(line -> System.out.println("     suspect   " + line));
                System.out.println("     " + row.signs);
                row.missed.forEach((name, lines) -> {
                    System.out.println("     missed    " + name + " " + lines.size() + " times");
                    lines.stream().limit(4).forEach(line -> System.out.println("       " + line));
                });
            }
            all += row.runs + row.planted;
            convicted += row.convicted.size();
            suspects += row.suspects.size();
            hosts += row.hosts;
            planted += row.planted;
            caught += row.caught;
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf(
                "%d runs, %d hosts: %d false convictions, %d suspects, %d of %d planted infections"
                        + " convicted; %.0f s, %.1f runs a second%n",
                all, hosts, convicted, suspects, caught, planted, seconds, all / seconds);
    }

    private static void office(int hours, long first) {
        int people = 10;
        Duration length = Duration.ofHours(1);
        long began = System.nanoTime();
        Row row = new Row();
        LongStream.range(first, first + Math.ceilDiv(hours, people))
                .parallel()
                .forEach(seed -> row.add(AlibiTrial.office(seed, people, length)));
        double seconds = (System.nanoTime() - began) / 1e9;
        row.convicted.forEach(line -> System.out.println("CONVICTED " + line));
        row.suspects.forEach(line -> System.out.println("suspect   " + line));
        System.out.printf(
                "%d hours of machines, %d hosts: %d false convictions, %d suspects, evidence %s; %.0f"
                        + " s%n",
                hours, row.hosts, row.convicted.size(), row.suspects.size(), row.signs, seconds);
    }

    private static void months(int months, long first) {
        long began = System.nanoTime();
        List<HostHours.Month> all =
                LongStream.range(first, first + months)
                        .parallel()
                        .mapToObj(HostHours::month)
                        .toList();
        double seconds = (System.nanoTime() - began) / 1e9;
        all.forEach(month ->
                month.convicted().forEach(line -> System.out.println("CONVICTED " + line)));
        all.forEach(
                month -> month.suspects().forEach(line -> System.out.println("suspect   " + line)));
        System.out.printf(
                "%d months, %d hours of machines: %d false convictions, %d suspects; %.0f s%n",
                months,
                all.stream().mapToLong(HostHours.Month::hours).sum(),
                all.stream().mapToInt(month -> month.convicted().size()).sum(),
                all.stream().mapToInt(month -> month.suspects().size()).sum(),
                seconds);
    }

    private static Row row(AlibiTrial trial, long first, int runs) {
        List<Scenario> infections = AlibiTrials.infections();
        Row row = new Row();
        LongStream.range(first, first + runs)
                .parallel()
                .forEach(seed -> {
                    row.add(trial, trial.runs(seed));
                    Scenario guilty = infections.get((int) (seed % infections.size()));
                    row.addPlanted(guilty, trial.runs(seed, guilty));
                });
        return row;
    }
}
