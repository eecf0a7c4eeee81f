package wolfhound.engine.witness;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import wolfhound.engine.memory.HostMemory;
import wolfhound.engine.memory.Knowledge;
import wolfhound.engine.memory.Surroundings;
import wolfhound.model.Alibi;
import wolfhound.model.Behaviour;
import wolfhound.model.Evidence;
import wolfhound.model.EvidenceClass;
import wolfhound.model.Role;
import wolfhound.model.WebExchange;

/// A device of one purpose that reports to its maker: no name, no declared type, sealed, regular as
/// a clock, to the one server that it looked up. Believed of what shows that it is a device, and
/// asks for no script and wears no browser's mask. What such a device does beside, a sweep or a
/// bot's dialect to strangers, is not explained.
final class DeviceHeartbeat implements Witness {
    /// DHCP clients and stacks that small devices have and computers do not, in small letters.
    private static final List<String> SMALL =
            List.of("udhcp", "lwip", "esp-idf", "espressif", "freertos", "nucleus", "threadx");

    private static final Scope SCOPE =
            Scope.of(
                    Behaviour.CALLBACK,
                    EvidenceClass.TEMPLATE,
                    EvidenceClass.DIALECT,
                    EvidenceClass.PROTOCOL_LIE,
                    EvidenceClass.PERIODICITY,
                    EvidenceClass.RARITY,
                    EvidenceClass.NO_DNS,
                    EvidenceClass.FINGERPRINT);

    @Override
    public String name() {
        return "device-heartbeat";
    }

    @Override
    public Scope scope() {
        return SCOPE;
    }

    @Override
    public Optional<Alibi> explain(
            Evidence evidence, HostMemory host, Surroundings surroundings, Knowledge knowledge) {
        Optional<String> device = device(host);
        boolean soft = !evidence.kind().isHard();
        if (device.isEmpty() || !soft && !isHeartbeat(evidence, host)) {
            return Optional.empty();
        }
        return Reliefs.share(
                this,
                evidence,
                0.7,
                "is a device (" + device.get() + ") that reports to its maker",
                "a second server, a sweep, or an order that it obeys");
    }

    private static Optional<String> device(HostMemory host) {
        if (host.pagesBrowsed() > 0) {
            return Optional.empty();
        }
        for (String text : host.software()) {
            String lower = text.toLowerCase(Locale.ROOT);
            if (SMALL.stream().anyMatch(lower::contains)) {
                return Optional.of(text);
            }
        }
        return Reliefs.confidence(host, Role.PRINTER_OR_IOT) >= 0.5
                ? Optional.of("by what it serves")
                : Optional.empty();
    }

    /// A nameless request, to a server that was looked up, of no script.
    private static boolean isHeartbeat(Evidence evidence, HostMemory host) {
        Optional<WebExchange> web = Lookback.exchange(evidence, host);
        if (web.isEmpty() || !web.get().request().userAgent().isEmpty()) {
            return false;
        }
        String path = web.get().request().path();
        boolean script = path.endsWith(".php") || path.endsWith(".asp") || path.endsWith(".cgi");
        return !script && !Lookback.names(evidence, host).isEmpty();
    }
}
