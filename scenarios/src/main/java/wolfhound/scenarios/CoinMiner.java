package wolfhound.scenarios;

import wolfhound.model.Behaviour;
import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Machine;
import wolfhound.scenarios.stage.Platform;
import wolfhound.scenarios.stage.Stage;
import wolfhound.scenarios.stage.Talk;

/// A desktop that works for a mining pool: jobs and shares in lines of JSON (stratum).
final class CoinMiner extends Guilty {
    CoinMiner() {
        super(
                "coin-miner",
                "coin miner",
                "A desktop logs in to a mining pool, takes jobs and hands in shares",
                "Say what it is: somebody's coins, on somebody's machine");
    }

    @Override
    public Kind kind() {
        return Kind.PUA;
    }

    @Override
    public void stage(Stage stage) {
        Actor desktop = stage.workstation("desktop", Platform.WINDOWS);
        desktop.joins().isLikelyInfected(Behaviour.MINING).pauses(2);
        String pool = "pool." + stage.word(6) + ".example";
        Machine server = stage.site(pool);
        mines(stage, desktop.knows(pool), server, stage.oneOf(3333, 5555, 14444));
    }

    /// Logs in at the pool and hands in shares.
    static void mines(Stage stage, Actor desktop, Machine server, int port) {
        Talk talk = desktop.connects(server, port);
        String wallet =
                "4"
                        + stage.letters(
                                94, "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz");
        String id = stage.hex(16);
        talk.says(
                "{\"id\":1,\"jsonrpc\":\"2.0\",\"method\":\"login\",\"params\":{\"login\":\""
                        + wallet
                        + "\",\"pass\":\"x\",\"agent\":\"XMRig/6.21.0 (Windows NT 10.0; Win64; x64)\",\"algo\":[\"rx/0\",\"cn/r\"]}}\n");
        talk.hears(
                "{\"id\":1,\"jsonrpc\":\"2.0\",\"error\":null,\"result\":{\"id\":\""
                        + id
                        + "\",\"job\":"
                        + job(stage)
                        + ",\"status\":\"OK\"}}\n");
        int shares = stage.between(4, 9);
        for (int i = 0; i < shares; i++) {
            talk.pauses(9)
                    .says(
                            "{\"id\":"
                                    + (i + 2)
                                    + ",\"jsonrpc\":\"2.0\",\"method\":\"submit\",\"params\":{\"id\":\""
                                    + id
                                    + "\",\"job_id\":\""
                                    + stage.hex(12)
                                    + "\",\"nonce\":\""
                                    + stage.hex(8)
                                    + "\",\"result\":\""
                                    + stage.hex(64)
                                    + "\"}}\n");
            talk.hears(
                    "{\"id\":"
                            + (i + 2)
                            + ",\"jsonrpc\":\"2.0\",\"error\":null,\"result\":{\"status\":\"OK\"}}\n");
            talk.pauses(4)
                    .hears(
                            "{\"jsonrpc\":\"2.0\",\"method\":\"job\",\"params\":"
                                    + job(stage)
                                    + "}\n");
        }
        talk.closes();
    }

    private static String job(Stage stage) {
        return "{\"blob\":\""
                + stage.hex(152)
                + "\",\"job_id\":\""
                + stage.hex(12)
                + "\",\"target\":\"b88d0600\",\"algo\":\"rx/0\",\"height\":3100200,\"seed_hash\":\""
                + stage.hex(64)
                + "\"}";
    }
}
