/**
 * For users and store authors: {@link dev.lodestep.testing.StoreConformance}, the kit of tests that every store passes. Depends on JUnit and
 * AssertJ, so it belongs into test scope. No store lives here.
 */
@NullMarked
package dev.lodestep.testing;

import org.jspecify.annotations.NullMarked;
