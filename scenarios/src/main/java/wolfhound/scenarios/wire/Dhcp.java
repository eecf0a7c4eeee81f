package wolfhound.scenarios.wire;

import java.util.OptionalInt;
import wolfhound.model.Address;

/// Messages of DHCP (RFC 2131) with the options that tell machines apart (RFC 2132).
public final class Dhcp {
    public static final int DISCOVER = 1;
    public static final int OFFER = 2;
    public static final int REQUEST = 3;
    public static final int ACKNOWLEDGE = 5;

    private static final int SHORTEST = 300;

    private Dhcp() {}

    /// What one side says of itself.
    ///
    /// @param vendor the vendor class, as `MSFT 5.0`, empty for none
    /// @param wanted the codes of the parameter request list, which tell operating systems apart
    public record Client(Mac mac, String hostName, String vendor, byte[] wanted) {}

    public static byte[] fromClient(int type, int transaction, Client client, OptionalInt address) {
        Octets out = fixed(1, transaction, client.mac, 0);
        out.u8(53).u8(1).u8(type);
        out.u8(61).u8(7).u8(1);
        client.mac.writeTo(out);
        address.ifPresent(bits -> out.u8(50).u8(4).u32(bits));
        out.u8(12).counted8(new Octets().text(client.hostName).toBytes());
        if (!client.vendor.isEmpty()) {
            out.u8(60).counted8(new Octets().text(client.vendor).toBytes());
        }
        return padded(out.u8(55).counted8(client.wanted));
    }

    public static byte[] fromServer(
            int type, int transaction, Mac client, Address given, Address server) {
        Octets out = fixed(2, transaction, client, given.v4Bits());
        out.u8(53).u8(1).u8(type).u8(54).u8(4).u32(server.v4Bits());
        out.u8(51).u8(4).u32(86_400).u8(1).u8(4).u32(0xFFFF_FF00L);
        return padded(out.u8(3).u8(4).u32(server.v4Bits()).u8(6).u8(4).u32(server.v4Bits()));
    }

    private static Octets fixed(int operation, int transaction, Mac client, int given) {
        Octets out = new Octets().u8(operation).u8(1).u8(6).u8(0).u32(transaction).u32(0);
        out.u32(0).u32(given).u32(0).u32(0);
        client.writeTo(out);
        return out.zeros(10).zeros(192).u32(0x6382_5363L);
    }

    private static byte[] padded(Octets out) {
        out.u8(255);
        return out.zeros(Math.max(0, SHORTEST - out.size())).toBytes();
    }
}
