/**
 * For tests of users: {@link dev.lodestep.testing.Stores the store in memory}. For store authors:
 * {@link dev.lodestep.testing.StoreConformance}, the kit of tests that every store passes. Depends on JUnit and AssertJ, so it belongs into
 * test scope.
 */
@NullMarked
package dev.lodestep.testing;

import org.jspecify.annotations.NullMarked;
