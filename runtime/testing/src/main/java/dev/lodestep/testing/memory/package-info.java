/** The store in memory: the same answers as any other store, and everything is gone with the process. */
@NullMarked
package dev.lodestep.testing.memory;

import org.jspecify.annotations.NullMarked;
