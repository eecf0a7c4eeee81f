/// The judge: weighs a case into a verdict. A pure function of the testimonies and the weights. Fed
/// by the engine with cases; its verdicts go to the outputs. Start with
/// [wolfhound.engine.judge.Judge].
@NullMarked
package wolfhound.engine.judge;

import org.jspecify.annotations.NullMarked;
