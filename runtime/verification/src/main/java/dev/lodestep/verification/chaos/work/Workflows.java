package dev.lodestep.verification.chaos.work;

import dev.lodestep.verification.chaos.audit.Facts;
import java.util.Map;
import java.util.Set;

/** What the auditor has to know of the workflows, told once more and not taken from what the processor made of them. */
public final class Workflows {
    /** By name. */
    public static final Map<String, Facts> FACTS = Map.of(
            "purchase",
            new Facts(
                    Set.of("reserve", "check", "decide", "pack", "send"),
                    Set.of("pay"),
                    Set.of("reserve", "pack", "pay"),
                    Set.of()),
            "tour",
            new Facts(
                    Set.of("lay", "visit", "begin", "walk", "report"),
                    Set.of(),
                    Set.of("visit", "walk"),
                    Set.of("walk")),
            "meal",
            new Facts(Set.of("eat"), Set.of("cook"), Set.of("cook"), Set.of()));

    private Workflows() {}
}
