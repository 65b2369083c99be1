/** A network that fails: a proxy before a PostgreSQL server that knows enough of its protocol to lose the answer to what was committed. */
@NullMarked
package dev.lodestep.verification.chaos.proxy;

import org.jspecify.annotations.NullMarked;
