package wolfhound.sources.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static wolfhound.model.Flow.Phase.ANSWERED;
import static wolfhound.model.Flow.Phase.ENDED;
import static wolfhound.model.Flow.Phase.GOING_ON;
import static wolfhound.model.Flow.Phase.OPENED;
import static wolfhound.model.Flow.Phase.REFUSED;
import static wolfhound.model.Flow.Phase.RESET;
import static wolfhound.model.Flow.Phase.UNANSWERED;
import static wolfhound.sources.flow.Sensor.ACK;
import static wolfhound.sources.flow.Sensor.FIN;
import static wolfhound.sources.flow.Sensor.RST;
import static wolfhound.sources.flow.Sensor.SYN;

import org.junit.jupiter.api.Test;
import wolfhound.model.Flow;
import wolfhound.model.Oddity;

/// What goes wrong, and what is merely unusual, between two TCPs and a bystander.
class TcpReaderTest {
    private final Recorder spoken = new Recorder();
    private final Sensor sensor = new Sensor(spoken);

    @Test
    void tellsOpenedAnsweredAndEnded() {
        sensor.handshake(1000, 5000)
                .tcp(true, ACK, 1001, 5001, "ask")
                .tcp(false, ACK, 5001, 1004, "tell you")
                .after(2)
                .tcp(true, FIN | ACK, 1004, 5009, "")
                .tcp(false, FIN | ACK, 5009, 1005, "")
                .tcp(true, ACK, 1005, 5010, "");
        assertThat(sensor.phases()).containsExactly(OPENED, ANSWERED, ENDED);
        Flow last = sensor.lastFlow();
        assertThat(last.hostBytes()).isEqualTo(3);
        assertThat(last.peerBytes()).isEqualTo(8);
        assertThat(last.protocol()).isEqualTo("recorder");
        assertThat(last.lasted()).hasSeconds(2);
        assertThat(last.seen().visibility()).isEqualTo(1);
        assertThat(last.seen().host()).hasToString("10.0.0.2");
        assertThat(last.seen().peer()).hasToString("192.0.2.1:80");
        assertThat(last.seen().origin().packet()).isEqualTo(7);
        assertThat(spoken.events).containsExactly("close CLIENT ", "close SERVER ", "end");
    }

    @Test
    void ordersWhatCameOutOfOrder() {
        sensor.handshake(1000, 5000)
                .tcp(true, ACK, 1004, 5001, "two")
                .tcp(true, ACK, 1007, 5001, "three")
                .tcp(true, ACK, 1001, 5001, "one");
        assertThat(spoken.client).hasToString("onetwothree");
    }

    @Test
    void ignoresRetransmissions() {
        sensor.handshake(1000, 5000)
                .tcp(true, ACK, 1001, 5001, "hello")
                .tcp(true, ACK, 1001, 5001, "hello")
                .tcp(true, ACK, 1003, 5001, "llo, world");
        assertThat(spoken.client).hasToString("hello, world");
        sensor.end();
        assertThat(sensor.lastFlow().hostBytes()).isEqualTo(12);
        assertThat(sensor.told(Oddity.class)).isEmpty();
    }

    @Test
    void keepsTheFirstCopyAndNamesARetransmissionWithOtherBytes() {
        sensor.handshake(1000, 5000)
                .tcp(false, ACK, 5001, 1001, "first copy")
                .tcp(false, ACK, 5001, 1001, "other text");
        assertThat(spoken.server).hasToString("first copy");
        assertThat(sensor.told(Oddity.class))
                .singleElement()
                .satisfies(oddity -> {
                    assertThat(oddity.kind()).isEqualTo("overlap-differs");
                    assertThat(oddity.byHost()).isFalse();
                });
    }

    @Test
    void keepsTheFirstCopyOfEarlyBytesThatOverlap() {
        sensor.handshake(1000, 5000)
                .tcp(true, ACK, 1003, 5001, "cdef")
                .tcp(true, ACK, 1002, 5001, "bCDEFg")
                .tcp(true, ACK, 1001, 5001, "a");
        assertThat(spoken.client).hasToString("abcdefg");
        assertThat(sensor.told(Oddity.class)).hasSize(1);
    }

    @Test
    void tellsAGapWhenTheOtherSideGoesOnAfterAcknowledgingIt() {
        sensor.handshake(1000, 5000)
                .tcp(false, ACK, 5001, 1001, "one")
                .tcp(false, ACK, 5014, 1001, "three");
        assertThat(spoken.events).isEmpty();
        sensor.tcp(true, ACK, 1001, 5019, "thanks");
        assertThat(spoken.events).containsExactly("gap SERVER 10");
        assertThat(spoken.server).hasToString("one…three");
        sensor.end();
        assertThat(sensor.lastFlow().peerBytes()).isEqualTo(18);
        assertThat(sensor.lastFlow().seen().visibility()).isEqualTo(1 - 10 / 24.0);
    }

