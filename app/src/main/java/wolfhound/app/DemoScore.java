package wolfhound.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import wolfhound.model.Address;
import wolfhound.model.Verdict;
import wolfhound.outputs.Screen;
import wolfhound.outputs.Words;
import wolfhound.scenarios.Truth;

/// How the verdicts on a staged network compare with its truth.
///
/// @param infected how many hosts were staged as infected
/// @param missed those of them who were not convicted
/// @param wronged innocent hosts who were
record DemoScore(int infected, List<Truth.Of> missed, List<Truth.Of> wronged) {

    static DemoScore of(Truth truth, List<Verdict> verdicts) {
        Map<Address, Verdict> byAddress =
                verdicts.stream()
                        .collect(
                                Collectors.toMap(
                                        verdict -> verdict.host().address(), Function.identity()));
        List<Truth.Of> infected = truth.infected();
        List<Truth.Of> missed = new ArrayList<>();
        List<Truth.Of> wronged = new ArrayList<>();
        for (Truth.Of host : truth.hosts()) {
            boolean convicted = byAddress.get(host.address()) instanceof Verdict.Infected;
            if (infected.contains(host) && !convicted) {
                missed.add(host);
            } else if (!infected.contains(host) && convicted) {
                wronged.add(host);
            }
        }
        return new DemoScore(infected.size(), missed, wronged);
    }

    /// Says it; true when every verdict is right.
    boolean tell(Screen screen) {
        String found =
                Words.count(infected - missed.size())
                        + " of "
                        + Words.count(infected)
                        + " infected convicted";
        screen.paragraph("", 0, found + named(" (missed: ", missed) + ", " + innocent() + ".");
        return missed.isEmpty() && wronged.isEmpty();
    }

    private String innocent() {
        return wronged.isEmpty()
                ? "no innocent accused"
                : Words.count(wronged.size()) + " innocent convicted" + named(" (", wronged);
    }

    private static String named(String opening, List<Truth.Of> hosts) {
        return hosts.isEmpty()
                ? ""
                : opening
                        + hosts.stream()
                                .map(host -> host.name() + " " + host.address())
                                .collect(Collectors.joining(", "))
                        + ")";
    }
}
