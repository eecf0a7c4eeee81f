package wolfhound.rules.inspect;

import wolfhound.model.Address;
import wolfhound.rules.language.Buffer;

/// The address in a `PORT` command of FTP: that of another than the client is a bounce.
final class FtpAddress {
    private FtpAddress() {}

    static boolean isOfAnother(Transaction transaction, Address client) {
        Transaction.Side side = transaction.client;
        for (int i = 0; i < side.count; i++) {
            if (side.buffers[i] == Buffer.FTP_COMMAND_DATA) {
                String[] parts =
                        Bytes.text(side.bytes, side.from[i], side.to[i]).strip().split(",", -1);
                if (parts.length == 6) {
                    String dotted = String.join(".", parts[0], parts[1], parts[2], parts[3]);
                    return Address.parse(dotted).filter(a -> !a.equals(client)).isPresent();
                }
            }
        }
        return false;
    }
}
