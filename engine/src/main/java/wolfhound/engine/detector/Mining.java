package wolfhound.engine.detector;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import wolfhound.engine.memory.Bounded;
import wolfhound.model.Behaviour;
import wolfhound.model.ConversationId;
import wolfhound.model.EvidenceClass;
import wolfhound.model.Group;
import wolfhound.model.Observation;
import wolfhound.model.RawDialogue;
import wolfhound.model.Sign;

/// Work for a pool of coin miners: the Stratum protocol (JSON-RPC lines that subscribe, take jobs
/// and submit shares). Its owner may have wanted it; the verdict says what is done, and leaves that
/// question to people.
final class Mining implements Detector<Mining.Memory> {
    static final Sign JOINED =
            Sign.of(
                    "mining-joined",
                    Behaviour.MINING,
                    EvidenceClass.TEMPLATE,
                    35,
                    "the log-in of a miner at a pool, which no other program says",
                    "T1496");
    static final Sign GIVEN =
            Sign.of(
                    "mining-job",
                    Behaviour.MINING,
                    EvidenceClass.DIALECT,
                    15,
                    "the pool gave a job: what follows when a miner logs in",
                    "T1496");
    static final Sign WORKS =
            Sign.of(
                    "mining-works",
                    Behaviour.MINING,
                    EvidenceClass.EFFECT,
                    30,
                    "the host handed in the fruit of its work, or stayed for job after job: it computes for somebody's purse",
                    "T1496");

    private static final int MOST_TALKS = 16;

    /// What a pool says at a log-in comes within this; a job later than it is another one, and who
    /// only tries whether a pool answers is gone by then.
    private static final Duration LOG_IN = Duration.ofSeconds(10);

    private static final int JOINED_TOLD = 1;
    private static final int WORKS_TOLD = 2;
    private static final int GIVEN_TOLD = 4;

    static final class Memory {
        private final Bounded<ConversationId, Integer> told = new Bounded<>(MOST_TALKS);
    }

    @Override
    public String name() {
        return "mining";
    }

    @Override
    public List<Sign> signs() {
        return List.of(JOINED, GIVEN, WORKS);
    }

    @Override
    public Set<Class<? extends Observation>> watches() {
        return Set.of(RawDialogue.class);
    }

    @Override
    public Memory fresh() {
        return new Memory();
    }

    @Override
    public void see(Memory memory, Observation observation, Scene scene) {
        RawDialogue talk = (RawDialogue) observation;
        if (!talk.seen().hostOpened()) {
            return;
        }
        Instant firstJob = Instant.MAX;
        for (RawDialogue.Turn turn : talk.turns()) {
            String said = turn.said().text();
            if (said.indexOf('{') < 0) {
                continue;
            }
            if (turn.byHost() && joins(said)) {
                tell(
                        memory,
                        talk,
                        turn,
                        JOINED,
                        JOINED_TOLD,
                        "logged in, or asked for work, at a pool of miners",
                        scene);
            } else if (turn.byHost() && submits(said)) {
                tell(
                        memory,
                        talk,
                        turn,
                        WORKS,
                        WORKS_TOLD,
                        "handed in work at a pool of miners",
                        scene);
            } else if (!turn.byHost() && givesJob(said)) {
                if (firstJob.equals(Instant.MAX)) {
                    firstJob = turn.at();
                } else if (turn.at().isAfter(firstJob.plus(LOG_IN))) {
                    tell(memory, talk, turn, WORKS, WORKS_TOLD, "stayed for another job", scene);
                }
                tell(
                        memory,
                        talk,
                        turn,
                        GIVEN,
                        GIVEN_TOLD,
                        "was given a job by a pool of miners",
                        scene);
            }
        }
    }

    private static boolean joins(String said) {
        boolean stratum =
                hasMethod(said, "mining.subscribe")
                        || hasMethod(said, "mining.authorize")
                        || hasMethod(said, "eth_submitLogin")
                        || hasMethod(said, "eth_login")
                        || hasMethod(said, "eth_getWork");
        boolean monero =
                hasMethod(said, "login")
                        && said.contains("\"pass\"")
                        && (said.contains("\"agent\"") || said.contains("\"algo\""));
        return stratum || monero;
    }

    private static boolean submits(String said) {
        return hasMethod(said, "mining.submit")
                || hasMethod(said, "eth_submitWork")
                || hasMethod(said, "submit") && said.contains("\"nonce\"");
    }

    private static boolean givesJob(String said) {
        return said.contains("mining.notify")
                || said.contains("mining.set_difficulty")
                || said.contains("\"job_id\"") && said.contains("\"blob\"");
    }

    private static boolean hasMethod(String said, String method) {
        int at = said.indexOf("\"method\"");
        if (at < 0) {
            return false;
        }
        int value = said.indexOf('"' + method + '"', at + 8);
        return value >= 0 && value - at < 24;
    }

    private static void tell(
            Memory memory,
            RawDialogue talk,
            RawDialogue.Turn turn,
            Sign sign,
            int flag,
            String what,
            Scene scene) {
        int told = memory.told.get(talk.seen().conversation(), id -> 0);
        memory.told.put(talk.seen().conversation(), told | flag);
        if ((told & flag) == 0) {
            scene.testify(
                    Claim.of(sign, talk.seen(), what + " at " + talk.seen().peer())
                            .bytes(turn.said())
                            .group(Group.Cause.DETECTOR, sign == WORKS ? WORKS.id() : JOINED.id()));
        }
    }
}
