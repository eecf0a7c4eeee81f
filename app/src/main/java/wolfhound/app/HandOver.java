package wolfhound.app;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import wolfhound.engine.judge.Judge;
import wolfhound.engine.judge.Weights;
import wolfhound.intel.endpoint.EndpointSign;
import wolfhound.model.Address;
import wolfhound.model.Evidence;
import wolfhound.model.Excerpt;
import wolfhound.model.Group;
import wolfhound.model.Host;
import wolfhound.model.HostCase;
import wolfhound.model.Origin;
import wolfhound.model.Peer;
import wolfhound.model.Sign;
import wolfhound.model.Testimony;
import wolfhound.model.Verdict;
import wolfhound.outputs.CaseFile;

/// Adds what was found in a machine's own files to its case in the hunt just made. The case is not
/// judged here: who tells it judges it again, by all that is on file.
///
/// What a changed file does on the wire (a form sent to a strange address) has the same cause as
/// the file, so both are one group.
final class HandOver {
    private static final Group CAUSE = new Group(Group.Cause.DETECTOR, "name-override");
    private static final int MOST = 20;

    private final Host host;
    private final String file;
    private final Weights weights;
    private final List<Finding> findings = new ArrayList<>();

    /// @param file where it was found, for the exhibits
    HandOver(Host host, String file, Weights weights) {
        this.host = host;
        this.file = file;
        this.weights = weights;
    }

    private record Finding(
            Sign sign, long line, String about, Optional<Address> address, String because) {}

    /// @param about the name that is led astray
    void add(Sign sign, long line, String about, Optional<Address> address, String because) {
        if (findings.size() < MOST) {
            findings.add(new Finding(sign, line, about, address, because));
        }
    }

    /// @return the verdict with what was added; empty where there was nothing to add
    /// @throws Trouble where the case cannot be found or written
    Optional<Verdict> deliver() {
        Path store = StateFolder.lastHunt();
        List<HostCase> cases = cases(store);
        HostCase mine =
                cases.stream()
                        .filter(one -> one.host().equals(host))
                        .findFirst()
                        .orElseThrow(() ->
                                Trouble.wrongUsage(
                                        "--host "
                                                + host
                                                + ": the hunt just made saw no such home host; hunt"
                                                + " a capture of it first"));
        if (findings.isEmpty()) {
            return Optional.empty();
        }
        HostCase fuller = with(mine);
        try (CaseFile next = CaseFile.replacing(store)) {
            cases.forEach(one -> next.keep(one == mine ? fuller : one));
        } catch (UncheckedIOException failed) {
            throw Trouble.unreadable(
                    "the case cannot be kept in " + store + ": " + failed.getMessage());
        }
        return Optional.of(Judge.judge(fuller));
    }

    private static List<HostCase> cases(Path store) {
        if (!Files.exists(store)) {
            throw Trouble.wrongUsage(
                    "--host: no hunt was made yet, so there is no case to add to; run wolfhound"
                            + " hunt first");
        }
        try (Stream<HostCase> cases = CaseFile.at(store).all()) {
            return cases.toList();
        } catch (UncheckedIOException damaged) {
            throw Trouble.unreadable(
                    "the cases of the last hunt cannot be read; hunt again ("
                            + damaged.getMessage()
                            + ")");
        }
    }

    /// What was handed over before of the same file is replaced, so that a second check does not
    /// count twice.
    private HostCase with(HostCase before) {
        List<Testimony> testimonies = new ArrayList<>();
        for (Testimony testimony : before.testimonies()) {
            boolean same =
                    testimony instanceof Evidence evidence
                            && evidence.from().equals(EndpointSign.FROM)
                            && evidence.exhibits().stream().anyMatch(o -> o.file().equals(file));
            if (!same) {
                testimonies.add(testimony);
            }
        }
        findings.forEach(finding -> testimonies.add(evidence(finding, before.lastSeen())));
        return new HostCase(
                before.host(),
                before.names(),
                before.roles(),
                before.visibility(),
                before.firstSeen(),
                before.lastSeen(),
                testimonies,
                before.unfiled(),
                before.circumstances());
    }

    /// A file has no time on the wire; it is known from the end of what was seen of its host.
    private Evidence evidence(Finding finding, Instant at) {
        return new Evidence(
                EndpointSign.FROM,
                finding.sign(),
                host,
                at,
                at,
                finding.address().map(address -> new Peer(address, 0)),
                finding.about(),
                weights.of(finding.sign()),
                1,
                CAUSE,
                finding.because(),
                List.of(Origin.ofLine(file, finding.line())),
                Optional.empty(),
                Excerpt.NONE,
                0);
    }
}
