/** The test kit that users get, tried on small workflows: what it should find, it finds. */
@NullMarked
package dev.lodestep.verification.kit;

import org.jspecify.annotations.NullMarked;
