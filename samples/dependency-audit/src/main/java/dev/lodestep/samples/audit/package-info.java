/**
 * The audit as a durable workflow, {@link dev.lodestep.samples.audit.ArtifactAudit}, and the commands that run it, ask about it and answer
 * its questions. What a jar is and which licence it has is decided in the packages below; only {@link dev.lodestep.samples.audit.AuditEngine}
 * knows the engine.
 */
@NullMarked
package dev.lodestep.samples.audit;

import org.jspecify.annotations.NullMarked;
