package dev.lodestep.verification.chaos.audit;

import static java.util.stream.Collectors.toMap;

import dev.lodestep.verification.chaos.audit.Violation.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whatever was acknowledged is there: a started run, a kept signal, a cancellation in time, an end that was told. */
final class Lost implements Rule {
    @Override
    public List<Violation> violations(Evidence evidence) {
        Map<String, Story> stories = evidence.stories().stream().collect(toMap(Story::id, story -> story, (a, b) -> a));
        List<Violation> found = new ArrayList<>();
        for (Acknowledged told : evidence.acknowledged()) {
            Story story = stories.get(told.run());
            if (story == null) {
                if (!(told instanceof Acknowledged.Wanted) && !(told instanceof Acknowledged.Surprised)) {
                    found.add(new Violation(Kind.LOST, told.run(), told + ", and there is no such run"));
                }
            } else if (told instanceof Acknowledged.Ended end
                    && !end.status().equals(story.status().name())) {
                found.add(new Violation(Kind.LOST, told.run(), told + ", and it is " + story.status()));
            } else if (told instanceof Acknowledged.Cancelled cancelled
                    && cancelled.inTime()
                    && story.status() == dev.lodestep.runtime.store.StoredStatus.COMPLETED) {
                found.add(new Violation(Kind.LOST, told.run(), told + ", and it has completed"));
            } else if (told instanceof Acknowledged.Signalled signal) {
                found.addAll(lost(signal, story));
            }
        }
        return found;
    }

    private static List<Violation> lost(Acknowledged.Signalled signal, Story story) {
        long there = story.inbox().stream()
                .filter(letter ->
                        letter.signalId().filter(signal.signalId()::equals).isPresent())
                .count();
        long expected = switch (signal.answer()) {
            case "ACCEPTED", "BUFFERED", "DUPLICATE" -> 1;
            case "CLOSED" -> there; // a try before it, whose answer was lost, may have been kept
            default -> -1; // the run is there, and holds few signals: nothing else can be the answer
        };
        return there == expected
                ? List.of()
                : List.of(new Violation(Kind.LOST, signal.run(), signal + ", and it is there " + there + " times"));
    }
}
