package dev.lodestep.runtime.machine;

import dev.lodestep.Failure;
import dev.lodestep.runtime.CancelMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Where a run stands: the fold of its entries. Immutable; {@link #apply} gives the next one. */
public final class RunState {
    private final WorkflowDefinition<?, ?> definition;
    private final @Nullable Object input;
    private final NodeState[] nodes;
    private final int completions;
    private final List<Failure> failures;
    private final Optional<CancelMode> cancelled;
    private final Optional<String> parked;
    private final Optional<Ending> ending;
    private final Set<Integer> consumed;

    private RunState(Draft draft) {
        definition = draft.definition;
        input = draft.input;
        nodes = draft.nodes;
        completions = draft.completions;
        failures = draft.failures;
        cancelled = draft.cancelled;
        parked = draft.parked;
        ending = draft.ending;
        consumed = draft.consumed;
    }

    /** The state of a run that has just been started. */
    public static RunState started(WorkflowDefinition<?, ?> definition, @Nullable Object input) {
        return new RunState(new Draft(definition, input));
    }

    /** The state after an entry. {@link UnknownNodeException} if it names a node that the workflow does not have. */
    public RunState apply(Entry entry) {
        Draft next = new Draft(this);
        next.fold(entry);
        return new RunState(next);
    }

    /** What the run is a run of. */
    public WorkflowDefinition<?, ?> definition() {
        return definition;
    }

    /** What the run was started with. */
    public @Nullable Object input() {
        return input;
    }

    /** Where a node stands; {@link UnknownNodeException} if there is none of that name. */
    public NodeState node(String name) {
        return nodes[definition.indexOf(name)];
    }

    NodeState node(int index) {
        return nodes[index];
    }

    int completions() {
        return completions;
    }

    /** Whether what follows a node may be decided: it has completed, does not run, or has failed and the run goes on without it. */
    boolean settled(int index) {
        NodeState node = nodes[index];
        return node.settled()
                || node instanceof NodeState.Failed failed
                        && tolerated(definition.nodes().get(index), failed.failure());
    }

    /** Whether whatever comes of a node is of no use any more: it is settled, or another one has won its race. */
    public boolean decided(String name) {
        int index = definition.indexOf(name);
        return settled(index) || lostRace(definition.nodes().get(index));
    }

    boolean lostRace(NodeDefinition node) {
        return node.race()
                .map(group -> definition.nodes().stream()
                        .anyMatch(other -> other != node
                                && other.race().equals(node.race())
                                && node(other.name()) instanceof NodeState.Completed))
                .orElse(false);
    }

    private static boolean tolerated(NodeDefinition node, Failure failure) {
        return node.isContinuedOnError() && failure.kind() == Failure.Kind.FAILED;
    }

    /** What has failed for good, first the primary one. */
    public List<Failure> failures() {
        return failures;
    }

    /** How the run is being cancelled, if it is. */
    public Optional<CancelMode> cancelled() {
        return cancelled;
    }

    /** Why the run is parked, if it is. */
    public Optional<String> parked() {
        return parked;
    }

    /** How the run ended, if it did. */
    public Optional<Ending> ending() {
        return ending;
    }

    /** The positions of the inbox messages that were consumed. */
    public Set<Integer> consumed() {
        return consumed;
    }

    /** What could not be undone. */
    public List<Failure> compensationFailures() {
        List<Failure> found = new ArrayList<>();
        for (NodeState node : nodes) {
            if (node instanceof NodeState.UndoFailed failed) {
                found.add(failed.failure());
            }
        }
        return found;
    }

    /** The next state in the making. */
    static final class Draft {
        private final WorkflowDefinition<?, ?> definition;

        @Nullable
        Object input;

        final NodeState[] nodes;
        int completions;
        List<Failure> failures = List.of();
        Optional<CancelMode> cancelled = Optional.empty();
        Optional<String> parked = Optional.empty();
        Optional<Ending> ending = Optional.empty();
        Set<Integer> consumed = Set.of();

        Draft(WorkflowDefinition<?, ?> definition, @Nullable Object input) {
            this.definition = definition;
            this.input = input;
            nodes = new NodeState[definition.nodes().size()];
            Arrays.fill(nodes, NodeState.Pending.PENDING);
        }

        Draft(RunState state) {
            definition = state.definition;
            input = state.input;
            nodes = state.nodes.clone();
            completions = state.completions;
            failures = state.failures;
            cancelled = state.cancelled;
            parked = state.parked;
            ending = state.ending;
            consumed = state.consumed;
        }

        RunState done() {
            return new RunState(this);
        }

        void fold(Entry entry) {
            if (entry instanceof Entry.Completed completed) {
                complete(completed);
            } else if (entry instanceof Entry.AttemptFailed failed) {
                fail(failed);
            } else if (entry instanceof Entry.Skipped skipped) {
                set(skipped.node(), new NodeState.Skipped(skipped.reason()));
            } else if (entry instanceof Entry.Opened opened) {
                set(opened.node(), new NodeState.Waiting(opened.due()));
            } else if (entry instanceof Entry.Signalled signalled) {
                set(signalled.node(), woken(Wake.by(signalled.payload())));
                consume(signalled.message());
            } else if (entry instanceof Entry.TimedOut timedOut) {
                timeOut(timedOut.node());
            } else if (entry instanceof Entry.Compensated undone) {
                set(undone.node(), new NodeState.Undone(beforeUndo(undone.node())));
            } else if (entry instanceof Entry.CompensationFailed failed) {
                failUndo(failed);
            } else if (entry instanceof Entry.Cancelled request) {
                cancelled = Optional.of(request.mode());
                parked = Optional.empty();
                consume(request.message());
            } else if (entry instanceof Entry.Retried retried) {
                retry();
                consume(retried.message());
            } else if (entry instanceof Entry.Parked park) {
                parked = Optional.of(park.reason());
            } else if (entry instanceof Entry.Ended ended) {
                ending = Optional.of(ended.ending());
            }
        }

        private void complete(Entry.Completed entry) {
            completions++;
            int index = definition.indexOf(entry.node());
            nodes[index] = new NodeState.Completed(entry.value(), completions, entry.attempt());
            if (definition.nodes().get(index).abortsWith(entry.value())) {
                addFailure(Failures.aborted(entry.node(), entry.attempt(), entry.value()));
            }
        }

        /** A sleep is over, or a wait has nothing to take. */
        private void timeOut(String node) {
            int index = definition.indexOf(node);
            if (definition.nodes().get(index).sleeps()) {
                completions++;
                nodes[index] = new NodeState.Completed(null, completions, 1);
            } else {
                nodes[index] = woken(Wake.TIMED_OUT);
            }
        }

        private void fail(Entry.AttemptFailed entry) {
            if (entry.node() == null) {
                addFailure(entry.failure());
                return;
            }
            int index = definition.indexOf(entry.node());
            Wake wake = nodes[index] instanceof NodeState.Active active ? active.wake() : null;
            if (entry.retryAt() != null) {
                nodes[index] = new NodeState.Active(entry.failure().attempt(), entry.admitted(), entry.retryAt(), wake);
            } else {
                nodes[index] = new NodeState.Failed(entry.failure(), entry.admitted(), wake);
                if (!tolerated(definition.nodes().get(index), entry.failure())) {
                    addFailure(entry.failure());
                }
            }
        }

        private void failUndo(Entry.CompensationFailed entry) {
            NodeState before = beforeUndo(entry.node());
            set(
                    entry.node(),
                    entry.retryAt() == null
                            ? new NodeState.UndoFailed(before, entry.failure())
                            : new NodeState.Undoing(before, entry.failure().attempt(), entry.retryAt()));
        }

        /**
         * Everything that failed or was skipped is evaluated afresh; what completed stays. A run that is not parked (any more) has nothing to
         * try again: it must not forget why it is being compensated.
         */
        private void retry() {
            if (parked.isEmpty()) {
                return;
            }
            parked = Optional.empty();
            failures = List.of();
            for (int index = 0; index < nodes.length; index++) {
                if (nodes[index] instanceof NodeState.Failed failed) {
                    nodes[index] = failed.wake() == null ? NodeState.Pending.PENDING : woken(failed.wake());
                } else if (nodes[index] instanceof NodeState.Skipped) {
                    nodes[index] = NodeState.Pending.PENDING;
                }
            }
        }

        private NodeState beforeUndo(String node) {
            NodeState state = nodes[definition.indexOf(node)];
            return state instanceof NodeState.Undoing undoing ? undoing.before() : state;
        }

        private void set(String node, NodeState state) {
            nodes[definition.indexOf(node)] = state;
        }

        /** What fails because the run is being cancelled is no reason of its own. */
        private void addFailure(Failure failure) {
            if (cancelled.isPresent()) {
                return;
            }
            List<Failure> more = new ArrayList<>(failures);
            more.add(failure);
            failures = List.copyOf(more);
        }

        void consume(int message) {
            if (message > 0) {
                Set<Integer> more = new TreeSet<>(consumed);
                more.add(message);
                consumed = Set.copyOf(more);
            }
        }

        private static NodeState woken(Wake wake) {
            return new NodeState.Active(0, true, null, wake);
        }
    }
}
