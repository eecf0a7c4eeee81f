package wolfhound.sources.wire;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Opens the Initial packets of one side of a QUIC connection (RFC 9001 §5): the keys follow from
/// the connection id that the client chose first, so they hide nothing from who sees that packet.
final class QuicKeys {
    private static final int SAMPLE = 16;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final byte[] iv;
    private final SecretKeySpec headerKey;

    private QuicKeys(SecretKeySpec key, byte[] iv, SecretKeySpec headerKey) {
        this.key = key;
        this.iv = iv;
        this.headerKey = headerKey;
    }

    static QuicKeys of(QuicVersion version, byte[] connection, Side side) {
        try {
            byte[] initial = hmac(version.salt(), connection);
            String label = side == Side.CLIENT ? "client in" : "server in";
            byte[] secret = expand(initial, label, 32);
            return new QuicKeys(
                    new SecretKeySpec(expand(secret, version.labels() + "key", 16), "AES"),
                    expand(secret, version.labels() + "iv", 12),
                    new SecretKeySpec(expand(secret, version.labels() + "hp", 16), "AES"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The payload of the packet from `at` to `to`, empty where these keys do not open it.
    ///
    /// @param number where the packet number begins
    byte[] open(Bytes datagram, int at, int number, int to) {
        if (number + 4 + SAMPLE > to) {
            return new byte[0];
        }
        try {
            byte[] packet = datagram.copy(at, to);
            int numberAt = number - at;
            byte[] mask = mask(packet, numberAt + 4);
            packet[0] ^= (byte) (mask[0] & 0x0F);
            int numberBytes = (packet[0] & 3) + 1;
            byte[] nonce = iv.clone();
            for (int i = 0; i < numberBytes; i++) {
                packet[numberAt + i] ^= mask[1 + i];
                nonce[nonce.length - numberBytes + i] ^= packet[numberAt + i];
            }
            int payload = numberAt + numberBytes;
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(packet, 0, payload);
            return cipher.doFinal(packet, payload, packet.length - payload);
        } catch (GeneralSecurityException notWithThisKey) {
            return new byte[0];
        }
    }

    private byte[] mask(byte[] packet, int sample) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, headerKey);
        return cipher.doFinal(packet, sample, SAMPLE);
    }

    /// HKDF-Expand-Label (RFC 8446 §7.1) for no more than one block of SHA-256.
    private static byte[] expand(byte[] secret, String label, int length)
            throws GeneralSecurityException {
        byte[] full = ("tls13 " + label).getBytes(StandardCharsets.US_ASCII);
        byte[] info = new byte[full.length + 5];
        info[1] = (byte) length;
        info[2] = (byte) full.length;
        System.arraycopy(full, 0, info, 3, full.length);
        info[full.length + 4] = 1;
        return Arrays.copyOf(hmac(secret, info), length);
    }

    private static byte[] hmac(byte[] key, byte[] message) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(message);
    }
}
