/**
 * How order and values follow from types: producers, edges, conditions and bindings of a workflow.
 *
 * <p>All pure: sets of names in, sorted names out, and the order in which methods are declared never matters. Whether a graph is a good one
 * is decided in {@code check}.
 */
@NullMarked
package dev.lodestep.processor.graph;

import org.jspecify.annotations.NullMarked;
