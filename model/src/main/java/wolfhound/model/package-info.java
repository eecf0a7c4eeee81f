/// The words of Wolfhound: what was seen, what it may mean, what was concluded. The JDK only, and
/// nothing that does I/O or reads a clock. Data flows Observation → Evidence → Alibi → HostCase →
/// Verdict. Start with [wolfhound.model.Observation], then [wolfhound.model.Evidence], then
/// [wolfhound.model.Verdict].
@NullMarked
package wolfhound.model;

import org.jspecify.annotations.NullMarked;
