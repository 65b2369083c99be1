/**
 * The rules of the language, one class each, and the order in which they are applied.
 *
 * <p>A rule reads the model and the inferred graph and returns findings; it prints nothing and holds no text: messages live in
 * {@code diagnostic}.
 */
@NullMarked
package dev.lodestep.processor.check;

import org.jspecify.annotations.NullMarked;
