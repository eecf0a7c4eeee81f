package wolfhound.model;

/// The machine under watch, named by its address; the names that it announces are learnt beside it.
public record Host(Address address) implements Comparable<Host> {
    public static Host of(String address) {
        return new Host(Address.of(address));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Host host && host.address.equals(address);
    }

    @Override
    public int hashCode() {
        return address.hashCode();
    }

    @Override
    public int compareTo(Host other) {
        return address.compareTo(other.address);
    }

    @Override
    public String toString() {
        return address.toString();
    }
}
