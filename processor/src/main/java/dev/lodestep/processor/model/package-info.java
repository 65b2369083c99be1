/**
 * What a workflow class says, as plain records: its nodes, their parameters and results, the methods that belong to them, and the shapes of
 * the types they name.
 *
 * <p>Nothing of javac lives here; where something was written is an opaque {@link dev.lodestep.processor.model.SourceRef}. What follows from
 * the model (edges, values, conditions) is worked out in {@code graph}.
 */
@NullMarked
package dev.lodestep.processor.model;

import org.jspecify.annotations.NullMarked;
