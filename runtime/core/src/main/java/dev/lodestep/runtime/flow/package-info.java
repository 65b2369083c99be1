/**
 * When attempts at nodes with {@code @RateLimit} or {@code @Concurrency} may begin. Knows definitions and time, but neither runs nor stores:
 * the engine asks, and does what is granted. Where the store can keep limits, they hold over all its workers; else they are those of one engine,
 * and begin anew with it.
 */
@NullMarked
package dev.lodestep.runtime.flow;

import org.jspecify.annotations.NullMarked;
