/** The command line of what verifies Lodestep at length; each command lives in a package of its own. */
@NullMarked
package dev.lodestep.verification;

import org.jspecify.annotations.NullMarked;
