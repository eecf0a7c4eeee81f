/// Witnesses: each knows one innocent explanation and offers it for the evidence in its scope. Fed
/// by the engine with evidence; their alibis go to the judge. Start with
/// [wolfhound.engine.witness.Witness], then read [wolfhound.engine.witness.Witnesses], then any one
/// witness.
@NullMarked
package wolfhound.engine.witness;

import org.jspecify.annotations.NullMarked;
