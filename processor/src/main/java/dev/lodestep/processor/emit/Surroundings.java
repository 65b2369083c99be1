package dev.lodestep.processor.emit;

import java.util.Set;

/**
 * What generated code must get along with.
 *
 * @param stateMembers the methods that every state has already
 * @param clientResumeMembers the methods that every client's resumption has already
 * @param machineResumeMembers the methods that every machine's resumption has already
 * @param javaLangNames the simple names of the package's own classes that hide those of {@code java.lang}
 * @param hasGenerated whether {@code javax.annotation.processing.Generated} can be named
 * @param hasCatalog whether the runtime finds workflows by service
 */
public record Surroundings(
        Set<String> stateMembers,
        Set<String> clientResumeMembers,
        Set<String> machineResumeMembers,
        Set<String> javaLangNames,
        boolean hasGenerated,
        boolean hasCatalog) {}
