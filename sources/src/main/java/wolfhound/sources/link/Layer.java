package wolfhound.sources.link;

/// What comes next in a packet: the header that begins at its cursor, or how unwrapping ended.
final class Layer {
    /// The innermost header was read; the entry is written.
    static final int READ = -1;

    /// Nothing more can be read; what was written of the layers outside stands.
    static final int UNREAD = -2;

    /// A fragment that waits for the others: no entry.
    static final int WAITS = -3;

    static final int ETHERNET = 1;
    static final int LLC = 2;
    static final int MPLS = 3;
    static final int PPP = 4;
    static final int CISCO_HDLC = 5;
    static final int FRAME_RELAY = 6;
    static final int WIRELESS = 7;
    static final int IP = 8;
    static final int IPV4 = 9;
    static final int IPV6 = 10;
    static final int ARP = 11;
    static final int TRANSPORT = 12;
    static final int GRE = 13;
    static final int EXTENSIONS = 14;

    private Layer() {}
}
