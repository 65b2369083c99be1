package dev.lodestep.samples.agent;

import java.util.List;

/** What the agent found out, and from what. */
public record Report(String answer, List<String> sources) {}
