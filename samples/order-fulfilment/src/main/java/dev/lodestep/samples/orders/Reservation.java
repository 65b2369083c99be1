package dev.lodestep.samples.orders;

/** Items that lie in the warehouse for one order. */
public record Reservation(String id) {}
