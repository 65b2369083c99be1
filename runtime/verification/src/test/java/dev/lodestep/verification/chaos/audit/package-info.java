/** Planted violations: the auditor finds each of them. */
@NullMarked
package dev.lodestep.verification.chaos.audit;

import org.jspecify.annotations.NullMarked;
