package dev.lodestep.processor.graph;

import dev.lodestep.processor.model.ParameterModel;
import java.util.Optional;

/**
 * One of the things that must hold for a node to run.
 *
 * @param kind what it comes from
 * @param parameter the parameter, for the two kinds that have one
 * @param diagram when it holds
 */
record Condition(Kind kind, Optional<ParameterModel> parameter, int diagram) {
    /** Where a condition comes from, the more deciding first. */
    enum Kind {
        WHEN,
        CASE_PARAMETER,
        AFTER,
        PARAMETER
    }
}
