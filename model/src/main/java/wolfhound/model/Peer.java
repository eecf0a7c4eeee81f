package wolfhound.model;

/// The other end of what a host did: an address and a port (0 where the transport has none).
public record Peer(Address address, int port) {
    @Override
    public boolean equals(Object other) {
        return other instanceof Peer peer && peer.port == port && peer.address.equals(address);
    }

    @Override
    public int hashCode() {
        return address.hashCode() * 31 + port;
    }

    @Override
    public String toString() {
        if (port == 0) {
            return address.toString();
        }
        return address.isV4() ? address + ":" + port : "[" + address + "]:" + port;
    }
}
