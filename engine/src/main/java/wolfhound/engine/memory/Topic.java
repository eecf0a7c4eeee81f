package wolfhound.engine.memory;

import java.util.Locale;

/// A list of public names or words that everybody may know; none of them is guilt or innocence by
/// itself.
public enum Topic {
    /// Services that tell a caller its public address.
    IP_CHECK,
    /// Pages that programs fetch to see whether the Internet is there.
    CONNECTIVITY_CHECK,
    /// Names of operating systems' and vendors' update and telemetry services.
    UPDATES,
    /// Look-ups that carry a question in the name: reputation, block lists.
    SIGNALLING_DNS,
    /// Public mail providers.
    PUBLIC_MAIL,
    DYNAMIC_DNS,
    /// Banks and payment services that pharming imitates.
    BANKS,
    /// Public sites that anybody can put content on: pastes, file sharing, chat.
    PUBLIC_CONTENT,
    /// Public resolvers by name (DNS over HTTPS).
    RESOLVERS,
    /// Content networks and clouds: many tenants behind one address.
    SHARED_HOSTING,
    /// Public chat networks.
    CHAT;

    /// As written in the file: `ip-check`.
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
