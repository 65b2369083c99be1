package dev.lodestep.runtime.engine;

import dev.lodestep.runtime.CancelMode;
import dev.lodestep.runtime.codec.Codec;
import dev.lodestep.runtime.machine.Attempts;
import dev.lodestep.runtime.machine.ChildName;
import dev.lodestep.runtime.machine.Entry;
import dev.lodestep.runtime.machine.Note;
import dev.lodestep.runtime.machine.Place;
import dev.lodestep.runtime.machine.Planner;
import dev.lodestep.runtime.machine.RunState;
import dev.lodestep.runtime.machine.Work;
import dev.lodestep.runtime.store.InboxRow;
import dev.lodestep.runtime.store.MessageKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides what the owner of a run does next; a pure function of where the run stands.
 *
 * <p>New work begins only from what is durable. What needs no user code (skips, waits that open, rounds that begin) is decided ahead on what is unsaved, so that
 * it rides in the same write: a last result and the end of the run, or a result, the wait that follows and the parking, are one write each.
 * A message is consumed by a write of its own. Whatever gives the run up compares the inbox, in the store.
 */
final class Course {
    /** A pause so short that parking the run and claiming it again would cost more than keeping it. */
    static final Duration STAY = Duration.ofSeconds(1);

    private static final int ENDS_AT_ONCE = 256;

    private final Situation at;
    private final List<Entry> added = new ArrayList<>();
    private RunState head;
    private List<Work> plan;

    /**
     * Where a run stands in its owner's memory.
     *
     * @param runId the run
     * @param codecs how what comes from outside is read
     * @param durable the state that the store has
     * @param unsaved what happened since
     * @param busy the nodes and elements whose attempts run
     * @param inbox what was read of the inbox
     * @param declared what the store shows of it
     * @param now the store's time
     * @param draining whether the run is to be given back as soon as nothing runs
     * @param notBefore when anything of it may begin; null: at any time
     * @param told the cancellations that were handed on to children
     */
    record Situation(
            String runId,
            RunCodecs codecs,
            RunState durable,
            List<Unsaved> unsaved,
            Set<Place> busy,
            Inbox inbox,
            Declared declared,
            Instant now,
            boolean draining,
            @Nullable Instant notBefore,
            Set<Work.Child> told) {}

    private Course(Situation at) {
        this.at = at;
        this.head = at.durable();
        for (Unsaved unsaved : at.unsaved()) {
            head = head.apply(unsaved.entry());
        }
        this.plan = Planner.next(head);
    }

    /**
     * The next move.
     *
     * @throws dev.lodestep.runtime.codec.DecodeException if a signal's payload is not what its wait takes
     */
    static Move next(Situation situation) {
        return new Course(situation).decide();
    }

    private Move decide() {
        if (at.unsaved().isEmpty()) {
            Optional<Move> message = consume();
            if (message.isPresent()) {
                return message.get();
            }
            if (!untold().isEmpty()) {
                return new Move.CancelChildren(untold());
            }
        }
        if (beginsLater()) {
            return new Move.Wait(added, declared(), Optional.ofNullable(at.notBefore()));
        }
        boolean saveFirst = !at.unsaved().isEmpty() && !stopped() && consume().isPresent();
        decideAhead();
        if (saveFirst) {
            return save(false); // what ends or parks the run counts all that was read as taken up
        }
        boolean quiet = at.busy().isEmpty();
        Work only = plan.isEmpty() ? null : plan.get(plan.size() - 1);
        if (only instanceof Work.End end && (quiet || stopped()) && untold().isEmpty()) {
            return new Move.End(added, end.ending());
        }
        if (only instanceof Work.Complete complete && quiet) {
            return new Move.Complete(added, complete);
        }
        if (only instanceof Work.Park park && quiet) {
            return new Move.Park(added, park.reason());
        }
        if (head.parked().isPresent() && quiet) {
            return new Move.Park(added, head.parked().get()); // nobody has asked it to go on
        }
        return unsaved() ? save(quiet) : goOn(quiet);
    }

    /** What is said to a run before its time is recorded, and nothing else happens; unless it ends by that, or is to stay where it is. */
    private boolean beginsLater() {
        return at.notBefore() != null
                && at.notBefore().isAfter(at.now())
                && head.cancelled().isEmpty()
                && head.parked().isEmpty();
    }

    private Optional<Move> consume() {
        Optional<InboxRow> control = at.inbox().control(message -> !isAboutWhatRuns(message));
        if (control.isEmpty() || isAboutNode(control.get()) && signalCameBefore(control.get())) {
            return fromOthers();
        }
        InboxRow message = control.get();
        return Optional.of(new Move.Consume(decision(message), message));
    }

