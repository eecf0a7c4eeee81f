package wolfhound.outputs;

/// One way to convict, scored on the captures of a trial: by behaviour and rules, by behaviour
/// alone, by any alert of a rule.
///
/// @param name for a person: `any alert convicts`
/// @param captures with an infected host
/// @param convicted of those
/// @param byFamily of all families the mean share convicted, each family counting once
/// @param families that the captures are of
/// @param innocent captures in which nobody is infected
/// @param condemned of those
public record Manner(
        String name,
        int captures,
        int convicted,
        double byFamily,
        int families,
        int innocent,
        int condemned) {}
