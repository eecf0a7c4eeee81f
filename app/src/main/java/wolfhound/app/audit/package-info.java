/// The audit: what lists would have done to the traffic that was hunted. Driven by the command
/// `audit`. Start with [wolfhound.app.audit.ListWatch], which looks on at one hunt, then
/// [wolfhound.app.audit.Ledger], which adds hunts up.
@NullMarked
package wolfhound.app.audit;

import org.jspecify.annotations.NullMarked;
