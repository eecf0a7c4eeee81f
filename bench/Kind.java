import java.util.Locale;

/// A kind of fact that two readers of a capture can be compared in.
enum Kind {
    PACKET(""),
    CONVERSATION(""),
    DNS_QUESTION("dns"),
    DNS_ANSWER("dns"),
    HTTP_REQUEST("http"),
    HTTP_STATUS("http"),
    HTTP2_REQUEST("http2"),
    HTTP2_STATUS("http2"),
    TLS_SERVER_NAME("tls"),
    TLS_JA3("tls"),
    SMTP_COMMAND("smtp"),
    MAIL("smtp"),
    POP_COMMAND("pop"),
    IMAP_COMMAND("imap"),
    IRC_LINE("irc"),
    FTP_COMMAND("ftp"),
    FILE("");

    /// What tshark calls the protocol whose conversations hold such facts, empty for any.
    final String protocol;

    Kind(String protocol) {
        this.protocol = protocol;
    }

    String row() {
        return name().toLowerCase(Locale.ROOT);
    }
}
