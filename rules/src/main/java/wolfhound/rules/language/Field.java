package wolfhound.rules.language;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A number that a rule can ask about.
public enum Field {
    // Packet.
    TTL("ttl"),
    TOS("tos"),
    IP_ID("id"),
    FRAGMENT_OFFSET("fragoffset"),
    TCP_SEQUENCE("seq", "tcp.seq"),
    TCP_ACKNOWLEDGED("ack", "tcp.ack"),
    TCP_WINDOW("window", "tcp.window"),
    TCP_MSS("tcp.mss"),
    ICMP_TYPE("itype"),
    ICMP_CODE("icode"),
    ICMP_ID("icmp_id"),
    ICMP_SEQUENCE("icmp_seq"),
    ICMPV6_MTU("icmpv6.mtu"),
    PAYLOAD_SIZE("dsize"),
    // Conversation.
    FLOW_AGE("flow.age"),
    FLOW_PACKETS("flow.pkts"),
    FLOW_PACKETS_TO_CLIENT("flow.pkts_toclient"),
    FLOW_PACKETS_TO_SERVER("flow.pkts_toserver"),
    FLOW_BYTES("flow.bytes"),
    FLOW_BYTES_TO_CLIENT("flow.bytes_toclient"),
    FLOW_BYTES_TO_SERVER("flow.bytes_toserver"),
    // Transaction.
    FILE_SIZE("filesize", "file.size"),
    DNS_OPCODE("dns.opcode"),
    DNS_RCODE("dns.rcode"),
    DNS_RRTYPE("dns.rrtype"),
    TLS_CHAIN_LENGTH("tls.cert_chain_len"),
    URI_PARAMETERS("http.uri_parameters"),
    HTTP2_FRAME("http2.frametype"),
    HTTP2_ERROR("http2.errorcode"),
    HTTP2_PRIORITY("http2.priority"),
    HTTP2_WINDOW("http2.window"),
    SNMP_VERSION("snmp.version"),
    SNMP_PDU_TYPE("snmp.pdu_type"),
    KERBEROS_MESSAGE("krb5_msg_type", "krb5.msg_type"),
    SMB_VERSION("smb.version"),
    FTP_REPLY_RECEIVED("ftp.reply_received"),
    FTP_DATA_PORT("ftp.dynamic_port"),
    SIP_STATUS("sip.status"),
    RFB_SECURITY_TYPE("rfb.sectype"),
    RFB_SECURITY_RESULT("rfb.secresult"),
    IKE_EXCHANGE("ike.exchtype"),
    DHCP_LEASE_TIME("dhcp.leasetime"),
    DHCP_REBINDING_TIME("dhcp.rebinding_time"),
    DHCP_RENEWAL_TIME("dhcp.renewal_time");

    private static final Map<String, Field> BY_KEYWORD = new HashMap<>();

    static {
        for (Field field : values()) {
            for (String keyword : field.keywords) {
                BY_KEYWORD.put(keyword, field);
            }
        }
    }

    private final String[] keywords;

    Field(String... keywords) {
        this.keywords = keywords;
    }

    /// Every name it has or had.
    List<String> keywords() {
        return List.of(keywords);
    }

    /// The keyword that rules of today write.
    public String keyword() {
        return keywords[keywords.length - 1];
    }

    public static Optional<Field> of(String keyword) {
        return Optional.ofNullable(BY_KEYWORD.get(keyword));
    }
}
