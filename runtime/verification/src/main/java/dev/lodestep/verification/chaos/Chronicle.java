package dev.lodestep.verification.chaos;

import dev.lodestep.verification.chaos.audit.Disturbance;
import dev.lodestep.verification.chaos.audit.Violation;
import dev.lodestep.verification.chaos.audit.Violation.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the controller did and when, and what it saw that it had not done. */
final class Chronicle {
    private final List<Disturbance> disturbances = new ArrayList<>();
    private final List<Violation> surprises = new ArrayList<>();
    private final Map<Deed, Integer> deeds = new EnumMap<>(Deed.class);
    private int lostAnswers;

    /** It did something now, to one process or all, whose effects are over after so long. */
    synchronized void did(Deed deed, Optional<String> process, Duration effects) {
        deeds.merge(deed, 1, Integer::sum);
        long now = System.currentTimeMillis();
        disturbances.add(new Disturbance(deed.name(), process, now, now + effects.toMillis()));
    }

    /** Something did it that was not the controller. */
    synchronized void happened(String what, Optional<String> process, long fromMillis, long toMillis) {
        disturbances.add(new Disturbance(what, process, fromMillis, toMillis));
    }

    /** It saw what must not be. */
    synchronized void surprised(String process, String what) {
        surprises.add(new Violation(Kind.SURPRISE, process, what));
    }

    /** So many answers were lost by a proxy. */
    synchronized void lost(int answers) {
        lostAnswers += answers;
    }

    synchronized List<Disturbance> disturbances() {
        return List.copyOf(disturbances);
    }

    synchronized List<Violation> surprises() {
        return List.copyOf(surprises);
    }

    synchronized int times(Deed deed) {
        return deeds.getOrDefault(deed, 0);
    }

    synchronized int lostAnswers() {
        return lostAnswers;
    }
}
