package wolfhound.rules.inspect;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import wolfhound.rules.language.Effect;
import wolfhound.rules.language.Field;
import wolfhound.rules.language.Test;

/// What rules remember of one conversation, and what they count in it.
final class FlowState {
    /// Bits, counters and events that one conversation may have; more are not kept.
    static final int NAMES_AT_MOST = 1_024;

    private static final int SYN = 0x02;
    private static final int RST = 0x04;
    private static final int ACK = 0x10;
    private static final long SECOND = 1_000_000_000L;

    private final Bounds bounds;
    Set<String> bits = Set.of();
    Map<String, Long> counters = Map.of();
    Set<String> events = Set.of();
    boolean established;
    long clientStream;
    long serverStream;
    private String application = "";
    private long clientPackets;
    private long serverPackets;
    private long clientBytes;
    private long serverBytes;
    private long first;
    private long last;
    private boolean asked;
    private boolean answered;

    FlowState(Bounds bounds) {
        this.bounds = bounds;
    }

    void packet(PacketView packet) {
        if (clientPackets + serverPackets == 0) {
            first = packet.time;
        }
        last = packet.time;
        if (packet.byClient) {
            clientPackets++;
            clientBytes += packet.length;
        } else {
            serverPackets++;
            serverBytes += packet.length;
        }
        if (packet.protocol == 6) {
            shakeHands(packet.byClient, packet.flags);
        } else {
            established |= clientPackets > 0 && serverPackets > 0;
        }
    }

    /// A stream that was joined midway is never established to rules, as with Suricata, which
    /// otherwise would not know who opened it.
    private void shakeHands(boolean byClient, int flags) {
        int kind = flags & (SYN | RST | ACK);
        asked |= byClient && kind == SYN;
        answered |= !byClient && kind == (SYN | ACK) && asked;
        established |= byClient && kind == ACK && answered;
    }

    /// How many packets this side sent.
    long packets(boolean byClient) {
        return byClient ? clientPackets : serverPackets;
    }

    void protocol(String name) {
        application = name;
    }

    boolean isKnown() {
        return !application.isEmpty();
    }

    String application() {
        return application;
    }

    /// What rules that mean it as well may call the application.
    String otherName() {
        return switch (application) {
            case "http" -> "http1";
            case "http2" -> "http";
            case "smb" -> "dcerpc";
            case "tls" -> "ssl";
            default -> application;
        };
    }

    boolean speaks(String wanted) {
        return application.equals(wanted)
                || wanted.equals("http") && application.startsWith("http")
                || wanted.equals("http1") && application.equals("http")
                || wanted.equals("ssl") && application.equals("tls")
                || wanted.equals("dcerpc") && application.equals("smb");
    }

    void event(String name) {
        if (events.isEmpty()) {
            events = new HashSet<>();
        }
        if (events.size() < NAMES_AT_MOST) {
            events.add(name);
        } else if (!events.contains(name)) {
            bounds.bit(Bound.NAMES);
        }
    }

    long number(Field field) {
        return switch (field) {
            case FLOW_AGE -> (last - first) / SECOND;
            case FLOW_PACKETS -> clientPackets + serverPackets;
            case FLOW_PACKETS_TO_CLIENT -> serverPackets;
            case FLOW_PACKETS_TO_SERVER -> clientPackets;
            case FLOW_BYTES -> clientBytes + serverBytes;
            case FLOW_BYTES_TO_CLIENT -> serverBytes;
            case FLOW_BYTES_TO_SERVER -> clientBytes;
            default -> 0;
        };
    }

    /// Is one of these bits set; asked of most candidates, so it allocates nothing.
    boolean hasAny(List<String> names) {
        if (bits.isEmpty()) {
            return false;
        }
        for (int i = 0; i < names.size(); i++) {
            if (bits.contains(names.get(i))) {
                return true;
            }
        }
        return false;
    }

    void change(Effect.FlowBits effect) {
        if (bits.isEmpty()) {
            bits = new HashSet<>();
        }
        boolean had = bits.contains(effect.name());
        boolean has =
                switch (effect.operation()) {
                    case "unset" -> false;
                    case "toggle" -> !had;
                    default -> true;
                };
        if (!has) {
            bits.remove(effect.name());
        } else if (bits.size() < NAMES_AT_MOST) {
            bits.add(effect.name());
        } else if (!had) {
            bounds.bit(Bound.NAMES);
        }
    }

    void change(Effect.FlowInt effect) {
        if (counters.isEmpty()) {
            counters = new HashMap<>();
        }
        if (counters.size() == NAMES_AT_MOST && !counters.containsKey(effect.name())) {
            bounds.bit(Bound.NAMES);
            return;
        }
        long had = counters.getOrDefault(effect.name(), 0L);
        long by = value(effect.value());
        counters.put(
                effect.name(),
                switch (effect.operation()) {
                    case '+' -> had + by;
                    case '-' -> Math.max(0, had - by);
                    default -> by;
                });
    }

    /// A counter that was never set compares with nothing.
    boolean compares(Test.FlowInt test) {
        Long has = counters.get(test.name());
        if (has == null) {
            return false;
        }
        int order = Long.compare(has, value(test.other()));
        return switch (test.comparison()) {
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            case ">=" -> order >= 0;
            case "!=" -> order != 0;
            default -> order == 0;
        };
    }

    private long value(String text) {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException aName) {
            return counters.getOrDefault(text.strip(), 0L);
        }
    }
}
