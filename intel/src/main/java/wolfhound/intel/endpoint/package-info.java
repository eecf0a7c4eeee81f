/// What a machine itself keeps about where names lead: its hosts file, and the script that picks
/// its proxies. Both outlive a blocked server, so both are read: bytes become entries and choices
/// (facts), and a check says of each whether it should go (opinion). Nothing is run or fetched.
/// Start with [wolfhound.intel.endpoint.HostsCheck], then [wolfhound.intel.endpoint.ProxyCheck].
@NullMarked
package wolfhound.intel.endpoint;

import org.jspecify.annotations.NullMarked;
