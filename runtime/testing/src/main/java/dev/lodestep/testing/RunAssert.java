package dev.lodestep.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.lodestep.runtime.Engine;
import dev.lodestep.runtime.NodeName;
import dev.lodestep.runtime.RunRecord;
import dev.lodestep.runtime.RunStatus;
import dev.lodestep.runtime.RunSummary;
import dev.lodestep.runtime.store.EntryKind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a test says about a run: how it stands, and what its journal holds. Each method fails with an {@code AssertionError}. */
public final class RunAssert {
    private final Engine engine;
    private final RunSummary run;

    RunAssert(Engine engine, String runId) {
        this.engine = engine;
        this.run = engine.find(runId).orElseGet(() -> fail("there is no run '" + runId + "'"));
    }

    /** It has that status. */
    public RunAssert is(RunStatus status) {
        assertThat(run.status())
                .as(() -> "status of run '" + run.id() + "' (" + engine.whyNotRunning(run.id()) + ")")
                .isEqualTo(status);
        return this;
    }

    /** It has completed. */
    public RunAssert isCompleted() {
        return is(RunStatus.COMPLETED);
    }

    /** It has failed, and what it had done was undone. */
    public RunAssert isFailed() {
        return is(RunStatus.FAILED);
    }

    /** It is parked for an operator, for a reason that contains this. */
    public RunAssert isParked(String reason) {
        is(RunStatus.PARKED);
        assertThat(run.reason().orElse(""))
                .as("why run '" + run.id() + "' is parked")
                .contains(reason);
        return this;
    }

    /** It waits for these signals, and no others. */
    public RunAssert waitsFor(String... signals) {
        is(RunStatus.WAITING);
        assertThat(run.waitsFor()).as("what run '" + run.id() + "' waits for").containsExactlyInAnyOrder(signals);
        return this;
    }

    /** These nodes completed, one after the other, others between them or not; a node of a list or a loop may be named as often as it ran. */
    public RunAssert completed(NodeName... nodes) {
        assertThat(recorded(EntryKind.RESULT, EntryKind.SIGNAL, EntryKind.TIMEOUT, EntryKind.CHILD))
                .as("what completed in run '" + run.id() + "'")
                .containsSubsequence(names(nodes));
        return this;
    }

    /** None of these nodes completed. */
    public RunAssert didNotComplete(NodeName... nodes) {
        assertThat(recorded(EntryKind.RESULT, EntryKind.SIGNAL, EntryKind.TIMEOUT, EntryKind.CHILD))
                .as("what completed in run '" + run.id() + "'")
                .doesNotContainAnyElementsOf(names(nodes));
        return this;
    }

    /** Just these nodes were undone, in this order. */
    public RunAssert undid(NodeName... nodes) {
        assertThat(recorded(EntryKind.COMPENSATED))
                .as("what was undone in run '" + run.id() + "'")
                .isEqualTo(names(nodes));
        return this;
    }

    /** So many attempts at a node failed. */
    public RunAssert failedAttempts(NodeName node, int attempts) {
        assertThat(recorded(EntryKind.FAILURE).stream().filter(node.storedName()::equals))
                .as("failed attempts at '" + node.storedName() + "' in run '" + run.id() + "'")
                .hasSize(attempts);
        return this;
    }

    private List<String> recorded(EntryKind... kinds) {
        return engine.journal(run.id()).stream()
                .filter(row -> Arrays.asList(kinds).contains(row.kind()))
                .map(RunRecord::node)
                .flatMap(Optional::stream)
                .map(place -> place.replaceFirst("#.*", ""))
                .toList();
    }

    private static List<String> names(NodeName... nodes) {
        return Stream.of(nodes).map(NodeName::storedName).toList();
    }
}
