/** The failing network does what it says. */
@NullMarked
package dev.lodestep.verification.chaos.proxy;

import org.jspecify.annotations.NullMarked;
