package dev.lodestep.samples.billing;

/** An invoice that is paid and booked. */
public record Receipt(String invoice) {}
