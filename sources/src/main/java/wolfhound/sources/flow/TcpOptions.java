package wolfhound.sources.flow;

import wolfhound.rules.inspect.PacketView;

/// The options of one TCP header that its conduct is judged by; filled anew for each packet.
final class TcpOptions {
    private static final int END = 0;
    private static final int NOTHING = 1;
    private static final int SCALE = 3;
    private static final int STAMPS = 8;
    private static final int FAST_OPEN = 34;

    /// Options under trial begin with a number of their own (RFC 6994); fast open had 0xF989.
    private static final int EXPERIMENT = 254;

    /// A window is never scaled by more (RFC 7323 §2.3).
    private static final int SCALE_AT_MOST = 14;

    private static final int HEADER = 20;

    /// By which it multiplies its windows, -1 where it does not say.
    int scale;

    boolean stamped;
    int stamp;
    int echo;
    boolean fastOpen;

    void read(PacketView packet) {
        scale = -1;
        stamped = false;
        fastOpen = false;
        byte[] bytes = packet.bytes;
        int at = packet.transport + HEADER;
        int end = packet.payload;
        while (at < end && bytes[at] != END) {
            int kind = bytes[at] & 0xff;
            if (kind == NOTHING) {
                at++;
                continue;
            }
            int length = at + 1 < end ? bytes[at + 1] & 0xff : 0;
            if (length < 2 || at + length > end) {
                return;
            }
            if (kind == SCALE && length == 3) {
                scale = Math.min(bytes[at + 2] & 0xff, SCALE_AT_MOST);
            } else if (kind == STAMPS && length == 10) {
                stamped = true;
                stamp = number(bytes, at + 2);
                echo = number(bytes, at + 6);
            } else if (kind == FAST_OPEN || kind == EXPERIMENT && isFastOpen(bytes, at, length)) {
                fastOpen = true;
            }
            at += length;
        }
    }

    private static boolean isFastOpen(byte[] bytes, int at, int length) {
        return length >= 4 && bytes[at + 2] == (byte) 0xF9 && bytes[at + 3] == (byte) 0x89;
    }

    private static int number(byte[] bytes, int at) {
        return bytes[at] << 24
                | (bytes[at + 1] & 0xff) << 16
                | (bytes[at + 2] & 0xff) << 8
                | bytes[at + 3] & 0xff;
    }
}
