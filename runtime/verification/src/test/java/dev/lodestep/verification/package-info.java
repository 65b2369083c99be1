/**
 * Annotated workflows, compiled by the processor and run on the plain runner, in memory and on SQLite: what holds for a user's workflow from
 * its annotations to the bytes in the file. The single parts are specified where they live.
 */
@NullMarked
package dev.lodestep.verification;

import org.jspecify.annotations.NullMarked;
