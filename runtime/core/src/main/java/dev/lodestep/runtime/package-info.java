/**
 * What users of the runtime name: the {@link dev.lodestep.runtime.Engine engine}, runs, snapshots and outcomes of the plain runner, events,
 * and the exceptions. The machine contract, codecs and the store contract have packages of their own.
 */
@NullMarked
package dev.lodestep.runtime;

import org.jspecify.annotations.NullMarked;
