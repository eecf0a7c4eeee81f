package wolfhound.rules.language;

import java.util.List;
import java.util.Map;

/// Keywords that are known and change nothing here, and those that are known and not supported.
final class OtherKeywords {
    /// They say what is written down or kept beside an alert; what matches is the same without.
    private static final List<String> OUTPUTS =
            List.of(
                    "tag",
                    "filestore",
                    "tls_store",
                    "tls.store",
                    "replace",
                    "nfq_set_mark",
                    "bypass");

    private static final List<String> NOT_SUPPORTED =
            List.of(
                    "lua",
                    "luaxform",
                    "config",
                    "frame",
                    "flowvar",
                    "pktvar",
                    "l3_proto",
                    "vlan.id",
                    "vlan.layers",
                    "ether.hdr",
                    "modbus",
                    "cip_service",
                    "enip_command",
                    "enip.command",
                    "enip.status",
                    "enip.product_name",
                    "enip.protocol_version",
                    "enip.revision",
                    "enip.identity_status",
                    "enip.state",
                    "enip.serial",
                    "enip.product_code",
                    "enip.device_type",
                    "enip.vendor_id",
                    "enip.capabilities",
                    "enip.cip_attribute",
                    "enip.cip_class",
                    "enip.cip_extendedstatus",
                    "enip.cip_instance",
                    "enip.cip_status",
                    "dnp3.data",
                    "dnp3_data",
                    "dnp3_func",
                    "dnp3_ind",
                    "dnp3_obj",
                    "dnp3.func",
                    "dnp3.ind",
                    "dnp3.obj",
                    "nfs_procedure",
                    "nfs.version",
                    "nfs_version",
                    "template",
                    "template2",
                    "http2.size_update",
                    "http2.settings",
                    "http2.header",
                    "mqtt.type",
                    "mqtt.flags",
                    "mqtt.qos",
                    "mqtt.protocol_version",
                    "mqtt.reason_code",
                    "mqtt.connect.flags",
                    "mqtt.connect.clientid",
                    "mqtt.connect.username",
                    "mqtt.connect.password",
                    "mqtt.connect.willtopic",
                    "mqtt.connect.willmessage",
                    "mqtt.connect.protocol_string",
                    "mqtt.connack.session_present",
                    "mqtt.connack.return_code",
                    "mqtt.publish.topic",
                    "mqtt.publish.message",
                    "mqtt.subscribe.topic",
                    "mqtt.unsubscribe.topic",
                    "ike.init_spi",
                    "ike.resp_spi",
                    "ike.vendor",
                    "ike.chosen_sa_attribute",
                    "ike.key_exchange_payload_length",
                    "ike.nonce_payload_length",
                    "ike.nonce_payload",
                    "ike.key_exchange_payload",
                    "websocket.payload",
                    "websocket.flags",
                    "websocket.mask",
                    "websocket.opcode",
                    "pgsql.query",
                    "ldap.request.operation",
                    "ldap.responses.operation",
                    "ldap.responses.count",
                    "ldap.responses.result_code",
                    "ldap.responses.message",
                    "ldap.responses.attribute_type",
                    "ldap.request.attribute_type",
                    "sdp.session_name",
                    "sdp.session_info",
                    "sdp.origin",
                    "sdp.uri",
                    "sdp.email",
                    "sdp.phone_number",
                    "sdp.connection_data",
                    "sdp.bandwidth",
                    "sdp.time",
                    "sdp.repeat_time",
                    "sdp.timezone",
                    "sdp.encryption_key",
                    "sdp.attribute",
                    "sdp.media.media",
                    "sdp.media.session_info",
                    "sdp.media.connection_data",
                    "sdp.media.encryption_key",
                    "email.body_md5",
                    "email.command",
                    "ftp.mode",
                    "snmp.trap_type",
                    "tcp.wscale",
                    "igmp.type",
                    "igmp.hdr");

    /// The version of Suricata whose language this is.
    private static final int[] LANGUAGE = {8, 0, 0};

    private OtherKeywords() {}

    static boolean isNotSupported(String keyword) {
        return NOT_SUPPORTED.contains(keyword);
    }

    static void list(Map<String, Keyword> keywords) {
        keywords.put("prefilter", (draft, option) -> option.withoutValue());
        keywords.put("requires", OtherKeywords::requires);
        for (String output : OUTPUTS) {
            keywords.put(
                    output,
                    (draft, option) ->
                            draft.notes.leftOut(
                                    option.keyword().at(),
                                    output,
                                    "`"
                                            + output
                                            + "` is an output and is left out; the rule is loaded"));
        }
        for (String keyword : NOT_SUPPORTED) {
            keywords.putIfAbsent(
                    keyword,
                    (draft, option) -> {
                        throw Complaint.notSupported(
                                option.keyword().at(),
                                keyword,
                                "`" + keyword + "` is not supported");
                    });
        }
    }

    /// `requires: version >= 7.0.3, keyword ja4.hash, feature geoip`.
    private static void requires(Draft draft, Option option) {
        for (Piece need : option.words("`version`, `keyword` or `feature`").split(',')) {
            List<Piece> words = need.cutAtBlank();
            Piece what = words.get(1);
            boolean met =
                    switch (words.getFirst().text()) {
                        case "version" -> what.split('|').stream().anyMatch(OtherKeywords::isOurs);
                        case "keyword" ->
                                Keywords.named(what.text()).isPresent()
                                        && !NOT_SUPPORTED.contains(what.text());
                        case "feature" -> what.is("geoip");
                        default -> throw need.wrong("`version`, `keyword` or `feature`");
                    };
            if (!met) {
                throw Complaint.notSupported(
                        need.at(), "requires", "the rule requires " + need.shown());
            }
        }
    }

    /// `>= 7.0.3`: all operators of all versions hold.
    private static boolean isOurs(Piece comparisons) {
        Piece rest = comparisons;
        while (!rest.isEmpty()) {
            int operator = rest.startsWith(">=") || rest.startsWith("<=") ? 2 : 1;
            if (!rest.startsWith("<") && !rest.startsWith(">")) {
                throw rest.wrong("`>=`, `>`, `<=` or `<`, and a version");
            }
            List<Piece> words = rest.from(operator).cutAtBlank();
            int compared = compareToOurs(words.getFirst());
            boolean greater = rest.startsWith(">");
            boolean holds = compared == 0 ? operator == 2 : greater ? compared < 0 : compared > 0;
            if (!holds) {
                return false;
            }
            rest = words.get(1);
        }
        return true;
    }

    /// @return negative where the version is older than the language read here
    private static int compareToOurs(Piece version) {
        List<Piece> numbers = version.split('.');
        for (int i = 0; i < LANGUAGE.length; i++) {
            long number = i < numbers.size() ? numbers.get(i).number("a version", 0, 9999) : 0;
            if (number != LANGUAGE[i]) {
                return Long.compare(number, LANGUAGE[i]);
            }
        }
        return 0;
    }
}
