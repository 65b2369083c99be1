/**
 * When attempts at nodes with {@code @RateLimit} or {@code @Concurrency} may begin. Knows definitions and time, but neither runs nor stores:
 * the engine asks, and does what is granted. Limits are not stored; after a restart they begin anew, with nothing under way.
 */
@NullMarked
package dev.lodestep.runtime.flow;

import org.jspecify.annotations.NullMarked;
