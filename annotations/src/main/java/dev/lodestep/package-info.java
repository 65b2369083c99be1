/**
 * The language of Lodestep: the annotations that turn methods of a plain class into the nodes of a durable workflow, and the few types
 * that a step's signature may name.
 *
 * <p>What a method takes and returns says where it stands in the graph; {@link dev.lodestep.Step#after() after} adds order without data.
 * An annotation of your own that carries {@code @Step}, {@code @Retry(…)} and the like counts as these.
 *
 * <p>The annotation processor checks the graph at compile time. Nothing of the runtime lives here.
 */
@NullMarked
package dev.lodestep;

import org.jspecify.annotations.NullMarked;
