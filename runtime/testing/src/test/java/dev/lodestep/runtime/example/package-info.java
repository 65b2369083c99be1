/** A workflow with the classes that the processor generates for it, written by hand: what the runtime's own tests run. */
@NullMarked
package dev.lodestep.runtime.example;

import org.jspecify.annotations.NullMarked;
