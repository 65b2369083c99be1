package dev.lodestep.verification;

import dev.lodestep.runtime.Outcome;
import dev.lodestep.runtime.RunEvent;
import dev.lodestep.runtime.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A play on the plain runner, whose caller keeps each snapshot as text. It may die after a call and before it has kept what that gave: then
 * it calls again with the snapshot before.
 */
final class PlainTelling<I, O> {
    private static final int MANY = 1000;

    private final Play<I, O> play;
    private final int dies;
    private final List<String> calls = new ArrayList<>();
    private final List<String> lost = new ArrayList<>();
    private final Map<String, Integer> answered = new HashMap<>();
    private final Watched<I, O> machine;
    private int repairs;
    private int acts;
    private List<String> heard = calls;

    /** What the caller of the plain runner does next. */
    private interface Act<O> {
        Outcome<O> now();
    }

    /** Dies after that call, counted from 1; 0: never. */
    PlainTelling(Play<I, O> play, int dies) {
        this.play = play;
        this.dies = dies;
        this.machine = play.machine(new Stage() {
            @Override
            public void called(String place, String call) {
                heard.add(call);
            }

            @Override
            public int repairs() {
                return repairs;
            }
        });
        machine.listener(this::count);
    }

    /** To the end; what was called in a call that was lost is not in it. */
    Told tell() {
        Outcome<O> outcome = act(() -> machine.run(play.input()));
        while (outcome instanceof Outcome.Paused<O> || outcome instanceof Outcome.Parked<O>) {
            Snapshot kept = kept(outcome.snapshot());
            Watched.Going<O> going = machine.going(kept);
            if (outcome instanceof Outcome.Parked<O>) {
                repairs++;
                outcome = act(play.givesUp() ? going::go : going::retry);
            } else {
                outcome = act(next(kept, going));
            }
        }
        Snapshot end = kept(outcome.snapshot());
        return Told.of(play, end.decode(play.definition()), end.runId(), calls);
    }

    /** How many calls of the runner it took. */
    int acts() {
        return acts;
    }

    /** What was called in the call that was lost: the effects that there are twice. */
    List<String> lost() {
        return lost;
    }

    private Outcome<O> act(Act<O> act) {
        acts++;
        if (acts > MANY) {
            throw new AssertionError(play + " does not end: " + calls);
        }
        if (acts == dies) {
            Map<String, Integer> before = Map.copyOf(answered);
            heard = lost;
            act.now();
            heard = calls;
            answered.clear();
            answered.putAll(before);
        }
        return act.now();
    }

    private Act<O> next(Snapshot kept, Watched.Going<O> going) {
        for (String signal : kept.waitsFor()) {
            Optional<Object> answer = play.answerTo(signal, answered.getOrDefault(signal, 0));
            if (answer.isPresent()) {
                return () -> going.take(signal, answer.get());
            }
        }
        if (play.cancel().isPresent() && !kept.waitsFor().isEmpty()) {
            return () -> going.cancel(play.cancel().get());
        }
        return () -> going.onTime(
                kept.due().orElseThrow(() -> new AssertionError(play + " waits for what nobody answers: " + kept)));
    }

    private void count(RunEvent event) {
        if (event instanceof RunEvent.SignalTaken taken) {
            count(taken.node());
        } else if (event instanceof RunEvent.WaitTimedOut late) {
            count(late.node());
        }
    }

    private void count(String place) {
        play.signalOf(place).ifPresent(signal -> answered.merge(signal, 1, Integer::sum));
    }

    /** As it is kept: nothing is lost when it is written and read. */
    private static Snapshot kept(Snapshot snapshot) {
        String json = snapshot.toJson();
        Snapshot read = Snapshot.parse(json);
        if (!read.toJson().equals(json)) {
            throw new AssertionError("a snapshot changes when it is read: " + json + "\n" + read.toJson());
        }
        return read;
    }
}
