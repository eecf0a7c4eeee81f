/// Reads what other sensors wrote down: finds their logs among the inputs, takes lines apart into
/// [Row]s by column, and puts what they tell in the order of time. What a line means is told by the
/// packages of the sensors.
@NullMarked
package wolfhound.sources.logs;

import org.jspecify.annotations.NullMarked;
