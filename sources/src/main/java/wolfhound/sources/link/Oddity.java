package wolfhound.sources.link;

import java.util.ArrayList;
import java.util.List;

/// What is wrong with a packet, though it may be readable, by the names that rules have for it.
public enum Oddity {
    IPV4_CUT("ipv4.trunc_pkt", true),
    IPV6_CUT("ipv6.trunc_pkt", true),
    UDP_HEAD_TOO_SMALL("udp.hlen_too_small", true),
    UDP_LENGTH_INVALID("udp.len_invalid", true),
    UDP_TOO_SMALL("udp.pkt_too_small", true),
    TCP_TOO_SMALL("tcp.pkt_too_small", true),
    TCP_HEAD_TOO_SMALL("tcp.hlen_too_small", true),
    TCP_OPTIONS_TOO_LONG("tcp.invalid_optlen", true),
    TCP_OPTION_LENGTH("tcp.opt_invalid_len", false),
    TCP_OPTION_TWICE("tcp.opt_duplicate", false),
    SCTP_TOO_SMALL("sctp.pkt_too_small", true),
    ICMP_TYPE("icmpv4.unknown_type", false),
    ICMP_CODE("icmpv4.unknown_code", false),
    OPTION_PADDING_EMPTY("ipv6.zero_len_padn", false),
    HOP_OPTIONS_PADDING("ipv6.hopopts_only_padding", false),
    DESTINATION_PADDING("ipv6.dstopts_only_padding", false),
    ROUTING_TYPE_0("ipv6.rh_type_0", false),
    FRAGMENT_HEADER_USELESS("ipv6.exthdr_useless_fh", false),
    FRAGMENT_HEADER_TWICE("ipv6.exthdr_dupl_fh", false),
    FRAGMENTS_OVERLAP("ipv4.frag_overlap", false),
    FRAGMENTS6_OVERLAP("ipv6.frag_overlap", false);

    private static final Oddity[] ALL = values();

    private final String event;

    /// Nobody would take what the transport carries.
    private final boolean spoils;

    Oddity(String event, boolean spoils) {
        this.event = event;
        this.spoils = spoils;
    }

    /// It alone as a set.
    public long bit() {
        return 1L << ordinal();
    }

    /// The names of those in the set.
    public static List<String> events(long set) {
        if (set == 0) {
            return List.of();
        }
        List<String> events = new ArrayList<>(2);
        for (Oddity oddity : ALL) {
            if ((set & oddity.bit()) != 0) {
                events.add(oddity.event);
            }
        }
        return events;
    }

    /// Was not all of the packet captured, or does its header not say how long it is: nobody knows
    /// what it was.
    public static boolean isCut(long set) {
        return (set & (IPV4_CUT.bit() | IPV6_CUT.bit())) != 0;
    }

    /// Does one of the set make the transport unusable.
    public static boolean spoil(long set) {
        for (Oddity oddity : ALL) {
            if (oddity.spoils && (set & oddity.bit()) != 0) {
                return true;
            }
        }
        return false;
    }
}
