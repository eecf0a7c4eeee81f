package wolfhound.engine.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static wolfhound.engine.Story.latin;
import static wolfhound.engine.Story.turn;
import static wolfhound.model.Transport.TCP;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import wolfhound.engine.Story;
import wolfhound.model.RawDialogue;

/// Ciphers that open with published keys; the JDK's ciphers are the second opinion.
class KnownKeyTest {
    private static final String SERVER = "203.0.113.9";
    private static final byte[] SHARED = HexFormat.of().parseHex("722018788c294897");

    private static byte[] frame(byte[] key, String clear) throws GeneralSecurityException {
        Cipher des = Cipher.getInstance("DES/CBC/PKCS5Padding");
        des.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "DES"), new IvParameterSpec(SHARED));
        byte[] body = des.doFinal(latin(clear));
        return ByteBuffer.allocate(4 + body.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(body.length)
                .put(body)
                .array();
    }

    private static byte[] hex(String password, String clear) throws GeneralSecurityException {
        Cipher rc4 = Cipher.getInstance("RC4");
        rc4.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(latin(password), "RC4"));
        return latin(HexFormat.of().withUpperCase().formatHex(rc4.doFinal(latin(clear))));
    }

    private static Story says(RawDialogue.Turn... turns) {
        return Story.with(new KnownKey()).says(TCP, SERVER, 54_984, turns);
    }

    private static RawDialogue.Turn[] framesUnder(byte[] key) throws GeneralSecurityException {
        return new RawDialogue.Turn[] {
            turn(true, frame(key, "KITCHEN-PC maria default group 1.2.2.0")),
            turn(false, frame(key, "welcome, here is a plug-in")),
            turn(true, frame(key, "0")),
            turn(false, frame(key, "01")),
            turn(true, frame(key, "an answer of some length"))
        };
    }

    @Test
    void opensFramesUnderTheKeyThatIsInEveryCopy() throws GeneralSecurityException {
        Story story = says(framesUnder(SHARED));
        assertThat(story.signs()).containsExactly("opened-with-known-key");
        assertThat(story.ends()).isEqualTo("infected");
    }

    @Test
    void leavesFramesUnderAnotherKeyAlone() throws GeneralSecurityException {
        Random random = new Random(5);
        for (int i = 0; i < 50; i++) {
            byte[] key = new byte[8];
            random.nextBytes(key);
            assertThat(says(framesUnder(key)).evidence()).isEmpty();
        }
    }

    @Test
    void wantsMoreThanOneLuckyPadding() throws GeneralSecurityException {
        assertThat(
                        says(
                                        turn(true, frame(SHARED, "seven..")),
                                        turn(false, frame(SHARED, "fifteen bytes..")))
                                .evidence())
                .isEmpty();
    }

    @Test
    void readsHexUnderADefaultPassword() throws GeneralSecurityException {
        for (String password : List.of("#KCMDDC51#-890", "#KCMDDC2#-890")) {
            Story story =
                    says(
                            turn(false, hex(password, "IDTYPE")),
                            turn(true, hex(password, "SERVER")),
                            turn(false, hex(password, "GetSIN203.0.113.9|1234567")),
                            turn(true, hex(password, "infoesGuest|10.0.0.7|KITCHEN-PC")));
            assertThat(story.signs()).containsExactly("opened-with-known-key");
        }
    }

    @Test
    void leavesHexUnderTheOperatorsPasswordToOthers() throws GeneralSecurityException {
        String password = "#KCMDDC51#-890mine";
        assertThat(
                        says(
                                        turn(false, hex(password, "IDTYPE")),
                                        turn(true, hex(password, "SERVER")),
                                        turn(false, hex(password, "GetSIN203.0.113.9|1234567")))
                                .evidence())
                .isEmpty();
    }

    @Test
    void goesBackwardsAsTheStandardDoes() throws GeneralSecurityException {
        Random random = new Random(3);
        for (int i = 0; i < 200; i++) {
            long key = random.nextLong();
            long ciphered = random.nextLong();
            Cipher des = Cipher.getInstance("DES/ECB/NoPadding");
            byte[] bytes = ByteBuffer.allocate(8).putLong(key).array();
            des.init(Cipher.DECRYPT_MODE, new SecretKeySpec(bytes, "DES"));
            byte[] clear = des.doFinal(ByteBuffer.allocate(8).putLong(ciphered).array());
            assertThat(new Des(key).last(0, ciphered)).isEqualTo(ByteBuffer.wrap(clear).getLong());
        }
    }
}
