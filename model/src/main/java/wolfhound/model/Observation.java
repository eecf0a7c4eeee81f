package wolfhound.model;

/// One fact seen on the network. Says what happened, never what it means, and never where it was
/// read: packets, Zeek logs and EVE give the same kinds. Kinds follow meaning, not format.
public sealed interface Observation
        permits ChatLine,
                CommandLine,
                FileTransfer,
                Flow,
                IdentitySeen,
                Login,
                MailMessage,
                NameLookup,
                Oddity,
                PeerMessage,
                Ping,
                ProxyRequest,
                RawDialogue,
                RuleMatch,
                SealedTalk,
                SecureSession,
                ShareAccess,
                Sighting,
                SoftwareSeen,
                WebExchange,
                WebRequest {

    Seen seen();

    /// The same fact, told from elsewhere: the engine shows a conversation between two home hosts
    /// to the watches of both.
    Observation as(Seen seen);
}
