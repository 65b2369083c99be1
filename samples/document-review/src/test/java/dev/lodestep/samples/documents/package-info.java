/** The review as a plain class, on the plain runner, on an engine, and as a program of single commands. */
@NullMarked
package dev.lodestep.samples.documents;

import org.jspecify.annotations.NullMarked;
