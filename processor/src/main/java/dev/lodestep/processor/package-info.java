/**
 * The annotation processors, and the only place that sees rounds: which classes are processed when, deferral, options, and how findings
 * reach the compiler.
 *
 * <p>What an annotated class says is worked out in {@code read}, what follows from it in {@code graph} and {@code check}, what is written in
 * {@code emit}.
 */
@NullMarked
package dev.lodestep.processor;

import org.jspecify.annotations.NullMarked;
