/// The command line: reads options, wires sources, engine and outputs, and says how it went. The
/// only module that knows everyone; nothing uses it. Start with [wolfhound.app.Wolfhound], then
/// [wolfhound.app.Hunt].
@NullMarked
package wolfhound.app;

import org.jspecify.annotations.NullMarked;