    @Test
    void waitsForWhatWasNotAcknowledged() {
        sensor.handshake(1000, 5000)
                .tcp(false, ACK, 5001, 1001, "one")
                .tcp(false, ACK, 5007, 1001, "three")
                .tcp(true, ACK, 1001, 5004, "still here")
                .after(20)
                .tcp(false, ACK, 5004, 1011, "two");
        assertThat(spoken.events).isEmpty();
        assertThat(spoken.server).hasToString("onetwothree");
    }

    @Test
    void tellsAGapWhenTooMuchWaits() {
        sensor.handshake(1000, 5000).tcp(true, ACK, 1001, 5001, "start");
        String piece = "x".repeat(1400);
        long sequence = 1010;
        for (int i = 0; i <= Limits.EARLY / 1400; i++) {
            sensor.tcp(true, ACK, sequence, 5001, piece);
            sequence += 1400;
        }
        assertThat(spoken.events).containsExactly("gap CLIENT 4");
        assertThat(spoken.client).hasSizeGreaterThan(Limits.EARLY);
        assertThat(sensor.tally.counts()).containsEntry("early bytes of a stream", 1L);
        assertThat(sensor.shard.buffered()).isZero();
    }

    @Test
    void takesWhatACutPacketHasAndTellsTheRestAsGap() {
        sensor.handshake(1000, 5000)
                .tcp(true, ACK, 1001, 5001, "abc".getBytes(), 100)
                .tcp(true, ACK, 1101, 5001, "def");
        assertThat(spoken.client).hasToString("abc…def");
        assertThat(spoken.events).containsExactly("gap CLIENT 97");
    }

    @Test
    void joinsMidwayAndFindsTheServerByItsPort() {
        sensor.tcp(false, ACK, 777, 333, "served").tcp(true, ACK, 333, 783, "asked");
        assertThat(spoken.server).hasToString("served");
        assertThat(spoken.client).hasToString("asked");
        assertThat(sensor.phases()).containsExactly(OPENED, ANSWERED);
        assertThat(sensor.lastFlow().seen().peer().port()).isEqualTo(80);
        assertThat(sensor.lastFlow().seen().visibility()).isEqualTo(0.5);
    }

    @Test
    void takesTheAnswerToASynThatWasMissedForTheServers() {
        sensor.server = Sensor.End.of("192.0.2.1", 50000);
        sensor.tcp(false, SYN | ACK, 5000, 1001, "").tcp(true, ACK, 1001, 5001, "hi");
        assertThat(sensor.lastFlow().seen().peer().port()).isEqualTo(50000);
        assertThat(sensor.lastFlow().seen().visibility()).isEqualTo(1);
        assertThat(spoken.client).hasToString("hi");
    }

    @Test
    void followsSequenceNumbersAroundTheirEnd() {
        long start = 0xFFFFFFFCL;
        sensor.handshake(start, 5000)
                .tcp(true, ACK, start + 4, 5001, "defg")
                .tcp(true, ACK, start + 8, 5001, "hij")
                .tcp(true, ACK, start + 1, 5001, "abc");
        assertThat(spoken.client).hasToString("abcdefghij");
    }

    @Test
    void readsASimultaneousOpen() {
        sensor.tcp(true, SYN, 1000, 0, "")
                .tcp(false, SYN, 5000, 0, "")
                .tcp(true, SYN | ACK, 1000, 5001, "")
                .tcp(false, SYN | ACK, 5000, 1001, "")
                .tcp(true, ACK, 1001, 5001, "ask")
                .tcp(false, ACK, 5001, 1004, "tell");
        assertThat(sensor.phases()).containsExactly(OPENED, ANSWERED);
        assertThat(spoken.client).hasToString("ask");
        assertThat(spoken.server).hasToString("tell");
    }

    @Test
    void readsASplitHandshake() {
        sensor.tcp(true, SYN, 1000, 0, "")
                .tcp(false, ACK, 0, 1001, "")
                .tcp(false, SYN, 5000, 0, "")
                .tcp(true, SYN | ACK, 1000, 5001, "")
                .tcp(false, ACK, 5001, 1001, "")
                .tcp(false, ACK, 5001, 1001, "tell");
        assertThat(sensor.phases()).containsExactly(OPENED, ANSWERED);
        assertThat(sensor.lastFlow().seen().host()).hasToString("10.0.0.2");
        assertThat(spoken.server).hasToString("tell");
    }

    @Test
    void readsDataInTheSyn() {
        sensor.tcp(true, SYN, 1000, 0, "early")
                .tcp(false, SYN | ACK, 5000, 1006, "")
                .tcp(true, ACK, 1006, 5001, " bird");
        assertThat(spoken.client).hasToString("early bird");
    }

