package wolfhound.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import wolfhound.model.Address;

/// Which hosts at rest are kept.
class RestingHostsTest {
    private static final Address FIRST = Address.of("10.0.0.1");
    private static final Address SECOND = Address.of("10.0.0.2");
    private static final Address THIRD = Address.of("10.0.0.3");

    @Test
    void forgetsTheInnocentThatHaveBeenSilentLongest() {
        RestingHosts hosts = new RestingHosts(2);
        hosts.lay(FIRST, host(null));
        hosts.lay(SECOND, host(null));
        hosts.lay(THIRD, host(null));
        assertThat(hosts.forgotten()).isEqualTo(1);
        assertThat(hosts.addresses()).containsExactly(SECOND, THIRD);
    }

    @Test
    void neverForgetsTheAccused() {
        RestingHosts hosts = new RestingHosts(1);
        hosts.lay(FIRST, host(new byte[4]));
        hosts.lay(SECOND, host(new byte[4]));
        hosts.lay(THIRD, host(null));
        assertThat(hosts.forgotten()).isZero();
        assertThat(hosts.accused()).isEqualTo(2);
    }

    @Test
    void givesAHostBackOnce() {
        RestingHosts hosts = new RestingHosts(2);
        hosts.lay(FIRST, host(null));
        assertThat(hosts.wake(FIRST)).isNotNull();
        assertThat(hosts.wake(FIRST)).isNull();
        assertThat(hosts.count()).isZero();
    }

    private static RestingHosts.AtRest host(byte[] open) {
        return new RestingHosts.AtRest(new byte[4], 0, open);
    }
}
