package dev.lodestep.runtime.machine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The calls from the runtime into a workflow's own methods; generated code implements it with direct calls. */
public interface Calls {
    /** Runs the method of a node; gives its value, null for void, or a {@code CompletionStage} of it. Throws what the method throws. */
    @Nullable
    Object invoke(String node, Arguments in) throws Exception;

    /** Runs the compensation of a node; gives null or a {@code CompletionStage}. Throws what the method throws. */
    @Nullable
    Object compensate(String node, Arguments in) throws Exception;

    /** Asks the predicate that guards a node. Throws what the method throws. */
    boolean onlyIf(String node, Arguments in) throws Exception;

    /** Asks whether the loop is over, after a repeating node has run. Throws what the method throws. */
    boolean until(String node, Arguments in) throws Exception;

    /** Computes the deadline of a wait. Throws what the method throws. */
    Instant due(String node, Arguments in) throws Exception;

    /** Looks at a signal for a wait before it is sent. Throws what the method throws. */
    void check(String node, Arguments in) throws Exception;

    /** Calls a recovery; gives the value that stands in for the step's. Throws what the method throws. */
    @Nullable
    Object recover(String recovery, Arguments in) throws Exception;

    /** Makes the workflow's result. Throws what the method throws. */
    @Nullable
    Object result(Arguments in) throws Exception;
}
