package wolfhound.rules.language;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a rule can look into, by the name that rules of today write.
///
/// A buffer belongs to a packet, to a side of the stream, or to a transaction; it occurs there
/// once, or several times ([#isMultiple]).
public enum Buffer {
    /// Payload of the packet and of the stream: where a rule looks that names no buffer.
    PAYLOAD("pkt_data", Of.PACKET, "rawbytes"),
    TCP_HEADER("tcp.hdr", Of.PACKET),
    UDP_HEADER("udp.hdr", Of.PACKET),
    IPV4_HEADER("ipv4.hdr", Of.PACKET),
    IPV6_HEADER("ipv6.hdr", Of.PACKET),
    ICMPV4_HEADER("icmpv4.hdr", Of.PACKET),
    ICMPV6_HEADER("icmpv6.hdr", Of.PACKET),
    IP_SOURCE("ip.src", Of.PACKET),
    IP_TARGET("ip.dst", Of.PACKET),
    /// What `base64_decode` of the same rule decoded.
    BASE64_DATA("base64_data", Of.RULE),

    HTTP_METHOD("http.method", Of.REQUEST, "http_method"),
    HTTP_URI("http.uri", Of.REQUEST, "http_uri", "uricontent"),
    HTTP_URI_RAW("http.uri.raw", Of.REQUEST, "http_raw_uri"),
    HTTP_REQUEST_LINE("http.request_line", Of.REQUEST, "http_request_line"),
    HTTP_REQUEST_HEADER("http.request_header", Of.REQUEST_SEVERAL),
    HTTP_REQUEST_BODY("http.request_body", Of.REQUEST, "http_client_body"),
    HTTP_HEADER("http.header", Of.EITHER_SIDE, "http_header"),
    HTTP_HEADER_RAW("http.header.raw", Of.EITHER_SIDE, "http_raw_header"),
    HTTP_HEADER_NAMES("http.header_names", Of.EITHER_SIDE, "http_header_names"),
    HTTP_START("http.start", Of.EITHER_SIDE, "http_start"),
    HTTP_PROTOCOL("http.protocol", Of.EITHER_SIDE, "http_protocol"),
    HTTP_COOKIE("http.cookie", Of.EITHER_SIDE, "http_cookie"),
    HTTP_CONTENT_TYPE("http.content_type", Of.EITHER_SIDE, "http_content_type"),
    HTTP_CONTENT_LENGTH("http.content_len", Of.EITHER_SIDE, "http_content_len"),
    HTTP_CONNECTION("http.connection", Of.EITHER_SIDE, "http_connection"),
    HTTP_USER_AGENT("http.user_agent", Of.REQUEST, "http_user_agent"),
    HTTP_HOST("http.host", Of.REQUEST, "http_host"),
    HTTP_HOST_RAW("http.host.raw", Of.REQUEST, "http_raw_host"),
    HTTP_ACCEPT("http.accept", Of.REQUEST, "http_accept"),
    HTTP_ACCEPT_LANGUAGE("http.accept_lang", Of.REQUEST, "http_accept_lang"),
    HTTP_ACCEPT_ENCODING("http.accept_enc", Of.REQUEST, "http_accept_enc"),
    HTTP_REFERER("http.referer", Of.REQUEST, "http_referer"),
    HTTP_LOCATION("http.location", Of.RESPONSE),
    HTTP_SERVER("http.server", Of.RESPONSE),
    HTTP_STATUS_CODE("http.stat_code", Of.RESPONSE, "http_stat_code"),
    HTTP_STATUS_MESSAGE("http.stat_msg", Of.RESPONSE, "http_stat_msg"),
    HTTP_RESPONSE_LINE("http.response_line", Of.RESPONSE, "http_response_line"),
    HTTP_RESPONSE_HEADER("http.response_header", Of.RESPONSE_SEVERAL),
    /// Rules that name it mean [#FILE_DATA], as Suricata's do.
    HTTP_RESPONSE_BODY("http.response_body", Of.RESPONSE),

    HTTP2_HEADER_NAME("http2.header_name", Of.EITHER_SIDE_SEVERAL),

    FILE_DATA("file.data", Of.EITHER_SIDE_SEVERAL, "file_data", "http_server_body"),
    FILE_NAME("file.name", Of.EITHER_SIDE_SEVERAL, "filename"),
    FILE_EXTENSION("fileext", Of.EITHER_SIDE_SEVERAL),
    FILE_MAGIC("file.magic", Of.EITHER_SIDE_SEVERAL, "filemagic"),

    DNS_QUERY("dns.query", Of.REQUEST_SEVERAL, "dns_query", "dns.queries.rrname"),
    DNS_ANSWER_NAME("dns.answer.name", Of.EITHER_SIDE_SEVERAL, "dns.answers.rrname"),
    DNS_AUTHORITY_NAME("dns.authorities.rrname", Of.EITHER_SIDE_SEVERAL),
    DNS_ADDITIONAL_NAME("dns.additionals.rrname", Of.EITHER_SIDE_SEVERAL),
    DNS_RESPONSE_NAME("dns.response.rrname", Of.RESPONSE_SEVERAL),
    DNS_QUERY_NAME("dns.query.name", Of.EITHER_SIDE_SEVERAL),
    MDNS_QUERY_NAME("mdns.queries.rrname", Of.EITHER_SIDE_SEVERAL),
    MDNS_ANSWER_NAME("mdns.answers.rrname", Of.EITHER_SIDE_SEVERAL),
    MDNS_RESPONSE_NAME("mdns.response.rrname", Of.EITHER_SIDE_SEVERAL),

