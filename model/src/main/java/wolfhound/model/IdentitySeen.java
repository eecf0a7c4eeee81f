package wolfhound.model;

/// A name that a host gave for itself or its user, or that a server gave it: what stays when
/// addresses change, and what thieves send home.
///
/// @param of the address that the name belongs to (a DHCP server's word is about the client)
/// @param where `dhcp`, `nbns`, `kerberos`, `ntlm`, `smb`, `arp`, …
public record IdentitySeen(Seen seen, Address of, Kind kind, String where, String value)
        implements Observation {
    public enum Kind {
        HOST_NAME,
        USER,
        DOMAIN,
        /// A hardware address, `00:11:22:33:44:55`.
        HARDWARE,
        OPERATING_SYSTEM
    }

    @Override
    public IdentitySeen as(Seen seen) {
        return new IdentitySeen(seen, of, kind, where, value);
    }
}
