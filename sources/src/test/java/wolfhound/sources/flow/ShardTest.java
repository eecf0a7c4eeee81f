package wolfhound.sources.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static wolfhound.sources.flow.Sensor.SYN;

import org.junit.jupiter.api.Test;
import wolfhound.model.Flow;
import wolfhound.model.IdentitySeen;
import wolfhound.model.Ping;

/// The table's bound, and what hosts and routers say about themselves.
class ShardTest {
    @Test
    void neverHoldsMoreThanItsBoundAndSaysWhatItForgot() {
        Sensor sensor = new Sensor(100);
        for (int port = 0; port < 5000; port++) {
            sensor.client = Sensor.End.of("10.0.0.2", 1024 + port);
            sensor.tcp(true, SYN, 1000, 0, "");
            assertThat(sensor.shard.size()).isLessThanOrEqualTo(100);
        }
        assertThat(sensor.phases()).filteredOn(Flow.Phase.EVICTED::equals).hasSize(4900);
        assertThat(sensor.tally.counts()).containsEntry("conversations evicted", 4900L);
        sensor.end();
        assertThat(sensor.phases()).filteredOn(Flow.Phase::isLast).hasSize(5000);
        assertThat(sensor.shard.size()).isZero();
    }

    @Test
    void endsDatagramsThatNobodyAnswers() {
        Sensor sensor = new Sensor().udp(true, "x").after(Limits.DATAGRAM_UNANSWERED_SECONDS + 1);
        assertThat(sensor.phases()).containsExactly(Flow.Phase.OPENED, Flow.Phase.UNANSWERED);
    }

    @Test
    void refusesDatagramsThatARouterSaysNobodyTook() {
        Sensor sensor = new Sensor().udp(true, "x").unreachable(17).udp(true, "x");
        assertThat(sensor.phases()).containsExactly(Flow.Phase.OPENED, Flow.Phase.REFUSED);
    }

    @Test
    void opensARefusedConversationAnewWhenItIsAnsweredAfterAll() {
        Sensor sensor = new Sensor().udp(true, "x").unreachable(17).udp(false, "here I am");
        assertThat(sensor.phases())
                .containsExactly(Flow.Phase.OPENED, Flow.Phase.REFUSED, Flow.Phase.OPENED);
    }

    @Test
    void refusesASynThatARouterSaysNobodyTook() {
        Sensor sensor = new Sensor().tcp(true, SYN, 1000, 0, "").unreachable(6);
        assertThat(sensor.phases()).containsExactly(Flow.Phase.OPENED, Flow.Phase.REFUSED);
    }

    @Test
    void takesWhoeverAnswersFromAServicePortForTheServer() {
        Sensor sensor = new Sensor();
        sensor.server = Sensor.End.of("192.0.2.1", 53);
        sensor.udp(false, "late answer");
        assertThat(sensor.lastFlow().seen().host()).hasToString("10.0.0.2");
        assertThat(sensor.lastFlow().peerPackets()).isEqualTo(1);
    }

    @Test
    void comparesWhatAnEchoBringsBack() {
        Sensor sensor =
                new Sensor()
                        .echo(true, 8, 7, 1, "abcdefgh")
                        .echo(false, 0, 7, 1, "abcdefgh")
                        .echo(true, 8, 7, 2, "abcdefgh")
                        .echo(false, 0, 7, 2, "order 66");
        assertThat(sensor.told(Ping.class))
                .extracting(Ping::byHost, Ping::type, Ping::sequence, Ping::sameAsAsked)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(true, 8, 1, true),
                        org.assertj.core.groups.Tuple.tuple(false, 0, 1, true),
                        org.assertj.core.groups.Tuple.tuple(true, 8, 2, true),
                        org.assertj.core.groups.Tuple.tuple(false, 0, 2, false));
        assertThat(sensor.phases()).containsExactly(Flow.Phase.OPENED, Flow.Phase.ANSWERED);
        assertThat(sensor.told(Ping.class).getFirst().identifier()).isEqualTo(7);
    }

    @Test
    void tellsAHardwareAddressOnceAndAgainWhenItChanges() {
        Sensor sensor = new Sensor();
        sensor.arp(new byte[] {0, 0x1A, 0x2B, 0x3C, 0x4D, (byte) 0xFE});
        sensor.arp(new byte[] {0, 0x1A, 0x2B, 0x3C, 0x4D, (byte) 0xFE});
        sensor.arp(new byte[] {2, 0, 0, 0, 0, 1});
        assertThat(sensor.told(IdentitySeen.class))
                .extracting(IdentitySeen::value)
                .containsExactly("00:1a:2b:3c:4d:fe", "02:00:00:00:00:01");
    }

    @Test
    void tellsOtherProtocolsAsConversationsOnly() {
        Sensor sensor = new Sensor();
        sensor.client = Sensor.End.of("10.0.0.2", 0);
        sensor.server = Sensor.End.of("192.0.2.1", 0);
        sensor.packet(50, true, new byte[20], 20).packet(50, false, new byte[20], 20);
        assertThat(sensor.phases()).containsExactly(Flow.Phase.OPENED, Flow.Phase.ANSWERED);
    }
}
