package wolfhound.sources.wire;

/// What a message that claims to be a TLS hello turned out to be.
sealed interface Hello permits ClientHello, ServerHello, HelloLie {}
