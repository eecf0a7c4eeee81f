/// Capture: reads capture files into blocks of packets, whatever their format and compression, and
/// says what is damaged. First in the flow; `link` decodes its blocks. Start with
/// [wolfhound.sources.capture.Captures].
@NullMarked
package wolfhound.sources.capture;

import org.jspecify.annotations.NullMarked;
