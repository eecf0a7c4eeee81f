/// The stage that stories are played on: machines, a clock in capture time, and acts that leave
/// packets behind. A story talks to [Stage] and [Actor]; the finished [Stage] yields the packets in
/// order of time. Start with [Stage], then [Actor], then any dialect, [Web] first.
@NullMarked
package wolfhound.scenarios.stage;

import org.jspecify.annotations.NullMarked;
