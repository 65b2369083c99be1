/** The import as a plain class, on the plain runner, on engines that are replaced or lose their store, and as a program that is killed. */
@NullMarked
package dev.lodestep.samples.customers;

import org.jspecify.annotations.NullMarked;
