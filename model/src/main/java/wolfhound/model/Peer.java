package wolfhound.model;

/// The other end of what a host did: an address and a port (0 where the transport has none).
public record Peer(Address address, int port) {
    @Override
    public String toString() {
        if (port == 0) {
            return address.toString();
        }
        return address.isV4() ? address + ":" + port : "[" + address + "]:" + port;
    }
}
