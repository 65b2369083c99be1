package dev.lodestep.samples.agent;

/** What a model may use. */
@FunctionalInterface
public interface Tools {

    /** Calls a tool; what it throws is told to the model. */
    String call(String tool, String argument);
}
