package dev.lodestep.samples.billing;

/** Why a subscription ended. */
public record Ended(String why) {}
