/// Links: finds addresses, ports and payload in a packet, whatever links and tunnels wrap it. Fed
/// by `capture` with packets in blocks; fills a batch that `flow` walks. Start with
/// [wolfhound.sources.link.PacketBatch].
@NullMarked
package wolfhound.sources.link;

import org.jspecify.annotations.NullMarked;
