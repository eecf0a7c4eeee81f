package wolfhound.sources.wire;

import wolfhound.rules.inspect.Inspection;

/// What is wrong with heartbeats of TLS (RFC 6520), told to rules by the names that Suricata has
/// for it: they are how memory was read out of servers (CVE-2014-0160), and are seen even where
/// they are encrypted, by an answer that is longer than its request.
final class TlsRuleHeartbeats {
    private static final int REQUEST = 1;
    private static final int RESPONSE = 2;
    private static final int HEADER = 3;
    private static final int PADDING = 16;

    private final Inspection rules;
    private boolean awaited;
    private boolean askedByClient;
    private int asked;
    private boolean over;

    TlsRuleHeartbeats(Inspection rules) {
        this.rules = rules;
        this.over = rules == Inspection.NONE;
    }

    /// One that is encrypted, of that length.
    void secret(boolean byClient, int length) {
        if (over || length < HEADER) {
            return;
        }
        if (!awaited) {
            await(byClient);
            asked = length;
        } else if (byClient != askedByClient) {
            awaited = false;
            if (asked > 0 && asked < length) {
                rules.event("app", "tls.dataleak_heartbeat_mismatch", byClient);
            }
            asked = 0;
        } else {
            fail(byClient, "tls.invalid_heartbeat_message");
        }
    }

    /// One in the clear, which stands at that place.
    void clear(boolean byClient, Bytes bytes, int at, int length) {
        if (over || length < HEADER) {
            return;
        }
        int type = bytes.u8(at);
        boolean known = type == REQUEST || type == RESPONSE;
        if (!known || awaited && byClient == askedByClient) {
            fail(byClient, "tls.invalid_heartbeat_message");
        } else if (awaited) {
            awaited = false;
        } else {
            await(byClient);
            int padding = length - HEADER - bytes.u16(at + 1);
            if (padding < 0) {
                fail(byClient, "tls.overflow_heartbeat_message");
            } else if (padding < PADDING) {
                fail(byClient, "tls.invalid_heartbeat_message");
            }
        }
    }

    private void await(boolean byClient) {
        awaited = true;
        askedByClient = byClient;
    }

    /// The rest of such a session is not looked at.
    private void fail(boolean byClient, String name) {
        over = true;
        rules.event("app", name, byClient);
    }
}
