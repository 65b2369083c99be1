package dev.lodestep.samples.audit.review;

/**
 * What a reviewer says about an artifact; the payload of the signal that its audit waits for.
 *
 * @param approve whether it may be used
 * @param by who says so
 */
public record Review(boolean approve, String by) {}