    @Test
    void readsDataOfTheSynOnceWhenTheServerWantedItAgain() {
        sensor.tcp(true, SYN, 1000, 0, "early")
                .tcp(false, SYN | ACK, 5000, 1001, "")
                .tcp(true, ACK, 1001, 5001, "early bird");
        assertThat(spoken.client).hasToString("early bird");
    }

    @Test
    void ignoresKeepAlives() {
        sensor.handshake(1000, 5000)
                .tcp(true, ACK, 1001, 5001, "hello")
                .tcp(true, ACK, 1005, 5001, "\0")
                .tcp(true, ACK, 1005, 5001, "")
                .tcp(true, ACK, 1006, 5001, "!");
        assertThat(spoken.client).hasToString("hello!");
        assertThat(sensor.told(Oddity.class)).isEmpty();
    }

    @Test
    void isRefusedWhenASynMeetsAReset() {
        sensor.tcp(true, SYN, 1000, 0, "").tcp(false, RST | ACK, 0, 1001, "");
        assertThat(sensor.phases()).containsExactly(OPENED, REFUSED);
    }

    @Test
    void staysOneConversationWhenARefusedSynIsSentAgain() {
        sensor.tcp(true, SYN, 1000, 0, "")
                .tcp(false, RST | ACK, 0, 1001, "")
                .after(0.5)
                .tcp(true, SYN, 1000, 0, "")
                .tcp(false, RST | ACK, 0, 1001, "");
        assertThat(sensor.phases()).containsExactly(OPENED, REFUSED);
    }

    @Test
    void isResetWhenCutAfterItBegan() {
        sensor.handshake(1000, 5000)
                .tcp(true, ACK, 1001, 5001, "hello")
                .tcp(false, RST, 5001, 0, "");
        assertThat(sensor.phases()).containsExactly(OPENED, ANSWERED, RESET);
        assertThat(spoken.events).containsExactly("end");
    }

    /// Who stands between forges a refusal; the client knows it by its time stamp and goes on.
    @Test
    void goesOnWhenTheServerAcceptsAfterAForgedRefusal() {
        sensor.tcp(true, SYN, 1000, 0, "")
                .tcp(false, RST | ACK, 1, 1001, "")
                .tcp(false, SYN | ACK, 5000, 1001, "")
                .tcp(true, ACK, 1001, 5001, "hello")
                .tcp(false, ACK, 5001, 1006, "there");
        assertThat(spoken.client).hasToString("hello");
        assertThat(spoken.server).hasToString("there");
        assertThat(sensor.phases()).containsExactly(OPENED, REFUSED, OPENED, ANSWERED);
    }

    @Test
    void goesOnWhenWhoSeemedToResetSpeaksOn() {
        sensor.handshake(1000, 5000)
                .tcp(true, RST | ACK, 1001, 5001, "")
                .tcp(true, ACK, 1001, 5001, "hello");
        assertThat(spoken.client).hasToString("hello");
    }

    @Test
    void doesNotGoOnForWhatWasUnderWayWhenTheOtherSideReset() {
        sensor.handshake(1000, 5000)
                .tcp(true, ACK, 1001, 5001, "hello")
                .tcp(true, RST, 1006, 5001, "")
                .tcp(false, ACK, 5001, 1006, "there");
        assertThat(spoken.server.toString()).isEmpty();
        assertThat(sensor.phases()).containsExactly(OPENED, ANSWERED, RESET);
    }

    @Test
    void endsInGoodOrderWhenAResetFollowsAFin() {
        sensor.handshake(1000, 5000)
                .tcp(true, ACK, 1001, 5001, "hello")
                .tcp(false, FIN | ACK, 5001, 1006, "")
                .tcp(true, RST | ACK, 1006, 5002, "");
        assertThat(sensor.phases()).endsWith(ENDED);
    }

    @Test
    void doesNotBelieveAResetOutsideTheWindow() {
        sensor.handshake(1000, 5000)
                .tcp(false, RST, 999_999_999L, 0, "")
                .tcp(true, ACK, 1001, 5001, "hello");
        assertThat(spoken.client).hasToString("hello");
        assertThat(sensor.phases()).containsExactly(OPENED, ANSWERED);
        assertThat(sensor.tally.counts()).containsEntry("resets outside the window", 1L);
    }

    @Test
    void readsOnAfterOneSideClosed() {
        sensor.handshake(1000, 5000)
                .tcp(true, FIN | ACK, 1001, 5001, "question")
                .tcp(false, ACK, 5001, 1010, "long")
                .tcp(false, ACK, 5005, 1010, " answer");
        assertThat(spoken.server).hasToString("long answer");
        assertThat(sensor.phases()).containsExactly(OPENED, ANSWERED);
        sensor.tcp(false, FIN | ACK, 5012, 1010, "");
        assertThat(sensor.phases()).endsWith(ENDED);
    }

