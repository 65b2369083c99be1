package dev.lodestep.processor.check;

import dev.lodestep.processor.diagnostic.Finding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what the rules find about one workflow, each fault once, and remembers which nodes are at fault. */
final class Report {
    private final Set<Finding> findings = new LinkedHashSet<>();
    private final Set<String> faulty = new HashSet<>();

    /** Adds a finding that says nothing about a single node. */
    void add(Finding finding) {
        findings.add(finding);
    }

    /** Adds a finding about a node: what follows from it is not to be reported any more. */
    void add(Finding finding, String node) {
        findings.add(finding);
        faulty.add(node);
    }

    /** Says that what follows from a node is not to be reported any more, since it has to do with what was reported of another one. */
    void taint(String node) {
        faulty.add(node);
    }

    /** The names of the nodes that are at fault. */
    Set<String> faulty() {
        return Set.copyOf(faulty);
    }

    boolean hasErrors() {
        return findings.stream().anyMatch(Finding::isError);
    }

    List<Finding> findings() {
        return new ArrayList<>(findings);
    }
}