    TLS_SNI("tls.sni", Of.REQUEST, "tls_sni"),
    TLS_ALPN("tls.alpn", Of.EITHER_SIDE_SEVERAL),
    TLS_RANDOM("tls.random", Of.EITHER_SIDE),
    TLS_RANDOM_TIME("tls.random_time", Of.EITHER_SIDE),
    TLS_RANDOM_BYTES("tls.random_bytes", Of.EITHER_SIDE),
    TLS_CERT_SUBJECT("tls.cert_subject", Of.RESPONSE, "tls_cert_subject", "tls.subject"),
    TLS_CERT_ISSUER("tls.cert_issuer", Of.RESPONSE, "tls_cert_issuer", "tls.issuerdn"),
    TLS_CERT_SERIAL("tls.cert_serial", Of.RESPONSE, "tls_cert_serial"),
    TLS_CERT_FINGERPRINT(
            "tls.cert_fingerprint", Of.RESPONSE, "tls_cert_fingerprint", "tls.fingerprint"),
    TLS_CERT_NAMES("tls.subjectaltname", Of.RESPONSE_SEVERAL),
    TLS_CERTIFICATES("tls.certs", Of.RESPONSE_SEVERAL),
    JA3_HASH("ja3.hash", Of.REQUEST, "ja3_hash"),
    JA3_STRING("ja3.string", Of.REQUEST, "ja3_string"),
    JA3S_HASH("ja3s.hash", Of.RESPONSE),
    JA3S_STRING("ja3s.string", Of.RESPONSE),
    JA4_HASH("ja4.hash", Of.REQUEST),

    SSH_PROTOCOL("ssh.proto", Of.EITHER_SIDE, "ssh_proto", "ssh.protoversion"),
    SSH_SOFTWARE("ssh.software", Of.EITHER_SIDE, "ssh_software", "ssh.softwareversion"),
    SSH_HASSH("ssh.hassh", Of.REQUEST),
    SSH_HASSH_STRING("ssh.hassh.string", Of.REQUEST),
    SSH_HASSH_SERVER("ssh.hassh.server", Of.RESPONSE),
    SSH_HASSH_SERVER_STRING("ssh.hassh.server.string", Of.RESPONSE),

    SMB_SHARE("smb.share", Of.REQUEST, "smb_share"),
    SMB_NAMED_PIPE("smb.named_pipe", Of.REQUEST, "smb_named_pipe"),
    SMB_NTLMSSP_USER("smb.ntlmssp_user", Of.REQUEST),
    SMB_NTLMSSP_DOMAIN("smb.ntlmssp_domain", Of.REQUEST),
    DCERPC_STUB_DATA("dcerpc.stub_data", Of.EITHER_SIDE, "dce_stub_data"),

    SMTP_HELO("smtp.helo", Of.REQUEST),
    SMTP_MAIL_FROM("smtp.mail_from", Of.REQUEST),
    SMTP_RCPT_TO("smtp.rcpt_to", Of.REQUEST_SEVERAL),
    EMAIL_FROM("email.from", Of.REQUEST),
    EMAIL_TO("email.to", Of.REQUEST),
    EMAIL_SUBJECT("email.subject", Of.REQUEST),
    EMAIL_CC("email.cc", Of.REQUEST),
    EMAIL_DATE("email.date", Of.REQUEST),
    EMAIL_MESSAGE_ID("email.message_id", Of.REQUEST),
    EMAIL_X_MAILER("email.x_mailer", Of.REQUEST),
    EMAIL_URL("email.url", Of.REQUEST_SEVERAL),
    EMAIL_RECEIVED("email.received", Of.REQUEST_SEVERAL),
    FTP_COMMAND("ftp.command", Of.REQUEST),
    FTP_COMMAND_DATA("ftp.command_data", Of.REQUEST),
    FTP_REPLY("ftp.reply", Of.RESPONSE_SEVERAL),
    FTP_COMPLETION_CODE("ftp.completion_code", Of.RESPONSE_SEVERAL),
    TFTP_FILE("tftp.filename", Of.REQUEST),
    TFTP_MODE("tftp.mode", Of.REQUEST),

