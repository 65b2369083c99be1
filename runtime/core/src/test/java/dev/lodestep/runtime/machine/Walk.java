package dev.lodestep.runtime.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.runtime.store.EntryKind;
import dev.lodestep.runtime.store.JournalRow;
import dev.lodestep.runtime.store.NewEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A run of a definition without any runner: does the planned work one by one, with lambdas for methods, and folds what follows. After each
 * entry it holds the state against its own checkpoint, and the entry against its row.
 */
final class Walk {
    static final Instant BEGINNING = Instant.parse("2030-01-01T00:00:00Z");

    /** Each call with its round: {@code node#element~2.1}, {@code undo node}, {@code until node}. */
    final List<String> calls = new ArrayList<>();

    final List<Entry> journal = new ArrayList<>();
    Instant now = BEGINNING;
    RunState state;

    private final WorkflowDefinition<?, ?> definition;
    private final StateCodec states;
    private final EntryCodec entries;
    private final Map<String, Function<Call, @Nullable Object>> methods = new HashMap<>();
    private final Map<String, List<Object>> signals = new HashMap<>();
    private boolean checked = true;
    private int mostOpen;
    private @Nullable Random random;

    /** One call of a method. */
    record Call(Arguments in, Place place, Rounds rounds, int attempt) {
        <T> T get(int position) {
            return in.get(position);
        }
    }

    Walk(WorkflowDefinition<?, ?> definition, @Nullable Object input) {
        this.definition = definition;
        this.state = RunState.started(definition, input);
        this.states = new StateCodec(definition);
        this.entries = new EntryCodec(definition);
    }

    /** What a node does; without it, it gives its own name. */
    Walk step(String node, Function<Call, @Nullable Object> method) {
        methods.put(node, method);
        return this;
    }

    Walk undo(String node, Function<Call, @Nullable Object> method) {
        methods.put("undo " + node, method);
        return this;
    }

    Walk until(String node, Predicate<Call> method) {
        methods.put("until " + node, method::test);
        return this;
    }

    Walk guard(String node, Predicate<Call> method) {
        methods.put("guard " + node, method::test);
        return this;
    }

    Walk signals(String name, Object... payloads) {
        signals.computeIfAbsent(name, key -> new ArrayList<>()).addAll(List.of(payloads));
        return this;
    }

    /** Does open work in an order that follows from this. */
    Walk shuffled(Random order) {
        random = order;
        return this;
    }

    /** Leaves out what is held against checkpoints: for runs of many entries. */
    Walk unchecked() {
        checked = false;
        return this;
    }

    /** How much work was open at once, at most. */
    int mostOpen() {
        return mostOpen;
    }

    /** Goes on until nothing is left that can be done without a signal that is not there, letting time pass. */
    Walk run() {
        while (step()) {
            assertThat(journal.size()).as("entries of a walk").isLessThan(100_000);
        }
        return this;
    }

    /** Goes on until so many entries were recorded, or nothing can be done. */
    Walk run(int size) {
        boolean more = true;
        while (more && journal.size() < size) {
            more = step();
        }
        return this;
    }

    private boolean step() {
        List<Work> open = Planner.next(state);
        mostOpen = Math.max(mostOpen, open.size());
        List<Entry> ready = new ArrayList<>();
        List<Work> all = new ArrayList<>(open);
        if (random != null) {
            java.util.Collections.shuffle(all, random);
        }
        for (Work work : all) {
            if (work.due() == null || !work.due().isAfter(now) || work instanceof Work.Await) {
                Entry entry = entry(work);
                if (entry != null) {
                    ready.add(entry);
                    break;
                }
            }
        }
        if (!ready.isEmpty()) {
            record(ready.get(0));
            return true;
        }
        if (Work.earliestDue(open).isEmpty()) {
            return false;
        }
        now = Work.earliestDue(open).get();
        return true;
    }

    void record(Entry entry) {
        state = state.apply(entry);
        journal.add(entry);
        if (checked) {
            assertThat(entries.decode(row(entry))).contains(entry);
            byte[] stored = states.encode(state);
            RunState read = states.decode(stored);
            assertThat(new String(states.encode(read))).isEqualTo(new String(stored));
            assertThat(Planner.next(read)).isEqualTo(Planner.next(state));
        }
    }

