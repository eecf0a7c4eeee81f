package wolfhound.rules.inspect;

/// Options of the IPv4 header, by the names that rules use.
final class IpOptions {
    private IpOptions() {}

    static boolean has(String name, PacketView packet) {
        int header = packet.network;
        if (packet.ipv6 || header < 0 || header >= packet.bytes.length) {
            return false;
        }
        int end = Math.min(packet.bytes.length, header + (packet.bytes[header] & 15) * 4);
        int at = header + 20;
        if (name.equals("any")) {
            return at < end;
        }
        int wanted = number(name);
        while (at < end) {
            int option = packet.bytes[at] & 0xff;
            if (option == wanted) {
                return true;
            }
            if (option == 0) {
                return false;
            }
            at += option == 1 || at + 1 >= end ? 1 : Math.max(2, packet.bytes[at + 1] & 0xff);
        }
        return false;
    }

    private static int number(String name) {
        return switch (name) {
            case "eol" -> 0;
            case "nop" -> 1;
            case "rr" -> 7;
            case "ts" -> 68;
            case "sec" -> 130;
            case "lsrr" -> 131;
            case "esec" -> 133;
            case "satid" -> 136;
            case "ssrr" -> 137;
            default -> -1;
        };
    }
}
