/**
 * Under which licence a jar may be used: where that is written, how it is recognised, and what it means for a user. Pure but for
 * {@link dev.lodestep.samples.audit.licence.LicenceSearch}, which reads the repository.
 */
@NullMarked
package dev.lodestep.samples.audit.licence;

import org.jspecify.annotations.NullMarked;