    /** The state that the journal gives from a checkpoint at that position on. */
    RunState resumedAt(int position) {
        RunState resumed = RunState.started(definition, state.input());
        for (Entry entry : journal.subList(0, position)) {
            resumed = resumed.apply(entry);
        }
        resumed = states.decode(states.encode(resumed));
        for (Entry entry : journal.subList(position, journal.size())) {
            resumed = resumed.apply(entry);
        }
        return resumed;
    }

    String checkpoint() {
        return new String(states.encode(state));
    }

    String checkpoint(RunState of) {
        return new String(states.encode(of));
    }

    private JournalRow row(Entry entry) {
        NewEntry row = entries.encode(entry);
        EntryKind kind = row.kind();
        return new JournalRow(1, 1, kind, row.node(), row.attempt(), row.message(), 0, null, now, row.payload());
    }

    private @Nullable Entry entry(Work work) {
        if (work instanceof Work.Skip skip) {
            return new Entry.Skipped(skip.place(), skip.reason());
        }
        if (work instanceof Work.EndRound over) {
            return Attempts.ended(over, now);
        }
        if (work instanceof Work.Sleep sleep) {
            return new Entry.TimedOut(sleep.place());
        }
        if (work instanceof Work.Await await) {
            List<Object> there = signals.getOrDefault(await.signal().name(), List.of());
            if (!there.isEmpty()) {
                return new Entry.Signalled(await.place(), journal.size() + 1, there.remove(0));
            }
            return await.due() != null && !await.due().isAfter(now) ? new Entry.TimedOut(await.place()) : null;
        }
        if (work instanceof Work.Call call) {
            return call(call);
        }
        if (work instanceof Work.Complete) {
            Attempts.ResultSource source = Attempts.result(state);
            return new Entry.Ended(
                    new Ending.Completed(source instanceof Attempts.ResultSource.Value value ? value.value() : null));
        }
        return work instanceof Work.End end
                ? new Entry.Ended(end.ending())
                : new Entry.Parked(((Work.Park) work).reason());
    }

    private Entry call(Work.Call work) {
        String unit = work.place() + (work.rounds().first() ? "" : "~" + work.rounds());
        try {
            if (work instanceof Work.Open open) {
                return !open.guarded() || asked(open, unit)
                        ? Attempts.reached(state, open, null, now)
                        : new Entry.Skipped(open.place(), SkipReason.GUARDED);
            }
            if (work instanceof Work.Until until) {
                calls.add("until " + unit);
                Object over = called("until ", until, Attempts.until(state, until, null), false);
                return Attempts.answered(until, (Boolean) over, now);
            }
            if (work instanceof Work.Undo undo) {
                calls.add("undo " + unit);
                called("undo ", undo, Attempts.undo(state, undo, null), null);
                return new Entry.Compensated(undo.place(), undo.attempt());
            }
            Work.Invoke invoke = (Work.Invoke) work;
            if (!invoke.admitted() && !asked(invoke, unit)) {
                return new Entry.Skipped(invoke.place(), SkipReason.GUARDED);
            }
            calls.add(unit);
            Object value = called(
                    "",
                    invoke,
                    Attempts.arguments(state, invoke, null),
                    invoke.place().toString());
            return Attempts.returned(invoke, value, now, 0.5);
        } catch (RuntimeException e) {
            return work instanceof Work.Undo undo
                    ? Attempts.undoFailed(undo, e, now, 0.5)
                    : Attempts.failed(work, true, e, now, 0.5);
        }
    }

    private boolean asked(Work.Call work, String unit) {
        calls.add("guard " + unit);
        return (Boolean) called("guard ", work, Attempts.guard(state, work.node(), null), true);
    }

    private Object called(String kind, Work.Call work, Arguments in, @Nullable Object otherwise) {
        Function<Call, @Nullable Object> method = methods.get(kind + work.node().name());
        return method == null ? otherwise : method.apply(new Call(in, work.place(), work.rounds(), work.attempt()));
    }

    static Instant after(Duration time) {
        return BEGINNING.plus(time);
    }
}
