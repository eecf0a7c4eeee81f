package wolfhound.engine.memory;

import java.util.Locale;

/// A list of public names (a few lists hold addresses as well) that everybody may know; none of
/// them is guilt or innocence by itself.
public enum Topic {
    /// Services that tell a caller its public address.
    IP_CHECK,
    /// Pages that programs fetch to see whether the Internet is there.
    CONNECTIVITY_CHECK,
    /// Makers' own services: updates, telemetry, heartbeats of systems, programs, devices and
    /// games. Nobody else can put content or servers there.
    UPDATES,
    /// Authorities' revocation lists and status services.
    CERTIFICATES,
    /// Makers of defences: reputation, signatures, lists of what is bad.
    REPUTATION,
    /// Look-ups that carry a question in the name: reputation, block lists.
    SIGNALLING_DNS,
    /// Public mail providers.
    PUBLIC_MAIL,
    DYNAMIC_DNS,
    /// Banks and payment services that pharming imitates.
    BANKS,
    /// Public sites that anybody can put content on: pastes, file sharing, chat.
    PUBLIC_CONTENT,
    /// Public resolvers and relays, by name and address (DNS in the clear, over HTTPS and TLS).
    RESOLVERS,
    /// Content networks and clouds: many tenants behind one address.
    SHARED_HOSTING,
    /// Public chat networks.
    CHAT,
    /// Where names that were taken from criminals lead, by name and address.
    SINKHOLES,
    /// Where unused names lead.
    PARKING,
    /// Where filters lead who asked for something forbidden, by name and address.
    BLOCK_PAGES,
    /// Services that analyse malware and collect intelligence.
    ANALYSIS,
    /// Sites that everybody visits, and whose apps call home to them.
    POPULAR;

    /// As written in the file: `ip-check`.
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
