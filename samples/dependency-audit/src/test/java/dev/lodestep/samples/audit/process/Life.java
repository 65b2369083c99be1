package dev.lodestep.samples.audit.process;

import dev.lodestep.samples.audit.process.Effect.Unit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What one process did between its start and its end, as its effects log shows it. */
final class Life {
    private final List<Effect> effects = new ArrayList<>();
    private final Set<Unit> open = new LinkedHashSet<>();

    void add(List<Effect> more) {
        effects.addAll(more);
        for (Effect effect : more) {
            if (effect.begins()) {
                open.add(effect.unit());
            } else {
                open.remove(effect.unit());
            }
        }
    }

    int size() {
        return effects.size();
    }

    /** What has begun and is not done. */
    Set<Unit> open() {
        return Set.copyOf(open);
    }

    /** What began, as often as it began. */
    List<Unit> begun() {
        return effects.stream().filter(Effect::begins).map(Effect::unit).toList();
    }

    /** What was done. */
    List<Unit> done() {
        return effects.stream().filter(e -> !e.begins()).map(Effect::unit).toList();
    }
}
