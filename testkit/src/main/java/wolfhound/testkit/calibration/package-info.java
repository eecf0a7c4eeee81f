/// Measures what evidence weighs: how often each sign is shown by infected machines and by innocent
/// ones, in labelled captures and staged runs, and what weight that bears. Run by
/// `bench/calibrate`. Start with [Rule], then read [Rate] and [Trials].
@NullMarked
package wolfhound.testkit.calibration;

import org.jspecify.annotations.NullMarked;
