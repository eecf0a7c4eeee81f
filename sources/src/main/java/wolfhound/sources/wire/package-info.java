/// Wire protocols: each turns the bytes of one conversation into observations; one file a protocol,
/// told by content and never by port alone. Fed by `flow` with bytes in order; what they tell goes
/// to the engine. Start with [wolfhound.sources.wire.WireProtocol], then
/// [wolfhound.sources.wire.WireProtocols], then any one protocol.
@NullMarked
package wolfhound.sources.wire;

import org.jspecify.annotations.NullMarked;
