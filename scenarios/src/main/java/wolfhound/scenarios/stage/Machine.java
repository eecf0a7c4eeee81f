package wolfhound.scenarios.stage;

import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import wolfhound.model.Address;
import wolfhound.model.Behaviour;
import wolfhound.scenarios.wire.Mac;

/// A machine of a story: its addresses, what its packets show of it, and the truth about it.
public final class Machine {
    private final String name;
    private final String hostName;
    private final String userName;
    private final Address address;
    private final Mac mac;
    private final Platform platform;
    private final int timeToLive;
    private final boolean home;
    private final long roundTrip;
    private final Set<String> remembered = new HashSet<>();
    private final Set<Behaviour> behaviours = EnumSet.noneOf(Behaviour.class);
    private Expectation expectation = Expectation.CLEAR;
    private int nextPort;
    private int nextIdentification;

    /// @param name in the story: `laptop`
    /// @param hostName as the machine calls itself: `DESKTOP-4F2K1QX`
    /// @param home whether it is on the watched network
    /// @param roundTrip nanoseconds from a home machine and back
    record Traits(
            String name,
            String hostName,
            String userName,
            Address address,
            Mac mac,
            Platform platform,
            int timeToLive,
            boolean home,
            long roundTrip) {}

    Machine(Traits traits, int firstPort) {
        name = traits.name;
        hostName = traits.hostName;
        userName = traits.userName;
        address = traits.address;
        mac = traits.mac;
        platform = traits.platform;
        timeToLive = traits.timeToLive;
        home = traits.home;
        roundTrip = traits.roundTrip;
        nextPort = firstPort;
        nextIdentification = firstPort;
    }

    public String name() {
        return name;
    }

    public String hostName() {
        return hostName;
    }

    public String userName() {
        return userName;
    }

    public Address address() {
        return address;
    }

    public Platform platform() {
        return platform;
    }

    public boolean home() {
        return home;
    }

    public Expectation expectation() {
        return expectation;
    }

    public Set<Behaviour> behaviours() {
        return Set.copyOf(behaviours);
    }

    public Duration roundTrip() {
        return Duration.ofNanos(roundTrip);
    }

    Mac mac() {
        return mac;
    }

    int timeToLive() {
        return timeToLive;
    }

    long roundTripNanos() {
        return roundTrip;
    }

    /// Whether the name is in its cache; it is from now on.
    boolean remembers(String domain) {
        return !remembered.add(domain);
    }

    int nextPort() {
        nextPort = nextPort >= 65_000 ? 49_200 : nextPort + 1;
        return nextPort;
    }

    int nextIdentification() {
        nextIdentification = (nextIdentification + 1) & 0xFFFF;
        return nextIdentification;
    }

    void isExpected(Expectation expected, Behaviour... what) {
        expectation = expected;
        behaviours.addAll(Set.of(what));
    }

    @Override
    public String toString() {
        return name + " (" + address + ")";
    }
}
