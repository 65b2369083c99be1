package dev.lodestep.samples.agent;

/** What a person answers. */
public record Reply(String by, String text) {}
