package wolfhound.model;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// The two ends of a conversation and what carries it. `client` is who spoke first (or opened,
/// where that was seen). For ICMP the ports are type and code, as Community ID has it.
public record ConversationId(
        Transport transport, Address client, int clientPort, Address server, int serverPort) {

    /// Stands where a fact was read in a file of a machine, and in no conversation.
    public static final ConversationId NONE =
            new ConversationId(Transport.OTHER, Address.v4(0), 0, Address.v4(0), 0);

    @Override
    public boolean equals(Object other) {
        return other instanceof ConversationId id
                && id.clientPort == clientPort
                && id.serverPort == serverPort
                && id.transport == transport
                && id.client.equals(client)
                && id.server.equals(server);
    }

    @Override
    public int hashCode() {
        int ports = clientPort << 16 ^ serverPort;
        return (client.hashCode() * 31 + server.hashCode()) * 31 + ports;
    }

    /// Community ID v1 with seed 0, as Zeek, Suricata and Wireshark print it (specification:
    /// github.com/corelight/community-id-spec). Computed on demand: most conversations are never
    /// shown.
    public String communityId() {
        int icmpReply =
                switch (transport) {
                    case ICMP -> counterpart(clientPort, ICMP_PAIRS);
                    case ICMP6 -> counterpart(clientPort, ICMP6_PAIRS);
                    default -> -1;
                };
        boolean icmp = transport == Transport.ICMP || transport == Transport.ICMP6;
        boolean oneWay = icmp && icmpReply < 0;
        int fromPort = clientPort;
        int toPort = icmp && !oneWay ? icmpReply : serverPort;
        int order = client.compareTo(server);
        boolean swap = !oneWay && (order > 0 || order == 0 && fromPort > toPort);
        Address first = swap ? server : client;
        Address second = swap ? client : server;
        MessageDigest sha1 = sha1();
        sha1.update(new byte[] {0, 0});
        updateAddress(sha1, first);
        updateAddress(sha1, second);
        sha1.update(new byte[] {(byte) transport.number(), 0});
        updatePort(sha1, swap ? toPort : fromPort);
        updatePort(sha1, swap ? fromPort : toPort);
        return "1:" + Base64.getEncoder().encodeToString(sha1.digest());
    }

    private static final int[] ICMP_PAIRS = {8, 0, 13, 14, 15, 16, 10, 9, 17, 18};
    private static final int[] ICMP6_PAIRS = {
        128, 129, 133, 134, 135, 136, 130, 131, 144, 145, 139, 140
    };

    private static int counterpart(int type, int[] pairs) {
        for (int i = 0; i < pairs.length; i++) {
            if (pairs[i] == type) {
                return pairs[i ^ 1];
            }
        }
        return -1;
    }

    private static void updateAddress(MessageDigest digest, Address address) {
        for (int shift = 56; shift >= 0 && !address.isV4(); shift -= 8) {
            digest.update((byte) (address.high() >>> shift));
        }
        for (int shift = address.isV4() ? 24 : 56; shift >= 0; shift -= 8) {
            digest.update((byte) (address.low() >>> shift));
        }
    }

    private static void updatePort(MessageDigest digest, int port) {
        digest.update((byte) (port >>> 8));
        digest.update((byte) port);
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-1", impossible);
        }
    }
}
