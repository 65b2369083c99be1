/**
 * One jar of a repository as bytes: how it is found, fingerprinted, and checked against what was recorded for it. Nothing of licences,
 * workflows or reports lives here.
 */
@NullMarked
package dev.lodestep.samples.audit.artifact;

import org.jspecify.annotations.NullMarked;
