package dev.lodestep.processor.model;

import dev.lodestep.OnLimit;
import dev.lodestep.Repeat;
import java.util.Optional;

/**
 * A {@code @Repeat} as it was written.
 *
 * @param from the name of the node that begins each round; empty: the repeating node itself
 * @param max how many rounds there are at most; not yet known to be possible
 * @param every the text of the pause between two rounds; not yet known to be a duration
 * @param onLimit what becomes of the run when the last round has not ended the loop
 * @param source the annotation
 */
public record RepeatModel(
        Optional<Sourced<String>> from,
        Sourced<Integer> max,
        Optional<Sourced<String>> every,
        OnLimit onLimit,
        SourceRef source) {
    /** Whether there is no limit to the rounds. */
    public boolean isUnbounded() {
        return max.value() == Repeat.UNBOUNDED;
    }
}
