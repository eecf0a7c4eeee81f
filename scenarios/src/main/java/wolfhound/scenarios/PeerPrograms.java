package wolfhound.scenarios;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Machine;
import wolfhound.scenarios.stage.Platform;
import wolfhound.scenarios.stage.Secure;
import wolfhound.scenarios.stage.Stage;
import wolfhound.scenarios.stage.Talk;
import wolfhound.scenarios.wire.Certificate;
import wolfhound.scenarios.wire.Octets;
import wolfhound.scenarios.wire.TlsClient;

/// Programs that know strangers by address: file synchronisation, wallets of coins, a private
/// network in the open, an anonymity network and cameras that look for a way home.
final class PeerPrograms extends Innocent {
    PeerPrograms() {
        super(
                "peer-programs",
                "Synchronisation, wallets, private networks, an anonymity network and cameras find strangers by address",
                "Self-made certificates, ciphers and silent peers are what such programs are made of");
    }

    @Override
    public void stage(Stage stage) {
        synchronises(stage, stage.workstation("sync", Platform.LINUX).joins().pauses(2));
        wallet(stage, stage.workstation("wallet").joins().pauses(3));
        wallet2(stage, stage.workstation("node", Platform.LINUX).joins().pauses(3));
        mesh(stage, stage.workstation("mesh").joins().pauses(4));
        relays(stage, stage.workstation("onion").joins().pauses(5));
        camera(stage, stage.device("camera").joins().pauses(6));
    }

    /// Every device has a certificate of its own, and no server name.
    private static void synchronises(Stage stage, Actor laptop) {
        Secure.to(laptop, TlsClient.GO, "discovery.sync-maker.example")
                .says(300)
                .hears(900)
                .closes();
        for (Machine peer : stage.outside("device", stage.between(3, 7))) {
            Instant made = stage.start().minus(Duration.ofDays(stage.between(20, 900)));
            Certificate own =
                    Certificate.selfSigned(
                            List.of("O=Syncthing", "OU=Automatically Generated", "CN=syncthing"),
                            made,
                            made.plus(Duration.ofDays(7_300)));
            Talk talk = laptop.connects(peer, stage.oneOf(22_000, 22_001, 443));
            Secure.over(talk, TlsClient.OPENSSL, "", own)
                    .says(2_000)
                    .hears(9_000)
                    .says(4_000)
                    .closes();
            laptop.pauses(1);
        }
    }

    /// Version and address messages of a coin network, in the clear.
    private static void wallet(Stage stage, Actor laptop) {
        for (Machine peer : stage.outside("coin", stage.between(6, 12))) {
            if (stage.random().nextInt(3) == 0) {
                laptop.knocksInVain(peer, 9333).pauses(1);
                continue;
            }
            Talk talk = laptop.connects(peer, 9333);
            talk.says(coin("version", stage.noise(86))).hears(coin("version", stage.noise(102)));
            talk.hears(coin("verack", new byte[0])).says(coin("verack", new byte[0]));
            talk.says(coin("getaddr", new byte[0])).hears(coin("inv", stage.noise(37 * 8)));
            talk.hears(coin("block", stage.noise(30_000))).closes();
        }
    }

    private static byte[] coin(String command, byte[] payload) {
        return new Octets()
                .hex("fbc0b6db")
                .text(command)
                .zeros(12 - command.length())
                .little32(payload.length)
                .hex("5df6e0e2")
                .bytes(payload)
                .toBytes();
    }

    /// A coin network under its newer cipher: keys and padding of any length, then sealed frames.
    private static void wallet2(Stage stage, Actor node) {
        for (Machine peer : stage.outside("coin2", stage.between(4, 9))) {
            if (stage.random().nextInt(4) == 0) {
                node.knocksInVain(peer, 8333).pauses(1);
                continue;
            }
            Talk talk = node.connects(peer, 8333);
            talk.says(stage.noise(64 + stage.between(0, 4_000)))
                    .hears(stage.noise(64 + stage.between(0, 4_000)));
            talk.says(stage.noise(180)).hears(stage.noise(240)).hears(stage.noise(60_000)).closes();
        }
    }

    /// WireGuard's handshake of 148 and 92 bytes with some, of whom some sleep; STUN before it.
    private static void mesh(Stage stage, Actor laptop) {
        for (Machine peer : stage.outside("mesh-peer", stage.between(8, 30))) {
            byte[] hello = new Octets().hex("01000000").bytes(stage.noise(144)).toBytes();
            int port = stage.between(20_000, 60_000);
            laptop.sends(peer, 41_641, port, hello);
            if (stage.random().nextInt(2) == 0) {
                laptop.hears(
                        peer,
                        port,
                        41_641,
                        new Octets().hex("02000000").bytes(stage.noise(88)).toBytes());
                laptop.sends(
                        peer,
                        41_641,
                        port,
                        new Octets().hex("04000000").bytes(stage.noise(124)).toBytes());
            }
            laptop.pauses(0.5);
        }
    }

    /// Relays with two made-up names each, at addresses that nobody looked up.
    private static void relays(Stage stage, Actor laptop) {
        for (Machine relay : stage.outside("relay", stage.between(3, 5))) {
            Certificate own =
                    new Certificate(
                            List.of("CN=www." + stage.word(12) + ".net"),
                            List.of("CN=www." + stage.word(14) + ".com"),
                            List.of(),
                            stage.start().minus(Duration.ofDays(30)),
                            stage.start().plus(Duration.ofDays(200)));
            String asked = "www." + stage.word(16) + ".com";
            Talk talk = laptop.connects(relay, stage.oneOf(443, 9001, 9001));
            Secure.over(talk, TlsClient.OPENSSL, asked, own)
                    .says(540)
                    .hears(1_100)
                    .says(540)
                    .hears(50_000)
                    .closes();
            laptop.pauses(1);
        }
    }

    /// Looks for a way home over relays of its maker, by address, most of them silent.
    private static void camera(Stage stage, Actor camera) {
        for (Machine relay : stage.outside("camera-relay", stage.between(6, 30))) {
            byte[] hello = new Octets().hex("f1e00000").toBytes();
            int port = stage.oneOf(32_100, 32_100, 32_108);
            camera.sends(relay, 23_456, port, hello);
            if (stage.random().nextInt(3) == 0) {
                camera.hears(relay, port, 23_456, new Octets().hex("f1e10000").toBytes());
            }
            camera.pauses(0.2);
        }
    }
}
