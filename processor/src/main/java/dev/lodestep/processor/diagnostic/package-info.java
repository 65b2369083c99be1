/**
 * What is wrong with a workflow, as values and as text: ids, findings, every message, and the suggestion of names.
 *
 * <p>Deciding that something is wrong happens in {@code read} and {@code check}; showing it to javac happens in one sink.
 */
@NullMarked
package dev.lodestep.processor.diagnostic;

import org.jspecify.annotations.NullMarked;
