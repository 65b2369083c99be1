/**
 * An agent as a durable workflow, {@link dev.lodestep.samples.agent.ResearchAgent}: a {@link dev.lodestep.samples.agent.Model} that thinks,
 * {@link dev.lodestep.samples.agent.Tools} that it calls, and a person whom it may ask. The model that is here is a small play; plug in a real
 * one.
 */
@NullMarked
package dev.lodestep.samples.agent;

import org.jspecify.annotations.NullMarked;
