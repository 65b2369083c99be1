package dev.lodestep.verification;

import dev.lodestep.runtime.Engine;
import dev.lodestep.runtime.RunQuery;
import dev.lodestep.runtime.RunStatus;
import dev.lodestep.runtime.RunSummary;
import dev.lodestep.runtime.codec.Codec;
import dev.lodestep.runtime.codec.Json;
import dev.lodestep.runtime.machine.NodeDefinition;
import dev.lodestep.runtime.machine.Note;
import dev.lodestep.runtime.machine.SignalDefinition;
import dev.lodestep.runtime.store.EntryKind;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;

/** The users of a play on an engine, in one process. What they do next is decided by what is recorded, so that it outlives the process. */
final class EngineTelling<I, O> {
    private final Play<I, O> play;
    private final Engine engine;
    private final ShiftedClock clock;

    private EngineTelling(Play<I, O> play, Engine engine, ShiftedClock clock) {
        this.play = play;
        this.engine = engine;
        this.clock = clock;
    }

    /** The play as a story for processes that die. */
    static Story story(Play<?, ?> play) {
        return new Story(play.toString(), (engine, stage, clock) -> users(play, engine, stage, clock));
    }

    private static <I, O> Story.Users users(Play<I, O> play, Engine engine, Stage stage, ShiftedClock clock) {
        engine.register(play.machine(stage));
        play.children().forEach(child -> engine.register(child.machine(stage)));
        EngineTelling<I, O> telling = new EngineTelling<>(play, engine, clock);
        return new Story.Users(
                () -> engine.start(play.definition(), Story.RUN, play.input()),
                telling::waiting,
                telling::parked,
                Duration.ZERO);
    }

    private void waiting() {
        for (NodeDefinition node : play.definition().nodes()) {
            if (node.signal().isPresent() && answered(node.signal().get())) {
                return;
            }
        }
        RunSummary run = engine.find(Story.RUN).orElseThrow();
        if (play.cancel().isPresent() && !run.waitsFor().isEmpty()) {
            engine.cancel(Story.RUN, play.cancel().get());
            return;
        }
        engine.list(RunQuery.all()).runs().stream()
                .filter(each -> each.status() == RunStatus.WAITING || each.status() == RunStatus.COMPENSATING)
                .flatMap(each -> each.dueAt().stream())
                .min(Comparator.naturalOrder())
                .map(due -> Duration.between(clock.instant(), due))
                .filter(left -> !left.isNegative())
                .ifPresent(left -> clock.forward(left.plusMillis(1)));
    }

    private boolean answered(SignalDefinition signal) {
        int number = (int) engine.journal(Story.RUN).stream()
                .filter(entry -> entry.kind() == EntryKind.SIGNAL || entry.kind() == EntryKind.TIMEOUT)
                .filter(entry -> entry.node().flatMap(play::signalOf).equals(Optional.of(signal.name())))
                .count();
        Optional<Object> answer = play.answerTo(signal.name(), number);
        if (answer.isEmpty() || !engine.find(Story.RUN).orElseThrow().waitsFor().contains(signal.name())) {
            return false;
        }
        engine.signal(
                play.definition(), Story.RUN, signal.name(), signal.name() + number, payload(signal, answer.get()));
        return true;
    }

    @SuppressWarnings("unchecked") // the play answers with what the wait takes
    private static byte[] payload(SignalDefinition signal, Object answer) {
        return Json.encode((Codec<Object>) signal.payload(), answer);
    }

    private void parked() {
        if (play.givesUp()) {
            engine.go(Story.RUN, Note.NONE);
            return;
        }
        engine.retry(Story.RUN);
    }
}
