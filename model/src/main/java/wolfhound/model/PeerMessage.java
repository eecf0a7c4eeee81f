package wolfhound.model;

/// A message of a known peer-to-peer dialect.
///
/// @param dialect `bittorrent`, `bittorrent-dht`, `edonkey`, `kademlia`, `gnutella`, …
/// @param verb what it asks or says: `ping`, `find_node`, `handshake`, …
/// @param detail what tells clients and contents apart (client version, info hash), empty for none
public record PeerMessage(Seen seen, boolean byHost, String dialect, String verb, String detail)
        implements Observation {
    @Override
    public PeerMessage as(Seen seen) {
        boolean flipped = seen.hostOpened() != this.seen.hostOpened();
        return new PeerMessage(seen, flipped != byHost, dialect, verb, detail);
    }
}
