package dev.lodestep.samples.agent;

/**
 * Thinks. A real one sends the conversation and the descriptions of the tools to a language model, and reads its reply as a {@link Move}; what
 * it throws is tried again later.
 */
@FunctionalInterface
public interface Model {
    Move next(Talk talk);
}
