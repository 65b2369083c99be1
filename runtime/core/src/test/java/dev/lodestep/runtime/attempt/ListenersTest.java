package dev.lodestep.runtime.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.Failure;
import dev.lodestep.runtime.CancelMode;
import dev.lodestep.runtime.RunEvent;
import dev.lodestep.runtime.machine.Ending;
import dev.lodestep.runtime.machine.Entry;
import dev.lodestep.runtime.machine.LoopEnd;
import dev.lodestep.runtime.machine.Note;
import dev.lodestep.runtime.machine.Place;
import dev.lodestep.runtime.machine.RunState;
import dev.lodestep.runtime.machine.SkipReason;
import dev.lodestep.runtime.machine.WorkflowDefinition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListenersTest {
    private static final Place PLACE = Place.of("ask");
    private static final Failure FAILURE = new Failure(Failure.Kind.FAILED, "ask", 1, "Type", "message", "");
    private static final RunState STATE = RunState.started(
            WorkflowDefinition.<Void, Void>of("asking", 1, "test").build(), null);
    private static final List<Entry> ENTRIES = List.of(
            new Entry.Completed(PLACE, 1, "value"),
            new Entry.AttemptFailed(PLACE, FAILURE, true, null),
            new Entry.Skipped(PLACE, SkipReason.GUARDED),
            new Entry.Opened(PLACE, Instant.EPOCH),
            new Entry.Asked(PLACE, 1, "carry", Instant.EPOCH),
            new Entry.FannedOut(PLACE, 2),
            new Entry.Spawned(PLACE, 1, List.of("input")),
            new Entry.UndoSpawned(PLACE, FAILURE),
            new Entry.ChildEnded(PLACE, 1, "r/ask", new Ending.Completed(null)),
            new Entry.Signalled(PLACE, 1, "payload"),
            new Entry.TimedOut(PLACE),
            new Entry.Round("ask", 2, null),
            new Entry.LoopEnded("ask", LoopEnd.LIMIT),
            new Entry.LoopFailed("ask", PLACE, FAILURE, null),
            new Entry.Compensated(PLACE, 1),
            new Entry.CompensationFailed(PLACE, FAILURE, null),
            new Entry.Cancelled(1, CancelMode.STOP),
            new Entry.Retried(1),
            new Entry.Paused(1, Note.NONE),
            new Entry.WentOn(1, Note.NONE),
            new Entry.Supplied(PLACE, 1, "value", Note.NONE),
            new Entry.SkippedByHand(PLACE, 1, Note.NONE),
            new Entry.Forked(1, "other", "ask", STATE),
            new Entry.Parked("reason"),
            new Entry.Ended(new Ending.Completed(null)));

    private static int leaves(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses())
                        .mapToInt(ListenersTest::leaves)
                        .sum()
                : 1;
    }

    @Test
    void every_entry_is_told() {
        List<RunEvent> heard = new ArrayList<>();
        Listeners listeners = new Listeners(List.of(heard::add));

        ENTRIES.forEach(entry -> listeners.tell("r", entry));

        assertThat(heard).hasSameSizeAs(ENTRIES).allMatch(event -> event.runId().equals("r"));
        assertThat(heard.get(4)).isEqualTo(heard.get(3)).isInstanceOf(RunEvent.WaitOpened.class);
        assertThat(ENTRIES).extracting(Object::getClass).doesNotHaveDuplicates();
        assertThat(ENTRIES).hasSize(leaves(Entry.class));
    }
}
