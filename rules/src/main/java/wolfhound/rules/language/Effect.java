package wolfhound.rules.language;

/// What a match does.
public sealed interface Effect {

    /// `flowbits:set`, `unset`, `toggle`.
    record FlowBits(String name, String operation) implements Effect {}

    /// `xbits:set`, `unset`, `toggle`. @param track `ip_src`, `ip_dst`, `ip_pair`, `tx`; @param
    /// seconds until it falls, 0 for never
    record XBits(String name, String operation, String track, int seconds) implements Effect {}

    /// `hostbits:set`, `unset`, `toggle`. @param track `src`, `dst`, `both`
    record HostBits(String name, String operation, String track) implements Effect {}

    /// `flowint` with `=`, `+`, `-`. @param value a number or the name of another counter
    record FlowInt(String name, char operation, String value) implements Effect {}

    /// `noalert`, `flowbits:noalert`.
    record NoAlert() implements Effect {}

    /// `threshold` of type `limit`, `threshold`, `both`, and `backoff`. @param track `by_src`,
    /// `by_dst`, `by_rule`, `by_both`, `by_flow`
    record Threshold(String type, String track, int count, int seconds, int multiplier)
            implements Effect {}

    /// `detection_filter`: speaks from the `count`th match within `seconds` on.
    record DetectionFilter(String track, int count, int seconds) implements Effect {}
}