    /** What an operator decides about a node does not come between an attempt at it and its record: it is taken up when that has ended. */
    private boolean isAboutWhatRuns(InboxRow message) {
        return isAboutNode(message)
                && !at.busy().isEmpty()
                && at.busy().contains(head.definition().place(message.name()));
    }

    /** A signal that a wait took never loses, not even to an operator who came later. */
    private boolean signalCameBefore(InboxRow control) {
        return awaits().stream()
                .flatMap(wait -> at.inbox().signal(wait.signal().name()).stream())
                .anyMatch(signal -> signal.ord() < control.ord());
    }

    private static boolean isAboutNode(InboxRow message) {
        return message.kind() == MessageKind.SKIP || message.kind() == MessageKind.SUPPLY;
    }

    private Entry decision(InboxRow message) {
        return switch (message.kind()) {
            case CANCEL -> new Entry.Cancelled(message.ord(), CancelMode.valueOf(message.name()));
            case PAUSE, GO, SKIP, SUPPLY, FORK -> {
                yield message.payload() == null
                        ? new Entry.WentOn(message.ord(), Note.NONE)
                        : at.codecs()
                                .entries()
                                .decision(
                                        isAboutNode(message) ? message.name() : null, message.ord(), message.payload());
            }
            default -> new Entry.Retried(message.ord());
        };
    }

    /** The ends of children, else a signal that a wait takes. */
    private Optional<Move> fromOthers() {
        List<InboxRow> ends = at.inbox().children();
        Optional<Move> taken = ends.isEmpty() ? Optional.empty() : takeEnds(ends);
        if (taken.isPresent()) {
            return taken;
        }
        for (Work.Await wait : awaits()) {
            Optional<InboxRow> signal = at.inbox().signal(wait.signal().name());
            if (signal.isPresent()) {
                return Optional.of(new Move.Consume(signalled(wait, signal.get()), signal.get()));
            }
        }
        return Optional.empty();
    }

    /** Of many children that have ended, as many as make a write of a decent size. */
    private Optional<Move> takeEnds(List<InboxRow> ends) {
        Map<String, Work.Child> open = new HashMap<>();
        for (Work work : plan) {
            if (work instanceof Work.Child child) {
                open.put(child.name().group() + "#" + child.name().place().element(), child);
            }
        }
        List<Entry> entries = new ArrayList<>();
        List<InboxRow> messages = new ArrayList<>();
        String parent = ChildName.origin(head, at.runId());
        for (InboxRow end : ends) {
            Work.Child child = open.remove(end.name() + "#" + end.element());
            if (child != null && entries.size() < ENDS_AT_ONCE) {
                String id = child.name().id(parent);
                entries.add(Attempts.ended(child, id, end.ord(), Objects.requireNonNull(end.payload())));
                messages.add(end);
            }
        }
        return entries.isEmpty() ? Optional.empty() : Optional.of(new Move.TakeEnds(entries, messages));
    }

    /** The children that are to be cancelled and have not been told by this owner. */
    private List<Work.Child> untold() {
        return plan.stream()
                .filter(Work.Child.class::isInstance)
                .map(Work.Child.class::cast)
                .filter(child -> child.cancel() != null && !at.told().contains(child))
                .toList();
    }

    private Entry signalled(Work.Await wait, InboxRow message) {
        @SuppressWarnings("unchecked") // the payloads of a wait are all of its own type
        Codec<Object> codec = (Codec<Object>) wait.signal().payload();
        Object payload = at.codecs().decode(codec, Objects.requireNonNull(message.payload()));
        return new Entry.Signalled(wait.place(), message.ord(), payload);
    }

    /** Decides what needs no user code, as far as it goes. */
    private void decideAhead() {
        boolean again = true;
        while (again) {
            again = false;
            for (Work work : plan) {
                Entry entry = withoutCode(work);
                if (entry != null) {
                    add(entry);
                    again = true;
                }
            }
            if (again) {
                plan = Planner.next(head);
            }
        }
    }

    /** What to record of work that needs no user code and is due; null: it is none. */
    private @Nullable Entry withoutCode(Work work) {
        if (work instanceof Work.Skip skip) {
            return new Entry.Skipped(skip.place(), skip.reason());
        }
        if (work instanceof Work.EndRound over) {
            return Attempts.ended(over, at.now());
        }
        if (work instanceof Work.Spawn spawn) {
            boolean mayBegin = !at.draining() && (!spawn.undo() || at.busy().isEmpty());
            return mayBegin ? Attempts.spawned(head, spawn) : null;
        }
        return work instanceof Work.Open open && !open.needsCode(head) && !at.draining() && isDue(open)
                ? Attempts.reached(head, open, null, at.now())
                : null;
    }

