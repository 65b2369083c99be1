package dev.lodestep.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.runtime.RunRecord;
import dev.lodestep.runtime.machine.Entry;
import dev.lodestep.runtime.machine.EntryCodec;
import dev.lodestep.runtime.machine.RunState;
import dev.lodestep.runtime.store.EntryKind;
import dev.lodestep.runtime.store.JournalRow;
import dev.lodestep.verification.Play.Sameness;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Tells a play on one kind of store, undisturbed and then with a process that dies at each of its calls: it comes to the same. */
final class Sweep<I, O> {
    private final Play<I, O> play;
    private final Story story;
    private final Function<ShiftedClock, Disk> disks;

    /** A play as it came to its end in processes on one disk. */
    private record Telling(Told told, Life.Ended ended, Ledger ledger) {}

    private Sweep(Play<I, O> play, Function<ShiftedClock, Disk> disks) {
        this.play = play;
        this.story = EngineTelling.story(play);
        this.disks = disks;
    }

    /** What the play comes to on the plain runner, which may die after any call, and how many calls there are. */
    static int onPlain(Play<?, ?> play, Told calm) {
        int acts = 0;
        for (int death = 1; death <= Math.max(1, acts); death++) {
            PlainTelling<?, ?> telling = new PlainTelling<>(play, death);
            Told told = telling.tell();
            assertThat(told).as(play + ", lost after call " + death).isEqualTo(calm);
            assertThat(calm.calls())
                    .as("what was called twice")
                    .containsAll(told.calls().isEmpty() ? List.of() : telling.lost());
            acts = telling.acts();
        }
        return acts;
    }

    /** What the play comes to when nobody dies. */
    static Told undisturbed(Play<?, ?> play, Function<ShiftedClock, Disk> disks) {
        return new Sweep<>(play, disks).tell(Death.NONE).orElseThrow().told();
    }

    /** Dies in all these ways at each call; gives how many deaths there were. */
    static int inEveryWay(Play<?, ?> play, Told calm, Function<ShiftedClock, Disk> disks) {
        int points = 0;
        for (Death.How how : Death.How.values()) {
            points += new Sweep<>(play, disks).sweep(calm, call -> new Death(call, how));
        }
        return points;
    }

    /** Dies in one way at each call, each in its turn; gives how many deaths there were. */
    static int inTurn(Play<?, ?> play, Told calm, Function<ShiftedClock, Disk> disks) {
        return new Sweep<>(play, disks).sweep(calm, call -> new Death(call, Death.How.values()[call % 3]));
    }

    private int sweep(Told plain, Function<Integer, Death> deaths) {
        Telling calm = tell(Death.NONE).orElseThrow();
        assertThat(calm.told()).as(play + " undisturbed").isEqualTo(plain);
        int call = 1;
        Optional<Telling> crashed = tell(deaths.apply(call));
        while (crashed.isPresent()) {
            check(play + " with " + deaths.apply(call), calm, crashed.get());
            call++;
            crashed = tell(deaths.apply(call));
        }
        return call - 1;
    }

    /** Lives until that death, and one more life to the end; empty if it ended before it died. */
    private Optional<Telling> tell(Death death) {
        ShiftedClock clock = new ShiftedClock();
        Disk disk = disks.apply(clock);
        Ledger ledger = new Ledger();
        Optional<Life.Ended> ended = Life.live(disk, story, ledger, clock, death);
        if (ended.isPresent() && death.call() > 0) {
            return Optional.empty();
        }
        Life.Ended end = ended.or(() -> Life.live(disk, story, ledger, clock, Death.NONE))
                .orElseThrow();
        return Optional.of(new Telling(Told.of(play, folded(end), Story.RUN, ledger.calls()), end, ledger));
    }

    private void check(String what, Telling calm, Telling crashed) {
        String ledger = what + ": " + crashed.ledger();
        assertThat(crashed.told().ending()).as(ledger).isEqualTo(calm.told().ending());
        assertThat(crashed.told().state()).as(ledger).isEqualTo(calm.told().state());
        assertThat(crashed.ended().status()).as(ledger).isEqualTo(calm.ended().status());
        assertThat(crashed.ledger().ranAgain()).as(ledger).isEmpty();
        assertThat(crashed.ended().records().stream().map(RunRecord::position))
                .as(ledger)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, crashed.ended().records().size())
                                .boxed()
                                .toList());
        assertThat(new LinkedHashSet<>(crashed.told().calls()))
                .as(ledger)
                .containsExactlyElementsOf(new LinkedHashSet<>(calm.told().calls()));
        if (play.sameness() == Sameness.ORDER) {
            assertThat(journal(crashed)).as(ledger).isEqualTo(journal(calm));
        } else if (play.sameness() == Sameness.CONTENT) {
            assertThat(journal(crashed)).as(ledger).containsExactlyInAnyOrderElementsOf(journal(calm));
        } else {
            checkUndone(ledger, crashed.ended());
        }
    }

    /** Without the seals of positions that a transaction may have lost. */
    private static List<String> journal(Telling telling) {
        return telling.ended().journal().stream()
                .filter(line -> !line.startsWith(EntryKind.SEAL.name()))
                .toList();
    }

    /** What completed is undone in reverse order, as far as it can be. */
    private void checkUndone(String what, Life.Ended ended) {
        List<String> undone = new ArrayList<>(nodes(ended, EntryKind.COMPENSATED));
        Collections.reverse(undone);
        List<String> completed = new ArrayList<>(nodes(ended, EntryKind.RESULT));
        completed.removeIf(place -> play.definition()
                .node(place.replaceFirst("#.*", ""))
                .orElseThrow()
                .compensation()
                .isEmpty());
        assertThat(undone).as(what).isEqualTo(completed);
    }

    private static List<String> nodes(Life.Ended end, EntryKind kind) {
        return end.records().stream()
                .filter(row -> row.kind() == kind)
                .map(RunRecord::node)
                .flatMap(Optional::stream)
                .toList();
    }

    /** The state that the journal alone gives. */
    private RunState folded(Life.Ended end) {
        EntryCodec codec = new EntryCodec(play.definition());
        RunState state = RunState.started(play.definition(), play.input());
        for (JournalRow row : end.rows()) {
            Optional<Entry> entry = codec.decode(row);
            if (entry.isPresent()) {
                state = state.apply(entry.get());
            }
        }
        return state;
    }
}
