/// The report: one self-contained page to forward. Fed by `app` with verdicts; what the page shows
/// is worked out here, and the template in `src/main/jte` only lays it out and escapes it. Start
/// with [wolfhound.outputs.report.HtmlReport], then [wolfhound.outputs.report.Page].
@NullMarked
package wolfhound.outputs.report;

import org.jspecify.annotations.NullMarked;
