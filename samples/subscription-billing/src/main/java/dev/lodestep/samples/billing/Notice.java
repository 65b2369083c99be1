package dev.lodestep.samples.billing;

/** A customer wants to quit. */
public record Notice(String why) {}
