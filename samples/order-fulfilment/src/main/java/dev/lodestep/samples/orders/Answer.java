package dev.lodestep.samples.orders;

/** What a reviewer says about a suspicious order. */
public record Answer(String by, boolean approve) {}
