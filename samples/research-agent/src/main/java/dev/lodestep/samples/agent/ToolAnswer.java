package dev.lodestep.samples.agent;

/** What a tool says. */
public record ToolAnswer(String text) {}
