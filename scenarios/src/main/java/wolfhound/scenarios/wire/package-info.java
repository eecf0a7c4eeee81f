/// The bytes of the protocols that stories speak: frames, messages and the capture file, each built
/// from scratch. Used by the stage, which decides who sends what and when. Start with [Frames],
/// then [PcapFile].
@NullMarked
package wolfhound.scenarios.wire;

import org.jspecify.annotations.NullMarked;
