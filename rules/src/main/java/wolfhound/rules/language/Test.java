package wolfhound.rules.language;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What must be true besides the buffers: of the packet, the conversation, or the transaction.
public sealed interface Test {

    /// `flow`. Null where the rule does not care.
    ///
    /// @param established true, or false for `not_established`
    /// @param stream true for `only_stream`, false for `no_stream`
    /// @param fragment true for `only_frag`, false for `no_frag`
    record Flow(
            @Nullable Boolean toServer,
            @Nullable Boolean established,
            boolean stateless,
            @Nullable Boolean stream,
            @Nullable Boolean fragment)
            implements Test {}

    /// `flowbits:isset` and `isnotset`. @param names one of which will do (`a|b`)
    record FlowBits(List<String> names, boolean set) implements Test {}

    /// `xbits:isset`, `isnotset`. @param track `ip_src`, `ip_dst`, `ip_pair`, `tx`
    record XBits(String name, boolean set, String track) implements Test {}

    /// `hostbits:isset`, `isnotset`. @param track `src`, `dst`, `both`
    record HostBits(List<String> names, boolean set, String track) implements Test {}

    /// `flowint` with a comparison. @param comparison one of `< > <= >= == !=`; @param other a
    /// number or the name of another counter
    record FlowInt(String name, String comparison, String other) implements Test {}

    /// `flowint:NAME,isset` and `notset`.
    record FlowIntSet(String name, boolean set) implements Test {}

    /// A number of packet, conversation or transaction: `ttl:<5`, `dns.rcode:3`, `filesize:>1000`.
    record Number(Field field, Numbers numbers) implements Test {}

    /// `flags`. @param modifier one of `=` (exactly), `+` (these and more), `*` (any), `!` (none)
    ///
    /// @param flags bits of the flags byte that are tested; @param ignored bits left out
    record TcpFlags(char modifier, int flags, int ignored) implements Test {}

    /// `fragbits`: M 1, D 2, R 4.
    record FragBits(char modifier, int bits) implements Test {}

    record SameIp() implements Test {}

    /// `ip_proto`. @param comparison one of `= < >`
    record IpProtocol(int number, char comparison, boolean negated) implements Test {}

    /// `ipopts`: `rr`, `eol`, `nop`, `ts`, `sec`, `esec`, `lsrr`, `lsrre`, `ssrr`, `satid`, `any`.
    record IpOption(String name) implements Test {}

    /// `iprep`. @param who `any`, `src`, `dst`, `both`
    record IpReputation(String who, String category, Numbers score) implements Test {}

    /// `geoip`. @param who `src`, `dst`, `both`, `any`
    record GeoIp(String who, List<String> countries, boolean negated) implements Test {}

    /// `stream_size`. @param side `client`, `server`, `both`, `either`
    record StreamSize(String side, Numbers size) implements Test {}

    /// `decode-event`, `stream-event`, `app-layer-event`. @param kind `decode`, `stream`, `app`
    record Event(String kind, String name) implements Test {}

    /// `app-layer-protocol`. @param direction `either`, `to_server`, `to_client`, `final`, …
    record AppProtocol(String name, boolean negated, String direction) implements Test {}

    /// `ipv4-csum` and its kin. @param layer `ipv4`, `tcpv4`, `tcpv6`, `udpv4`, `udpv6`, `icmpv4`,
    /// `icmpv6`
    record Checksum(String layer, boolean valid) implements Test {}

    /// `ssl_state`, `ssl_version`, `tls.version`. @param names as written, e.g. `tls1.2`
    record TlsWord(String kind, List<String> names, boolean negated) implements Test {}

    /// `filemd5`, `filesha1`, `filesha256` with a list. @param load the file of digests
    record FileDigest(String algorithm, boolean negated, String load) implements Test {}

    /// `ftpbounce`.
    record FtpBounce() implements Test {}

    /// A word of a protocol that is neither a number nor a buffer: `krb5.ticket_encryption:weak`,
    /// `tls_cert_expired`, `dcerpc.iface:…`. @param keyword as documented; @param value as written
    record Word(String keyword, String value, boolean negated) implements Test {}
}
