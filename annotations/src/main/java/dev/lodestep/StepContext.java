package dev.lodestep;

import java.time.Instant;
import java.util.Optional;

/** What a step may know about the attempt it runs in; a parameter of this type binds to no result. */
public interface StepContext {
    /** The id of the run. */
    String runId();

    /** The name of the node. */
    String step();

    /** The number of this attempt, from 1. */
    int attempt();

    /** The number of the loop's round, from 1; always 1 outside loops. */
    int round();

    /**
     * A key that is the same for every attempt at this node of this run, also after a crash, and different from every other: give it to
     * services that recognise repeated requests.
     */
    String idempotencyKey();

    /** When this attempt must be done, if it has a {@link Timeout}. */
    Optional<Instant> deadline();

    /** Whether the attempt is to stop: it has timed out, its run was cancelled, or this process is no longer its owner. */
    boolean cancelled();

    /** A logger named after the workflow. */
    System.Logger logger();
}
