package dev.lodestep.verification.codec;

import dev.lodestep.Compensate;
import dev.lodestep.Step;
import dev.lodestep.WaitForSignal;
import dev.lodestep.Workflow;
import dev.lodestep.verification.codec.Shelf.Figure;
import dev.lodestep.verification.codec.Shelf.Point;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A run with a result, a wait and something to undo, whose stored forms are damaged. */
@Workflow
public class Errand {
    record Task(String name, List<Point> stops) {}

    record Bag(Map<String, Integer> items, Optional<Figure> gift) {}

    record Done(Bag bag, Figure figure) {}

    @Step
    Bag pack(Task task) {
        return new Bag(Map.of(task.name(), task.stops().size()), Optional.empty());
    }

    @Compensate("pack")
    void unpack(Bag bag) {}

    @WaitForSignal(after = "pack", timeout = "30d")
    Figure go(Optional<Figure> figure) {
        return figure.orElseThrow();
    }

    @Step
    Done done(Bag bag, Figure figure) {
        if (figure instanceof Shelf.Dot) {
            throw new IllegalArgumentException("no dots");
        }
        return new Done(bag, figure);
    }
}
