/// Detectors: each watches one host for one behaviour and gives evidence. Fed by the engine with
/// observations; their evidence goes to witnesses, then to the judge. Start with
/// [wolfhound.engine.detector.Detector], then read [wolfhound.engine.detector.Detectors], then any
/// one detector.
@NullMarked
package wolfhound.engine.detector;

import org.jspecify.annotations.NullMarked;
