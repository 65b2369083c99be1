package dev.lodestep.runtime.store;

/**
 * A run that was claimed.
 *
 * @param row the run, after the claim
 * @param claim the token of the claim
 * @param seq the position of its CLAIM entry
 * @param before the token under which the entry before that was written: together they tell whether somebody knows all that came before
 */
public record Claimed(RunRow row, long claim, int seq, long before) {}
