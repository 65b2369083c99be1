/** The chaos of the build: short campaigns, and tests of what they rely on. */
@NullMarked
package dev.lodestep.verification.chaos;

import org.jspecify.annotations.NullMarked;
