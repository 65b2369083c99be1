/**
 * The workflows that must read well and run right, one class each, as the language's pages show them; their services are lists of calls.
 *
 * <p>What they are given decides what they do, so that a test needs no other way to steer them: a consumer of calls may throw to make a
 * step fail. Tests do not live here.
 */
@NullMarked
package dev.lodestep.verification.workflows;

import org.jspecify.annotations.NullMarked;
