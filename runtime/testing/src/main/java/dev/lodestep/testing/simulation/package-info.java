/**
 * What stands in for the world around an engine in tests: virtual time on one thread, processes that die, and what watches a workflow's methods
 * and its store. Nothing here decides what is right.
 */
@NullMarked
package dev.lodestep.testing.simulation;

import org.jspecify.annotations.NullMarked;
