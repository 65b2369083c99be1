/** The code on the pages of the documentation, compiled; the rules of the language are tested elsewhere. */
@NullMarked
package dev.lodestep.processor.docs;

import org.jspecify.annotations.NullMarked;
