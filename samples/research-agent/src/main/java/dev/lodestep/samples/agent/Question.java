package dev.lodestep.samples.agent;

/** What somebody wants to know. */
public record Question(String text) {}