    @Test
    void readsNothingBehindAFin() {
        sensor.handshake(1000, 5000)
                .tcp(true, FIN | ACK, 1001, 5001, "all")
                .tcp(true, ACK, 1005, 5001, "forged");
        assertThat(spoken.client).hasToString("all");
    }

    @Test
    void closesBehindBytesThatWereLost() {
        sensor.handshake(1000, 5000)
                .tcp(true, ACK, 1001, 5001, "one")
                .tcp(true, FIN | ACK, 1024, 5001, "")
                .tcp(false, FIN | ACK, 5001, 1025, "");
        assertThat(spoken.events)
                .containsExactly("gap CLIENT 20", "close CLIENT ", "close SERVER ", "end");
        assertThat(sensor.phases()).endsWith(ENDED);
    }

    @Test
    void beginsAnewWithANewSynAfterTheEnd() {
        sensor.handshake(1000, 5000)
                .tcp(true, FIN | ACK, 1001, 5001, "a")
                .tcp(false, FIN | ACK, 5001, 1003, "")
                .handshake(90_000, 70_000)
                .tcp(true, ACK, 90_001, 70_001, "b");
        assertThat(sensor.phases()).containsExactly(OPENED, ANSWERED, ENDED, OPENED, ANSWERED);
        assertThat(spoken.conversations).isEqualTo(2);
        assertThat(spoken.client).hasToString("ab");
    }

    @Test
    void beginsAnewWithANewSynAfterSilence() {
        sensor.handshake(1000, 5000).after(60).handshake(90_000, 70_000);
        assertThat(sensor.phases()).containsExactly(OPENED, ANSWERED, ENDED, OPENED, ANSWERED);
    }

    @Test
    void isNotDisturbedByAForgedSyn() {
        sensor.handshake(1000, 5000)
                .tcp(true, SYN, 424_242, 0, "")
                .tcp(true, ACK, 1001, 5001, "hello");
        assertThat(spoken.client).hasToString("hello");
        assertThat(sensor.phases()).containsExactly(OPENED, ANSWERED);
    }

    @Test
    void givesUpHolesWhereOnlyOneSideIsSeen() {
        sensor.tcp(true, ACK, 1001, 5001, "one")
                .tcp(true, ACK, 1014, 5001, "three")
                .after(3)
                .tcp(true, ACK, 1019, 5001, "four");
        assertThat(spoken.client).hasToString("one…threefour");
        sensor.end();
        assertThat(sensor.lastFlow().phase()).isEqualTo(ENDED);
        assertThat(sensor.lastFlow().seen().visibility()).isLessThan(0.25);
    }

    @Test
    void leapsWhenMuchWasLostButNotForOneForgedPacket() {
        long far = 1001 + (1 << 25);
        sensor.handshake(1000, 5000)
                .tcp(true, ACK, far, 5001, "forged")
                .tcp(true, ACK, 1001, 5001, "hello ");
        assertThat(spoken.client).hasToString("hello ");
        sensor.tcp(true, ACK, far + 100, 5001, "again").tcp(true, ACK, far + 105, 5001, " here");
        assertThat(spoken.client).hasToString("hello … here");
    }

    @Test
    void isUnansweredAfterAWhile() {
        sensor.tcp(true, SYN, 1000, 0, "").after(Limits.HALF_OPEN_SECONDS + 1);
        assertThat(sensor.phases()).containsExactly(OPENED, UNANSWERED);
        assertThat(sensor.shard.size()).isZero();
    }

    @Test
    void tellsEveryHalfMinuteThatItGoesOn() {
        sensor.handshake(1000, 5000);
        for (int i = 0; i < 65; i++) {
            sensor.after(1).tcp(true, ACK, 1001 + i, 5001, "x");
        }
        assertThat(sensor.phases()).containsExactly(OPENED, ANSWERED, GOING_ON, GOING_ON);
    }

    @Test
    void remembersAnEstablishedConversationThroughLongSilence() {
        sensor.handshake(1000, 5000).after(Limits.ESTABLISHED_SECONDS - 10);
        sensor.tcp(true, ACK, 1001, 5001, "back");
        assertThat(sensor.phases()).containsExactly(OPENED, ANSWERED, GOING_ON);
        sensor.after(Limits.ESTABLISHED_SECONDS + 1);
        assertThat(sensor.phases()).endsWith(ENDED);
    }

    @Test
    void opensNothingForAStrayReset() {
        sensor.tcp(true, RST, 1, 1, "");
        assertThat(sensor.told).isEmpty();
    }
}
