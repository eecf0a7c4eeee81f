package wolfhound.scenarios;

import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Answer;
import wolfhound.scenarios.stage.Ask;
import wolfhound.scenarios.stage.Machine;
import wolfhound.scenarios.stage.Stage;
import wolfhound.scenarios.stage.Talk;
import wolfhound.scenarios.stage.Web;
import wolfhound.scenarios.wire.Octets;

/// Somebody downloads a free operating system by BitTorrent: hash table, peers, megabytes both
/// ways.
final class TorrentUser extends Innocent {
    TorrentUser() {
        super(
                "torrent-user",
                "A person downloads a large file from forty peers by BitTorrent",
                "Many unnamed peers and failures, but the open dialect and a real benefit");
    }

    @Override
    public void stage(Stage stage) {
        Actor laptop = stage.workstation("laptop").joins().pauses(2);
        String hash = stage.hex(40);
        Ask announce =
                Ask.get(
                                "/announce?info_hash=%"
                                        + hash.substring(0, 2)
                                        + "&peer_id=-TR4060-"
                                        + stage.word(12)
                                        + "&port=51413&uploaded=0&downloaded=0&left=734003200&compact=1&event=started")
                        .with("Host", "User-Agent: Transmission/4.0.6", "Accept: */*");
        Web.to(laptop, "tracker.free-systems.example")
                .asks(announce, Answer.ok("text/plain", "d8:intervali1800e5:peers0:e"))
                .closes();
        laptop.looksUp(stage.site("router.dht.example").name());
        byte[] own = stage.noise(20);
        int peers = stage.between(30, 60);
        for (int i = 0; i < peers; i++) {
            Machine peer = stage.outside("peer");
            int port = stage.between(10_000, 65_000);
            byte[] question =
                    new Octets()
                            .text("d1:ad2:id20:")
                            .bytes(own)
                            .text("9:info_hash20:")
                            .bytes(stage.noise(20))
                            .text("e1:q9:get_peers1:t2:")
                            .bytes(stage.noise(2))
                            .text("1:y1:qe")
                            .toBytes();
            laptop.sends(peer, 51413, port, question);
            if (stage.random().nextInt(3) > 0) {
                byte[] answer =
                        new Octets()
                                .text("d1:rd2:id20:")
                                .bytes(stage.noise(20))
                                .text("5:nodes52:")
                                .bytes(stage.noise(52))
                                .text("5:token4:")
                                .bytes(stage.noise(4))
                                .text("e1:t2:")
                                .bytes(stage.noise(2))
                                .text("1:y1:re")
                                .toBytes();
                laptop.hears(peer, port, 51413, answer);
            }
            laptop.pauses(0.1);
        }
        int sources = stage.between(3, 6);
        for (int i = 0; i < sources; i++) {
            downloads(stage, laptop, stage.outside("seed"));
        }
    }

    private static void downloads(Stage stage, Actor laptop, Machine seed) {
        Talk talk = laptop.connects(seed, stage.between(10_000, 65_000));
        byte[] hello =
                new Octets()
                        .u8(19)
                        .text("BitTorrent protocol")
                        .zeros(8)
                        .bytes(stage.noise(20))
                        .text("-TR4060-")
                        .text(stage.word(12))
                        .toBytes();
        talk.says(hello)
                .hears(hello)
                .hears(new Octets().u32(1).u8(1).toBytes())
                .says(new Octets().u32(1).u8(2).toBytes());
        int blocks = stage.between(6, 14);
        for (int i = 0; i < blocks; i++) {
            talk.says(new Octets().u32(13).u8(6).u32(i).u32(0).u32(16_384).toBytes());
            talk.hears(
                    new Octets()
                            .u32(9 + 16_384)
                            .u8(7)
                            .u32(i)
                            .u32(0)
                            .bytes(stage.noise(16_384))
                            .toBytes());
        }
        talk.says(
                        new Octets()
                                .u32(9 + 8_192)
                                .u8(7)
                                .u32(3)
                                .u32(0)
                                .bytes(stage.noise(8_192))
                                .toBytes())
                .closes();
    }
}