    KRB5_CLIENT_NAME("krb5_cname", Of.EITHER_SIDE_SEVERAL, "krb5.cname"),
    KRB5_SERVER_NAME("krb5_sname", Of.EITHER_SIDE_SEVERAL, "krb5.sname"),
    SNMP_COMMUNITY("snmp.community", Of.EITHER_SIDE),
    SNMP_USM("snmp.usm", Of.EITHER_SIDE),
    QUIC_SNI("quic.sni", Of.REQUEST),
    QUIC_USER_AGENT("quic.ua", Of.REQUEST),
    QUIC_VERSION("quic.version", Of.EITHER_SIDE),
    QUIC_CYU_HASH("quic.cyu.hash", Of.REQUEST_SEVERAL),
    QUIC_CYU_STRING("quic.cyu.string", Of.REQUEST_SEVERAL),
    SIP_METHOD("sip.method", Of.REQUEST),
    SIP_URI("sip.uri", Of.REQUEST),
    SIP_REQUEST_LINE("sip.request_line", Of.REQUEST),
    SIP_RESPONSE_LINE("sip.response_line", Of.RESPONSE),
    SIP_STATUS_CODE("sip.stat_code", Of.RESPONSE),
    SIP_STATUS_MESSAGE("sip.stat_msg", Of.RESPONSE),
    SIP_PROTOCOL("sip.protocol", Of.EITHER_SIDE),
    SIP_FROM("sip.from", Of.EITHER_SIDE),
    SIP_TO("sip.to", Of.EITHER_SIDE),
    SIP_VIA("sip.via", Of.EITHER_SIDE),
    SIP_USER_AGENT("sip.ua", Of.EITHER_SIDE),
    SIP_CONTENT_TYPE("sip.content_type", Of.EITHER_SIDE),
    SIP_CONTENT_LENGTH("sip.content_length", Of.EITHER_SIDE),
    RFB_NAME("rfb.name", Of.RESPONSE),
    LDAP_REQUEST_DN("ldap.request.dn", Of.REQUEST),
    LDAP_RESPONSE_DN("ldap.responses.dn", Of.RESPONSE_SEVERAL);

    private static final Map<String, Buffer> BY_KEYWORD = new HashMap<>();
    private static final Map<String, Buffer> BY_MODIFIER = new HashMap<>();

    static {
        for (Buffer buffer : values()) {
            BY_KEYWORD.put(buffer.keyword, buffer);
            for (String other : buffer.others) {
                (isSticky(other) ? BY_KEYWORD : BY_MODIFIER).put(other, buffer);
            }
        }
        BY_KEYWORD.put("http.response_body", FILE_DATA);
        BY_KEYWORD.put("http_request_line", HTTP_REQUEST_LINE);
        BY_KEYWORD.put("http_response_line", HTTP_RESPONSE_LINE);
    }

    private final String keyword;
    private final Of of;
    private final String[] others;

    Buffer(String keyword, Of of, String... others) {
        this.keyword = keyword;
        this.of = of;
        this.others = others;
    }

    /// What a buffer belongs to.
    private enum Of {
        PACKET(true, true, false),
        RULE(true, true, false),
        REQUEST(true, false, false),
        REQUEST_SEVERAL(true, false, true),
        RESPONSE(false, true, false),
        RESPONSE_SEVERAL(false, true, true),
        EITHER_SIDE(true, true, false),
        EITHER_SIDE_SEVERAL(true, true, true);

        final boolean toServer;
        final boolean toClient;
        final boolean multiple;

        Of(boolean toServer, boolean toClient, boolean multiple) {
            this.toServer = toServer;
            this.toClient = toClient;
            this.multiple = multiple;
        }
    }

    /// Modifiers stand behind a content; everything else before.
    private static boolean isSticky(String keyword) {
        return switch (keyword) {
            case "http_method",
                    "http_uri",
                    "http_raw_uri",
                    "http_client_body",
                    "http_header",
                    "http_raw_header",
                    "http_cookie",
                    "http_user_agent",
                    "http_host",
                    "http_raw_host",
                    "http_stat_code",
                    "http_stat_msg",
                    "http_server_body",
                    "uricontent",
                    "rawbytes" ->
                    false;
            default -> true;
        };
    }

    /// The sticky keyword that rules of today write.
    public String keyword() {
        return keyword;
    }

    /// The keywords of old that stand behind a content.
    List<String> modifiers() {
        return Arrays.stream(others)
                .filter(other -> !isSticky(other) && !other.equals("uricontent"))
                .toList();
    }

    /// The keywords that stand before what they look for.
    List<String> stickyKeywords() {
        return BY_KEYWORD.entrySet().stream()
                .filter(entry -> entry.getValue() == this)
                .map(Map.Entry::getKey)
                .toList();
    }

    public boolean isOfPacket() {
        return of == Of.PACKET;
    }

    /// Does it belong to a transaction of an application protocol.
    public boolean isOfTransaction() {
        return of != Of.PACKET && of != Of.RULE;
    }

    public boolean isToServer() {
        return of.toServer;
    }

    public boolean isToClient() {
        return of.toClient;
    }

    /// Several of the kind may be in one transaction.
    public boolean isMultiple() {
        return of.multiple;
    }

    /// The buffer that a keyword before its contents chooses.
    public static Optional<Buffer> ofSticky(String keyword) {
        return Optional.ofNullable(BY_KEYWORD.get(keyword));
    }

    /// The buffer that a modifier behind a content chooses.
    public static Optional<Buffer> ofModifier(String keyword) {
        @Nullable Buffer found = BY_MODIFIER.get(keyword);
        return Optional.ofNullable(found);
    }
}
