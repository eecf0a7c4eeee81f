package wolfhound.engine.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static wolfhound.engine.Story.latin;
import static wolfhound.engine.Story.turn;
import static wolfhound.model.Transport.TCP;

import org.junit.jupiter.api.Test;
import wolfhound.engine.Story;
import wolfhound.model.Behaviour;
import wolfhound.model.RawDialogue;

class MiningTest {
    @Test
    void saysThatAHostMines() {
        Story story =
                Story.with(new Mining())
                        .says(
                                TCP,
                                "203.0.113.33",
                                3333,
                                turn(
                                        true,
                                        latin(
                                                "{\"id\":1,\"jsonrpc\":\"2.0\",\"method\":\"login\","
                                                        + "\"params\":{\"login\":\"4x\",\"pass\":\"x\",\"agent\":\"m\"}}\n")),
                                turn(
                                        false,
                                        latin(
                                                "{\"result\":{\"job\":{\"blob\":\"0707\","
                                                        + "\"job_id\":\"a\"}}}\n")),
                                turn(
                                        true,
                                        latin(
                                                "{\"id\":2,\"method\":\"submit\",\"params\":"
                                                        + "{\"job_id\":\"a\",\"nonce\":\"1f\"}}\n")));
        assertThat(story.ends()).isEqualTo("infected");
        assertThat(story.evidence())
                .extracting(item -> item.sign().behaviour())
                .containsOnly(Behaviour.MINING);
    }

    @Test
    void letsOtherJsonCallsBe() {
        assertThat(
                        Story.with(new Mining())
                                .says(
                                        TCP,
                                        "203.0.113.33",
                                        8545,
                                        turn(
                                                true,
                                                latin(
                                                        "{\"id\":1,\"method\":\"eth_blockNumber\"}\n")),
                                        turn(false, latin("{\"id\":1,\"result\":\"0x1\"}\n")))
                                .signs())
                .isEmpty();
    }

    @Test
    void waitsForTheFruitOfTheWork() {
        Story story =
                Story.with(new Mining())
                        .says(
                                TCP,
                                "203.0.113.33",
                                3333,
                                turn(
                                        true,
                                        latin(
                                                "{\"id\":1,\"method\":\"mining.subscribe\",\"params\":[]}\n")),
                                turn(
                                        false,
                                        latin(
                                                "{\"id\":null,\"method\":\"mining.notify\",\"params\":[]}\n")));
        assertThat(story.signs()).containsExactlyInAnyOrder("mining-joined", "mining-job");
        assertThat(story.ends()).isEqualTo("suspect");
    }

    @Test
    void convictsWhoStaysForJobAfterJob() {
        byte[] job = latin("{\"id\":null,\"method\":\"mining.notify\",\"params\":[]}\n");
        RawDialogue.Turn first = turn(false, job);
        RawDialogue.Turn later =
                new RawDialogue.Turn(first.at().plusSeconds(40), false, first.said());
        Story story =
                Story.with(new Mining())
                        .says(
                                TCP,
                                "203.0.113.33",
                                3333,
                                turn(
                                        true,
                                        latin(
                                                "{\"id\":1,\"method\":\"mining.subscribe\",\"params\":[]}\n")),
                                first,
                                later);
        assertThat(story.ends()).isEqualTo("infected");
    }
}
