/**
 * The corpus: programs as users write them, wrong and right, with what two compilers are to say about each.
 *
 * <p>The programs are in {@code src/test/resources/corpus}; rules that are tested one by one live beside the rules.
 */
@NullMarked
package dev.lodestep.processor.corpus;

import org.jspecify.annotations.NullMarked;