    private void add(Entry entry) {
        added.add(entry);
        head = head.apply(entry);
    }

    private boolean unsaved() {
        return !at.unsaved().isEmpty() || !added.isEmpty();
    }

    private Move save(boolean quiet) {
        Declared wanted = declared();
        boolean waitsNow = quiet && calls(head).isEmpty() && waitsForNothingThere() && untold().isEmpty();
        if (waitsNow && !at.draining()) {
            Optional<Instant> due = Work.earliestDue(plan);
            if (due.isEmpty()
                    || due.get().isAfter(at.now().plus(STAY))
                    || !wanted.waits().isEmpty()) {
                return new Move.Wait(added, wanted, due);
            }
        }
        return wanted.equals(at.declared()) && !startsChildren()
                ? new Move.Save(added, beginning())
                : new Move.Declare(added, wanted, beginning());
    }

    /** Children start with a write that can hold them. */
    private boolean startsChildren() {
        return at.unsaved().stream().map(Unsaved::entry).anyMatch(Children::starts)
                || added.stream().anyMatch(Children::starts);
    }

    /** Whether no open wait has a signal to take, and no wait or sleep its time behind it. */
    private boolean waitsForNothingThere() {
        return plan.stream()
                .noneMatch(work -> work instanceof Work.Sleep && overdue(work)
                        || work instanceof Work.Await wait
                                && (overdue(wait)
                                        || at.inbox()
                                                .signal(wait.signal().name())
                                                .isPresent()));
    }

    private Move goOn(boolean quiet) {
        for (Work work : plan) {
            if (work instanceof Work.Await wait && overdue(wait)) {
                Declared left = declared().without(wait.signal().name());
                return new Move.TimeOut(new Entry.TimedOut(wait.place()), left, Objects.requireNonNull(wait.due()));
            }
            if (work instanceof Work.Sleep sleep && overdue(sleep)) {
                return new Move.TimeOut(new Entry.TimedOut(sleep.place()), declared(), sleep.due());
            }
        }
        if (at.draining()) {
            return quiet ? new Move.Release() : new Move.Go(List.of(), Optional.empty());
        }
        Declared wanted = declared();
        List<Work> begin = beginning();
        Optional<Instant> due = Work.earliestDue(plan);
        if (quiet && begin.isEmpty()) {
            boolean soon = due.isPresent() && !due.get().isAfter(at.now().plus(STAY));
            return soon && wanted.waits().isEmpty() ? new Move.Go(begin, due) : new Move.Wait(added, wanted, due);
        }
        return wanted.equals(at.declared()) ? new Move.Go(begin, comingDue()) : new Move.Declare(added, wanted, begin);
    }

    /** The first time that is still to come: what was due before is under way, or waits for something else. */
    private Optional<Instant> comingDue() {
        return Work.earliestDue(plan.stream()
                .filter(work -> work.due() != null && work.due().isAfter(at.now()))
                .toList());
    }

    /** Work with user code that may begin: it is open in what is durable, and in what is unsaved, too. */
    private List<Work> beginning() {
        if (at.draining()) {
            return List.of();
        }
        List<Work> durable = unsaved() ? calls(at.durable()) : calls(head);
        List<Work> ahead = calls(head);
        return durable.stream().filter(ahead::contains).toList();
    }

    private List<Work> calls(RunState state) {
        List<Work> open = state == head ? plan : Planner.next(state);
        return open.stream()
                .filter(work -> work instanceof Work.Call call
                        && isDue(call)
                        && !at.busy().contains(call.place())
                        && (!(call instanceof Work.Undo) || at.busy().isEmpty()))
                .toList();
    }

    private boolean isDue(Work work) {
        return work.due() == null || !work.due().isAfter(at.now());
    }

    private List<Work.Await> awaits() {
        return plan.stream()
                .filter(Work.Await.class::isInstance)
                .map(Work.Await.class::cast)
                .toList();
    }

    private boolean overdue(Work work) {
        return work.due() != null && !work.due().isAfter(at.now());
    }

    /** A wait for which an unread signal is there takes that one: for the store it is not open any more. */
    private Declared declared() {
        List<String> waits = new ArrayList<>(
                awaits().stream().map(wait -> wait.signal().name()).toList());
        at.inbox().signals().forEach(waits::remove);
        return new Declared(waits, Planner.compensating(head));
    }

    private boolean stopped() {
        return head.cancelled().equals(Optional.of(CancelMode.STOP));
    }
}
