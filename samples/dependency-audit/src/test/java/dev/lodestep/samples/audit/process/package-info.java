/**
 * The packaged program as a user meets it: processes that are started, killed, interrupted and asked at the same time. What a command does
 * inside one process is tested in the packages beside.
 */
@NullMarked
package dev.lodestep.samples.audit.process;

import org.jspecify.annotations.NullMarked;
