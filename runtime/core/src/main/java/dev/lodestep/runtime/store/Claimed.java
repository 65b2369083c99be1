package dev.lodestep.runtime.store;

/**
 * A run that was claimed.
 *
 * @param row the run, after the claim
 * @param claim the token of the claim
 * @param seq the position of its CLAIM entry
 */
public record Claimed(RunRow row, long claim, int seq) {}
