package wolfhound.sources.link;

/// Why a packet gave no entry, in the words it is counted under.
enum Unread {
    LINK_CUT("link header cut"),
    LLC("802.2 frame without IP"),
    ETHER_TYPE("ethernet payload other than IP and ARP"),
    PPP("ppp other than IP"),
    PPPOE_DISCOVERY("pppoe discovery"),
    FRAME_RELAY("frame relay other than IP"),
    MPLS("mpls payload other than IP and ethernet"),
    FAMILY("loopback family other than IP"),
    NFLOG("nflog without a packet"),
    WIRELESS_CONTROL("802.11 frame without data"),
    WIRELESS_ENCRYPTED("802.11 frame encrypted"),
    WIRELESS_FRAGMENT("802.11 fragment"),
    WIRELESS_HEAD("802.11 header broken"),
    IP_VERSION("ip version neither 4 nor 6"),
    IPV4_HEAD("ipv4 header broken"),
    IPV4_CUT("ipv4 header cut"),
    IPV6_HEAD("ipv6 header broken"),
    IPV6_CUT("ipv6 header cut"),
    IPV6_EXTENSIONS("ipv6 with too many extension headers"),
    ARP("arp broken or not for IPv4 over ethernet"),
    TCP_HEAD("tcp header broken"),
    TCP_CUT("tcp header cut"),
    UDP_CUT("udp header cut"),
    ICMP_CUT("icmp header cut"),
    SCTP_CUT("sctp header cut"),
    NESTED("nested too deeply"),
    FRAGMENT_CUT("fragment cut or empty"),
    FRAGMENT_OVERLAP("fragment overlapping another"),
    FRAGMENT_BEYOND("fragment beyond the longest datagram"),
    FRAGMENT_TOO_MANY("fragment of a datagram in too many pieces"),
    FRAGMENT_NO_ROOM("fragments put together, but the block is full");

    final String words;

    Unread(String words) {
        this.words = words;
    }
}
