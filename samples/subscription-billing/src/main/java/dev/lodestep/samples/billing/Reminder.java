package dev.lodestep.samples.billing;

/** A mail about an invoice that is not paid. */
public record Reminder(String invoice) {}
