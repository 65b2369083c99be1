package dev.lodestep.samples.billing;

/** A month of a subscription, from 1. */
public record Month(int number) {}
