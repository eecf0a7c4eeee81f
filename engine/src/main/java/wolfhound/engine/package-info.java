/// The engine: observations become evidence, alibis, cases and verdicts. Pure: no I/O, no threads,
/// no clock, no randomness; time is the time of the observation. Fed by sources with observations
/// in order; tells verdicts when they change. Start with [wolfhound.engine.Engine].
@NullMarked
package wolfhound.engine;

import org.jspecify.annotations.NullMarked;
