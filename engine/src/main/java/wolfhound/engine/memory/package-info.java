/// Memory: what is remembered of a host and of its surroundings, and what everybody knows; read by
/// detectors and witnesses, written by the engine alone. Start with
/// [wolfhound.engine.memory.HostMemory].
@NullMarked
package wolfhound.engine.memory;

import org.jspecify.annotations.NullMarked;
