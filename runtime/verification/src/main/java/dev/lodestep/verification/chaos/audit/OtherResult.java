package dev.lodestep.verification.chaos.audit;

import static java.util.stream.Collectors.groupingBy;

import dev.lodestep.runtime.store.StoredStatus;
import dev.lodestep.verification.chaos.audit.Expected.Ending;
import dev.lodestep.verification.chaos.audit.Violation.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A job has the results, the ends and the compensations that it has undisturbed, in one of the ways that are possible, and its customer was
 * told so. What was cancelled has some of these results, and none that is different.
 */
final class OtherResult implements Rule {
    @Override
    public List<Violation> violations(Evidence evidence) {
        Map<String, List<Story>> families = evidence.stories().stream().collect(groupingBy(Story::job));
        Map<String, String> told = evidence.acknowledged().stream()
                .filter(Acknowledged.Ended.class::isInstance)
                .map(Acknowledged.Ended.class::cast)
                .collect(Collectors.toMap(Acknowledged.Ended::run, Acknowledged.Ended::result, (a, b) -> a));
        List<Violation> found = new ArrayList<>();
        families.forEach((job, stories) -> {
            List<Expected> ways = evidence.expected().getOrDefault(job, List.of());
            List<String> differences = new ArrayList<>();
            for (Expected way : ways) {
                Optional<String> difference = difference(evidence, job, stories, way, told.get(job));
                if (difference.isEmpty()) {
                    return;
                }
                differences.add(difference.get());
            }
            found.add(new Violation(Kind.OTHER_RESULT, job, String.join("; or ", differences)));
        });
        return found;
    }

    private static Optional<String> difference(
            Evidence evidence,
            String job,
            List<Story> stories,
            Expected way,
            @org.jspecify.annotations.Nullable String told) {
        boolean cancelled = evidence.cancelled().contains(job);
        Map<String, Ending> found = new HashMap<>();
        stories.forEach(story -> found.put(story.suffix(), Ending.of(story, evidence.facts(story))));
        boolean cut =
                cancelled && found.values().stream().anyMatch(ending -> ending.status() == StoredStatus.CANCELLED);
        if (cut) {
            return stories.stream()
                    .filter(story -> !story.isUndo() && found.containsKey(story.suffix()))
                    .map(story -> partial(
                            story.id(),
                            Objects.requireNonNull(found.get(story.suffix())),
                            way.runs().get(story.suffix())))
                    .flatMap(Optional::stream)
                    .findFirst();
        }
        if (told != null && !told.equals(way.told())) {
            return Optional.of("its customer was told '" + told + "', undisturbed '" + way.told() + "'");
        }
        return found.equals(way.runs())
                ? Optional.empty()
                : Optional.of("it is " + found + ", undisturbed " + way.runs());
    }

    private static Optional<String> partial(String run, Ending found, @org.jspecify.annotations.Nullable Ending whole) {
        if (whole == null
                || !whole.results().entrySet().containsAll(found.results().entrySet())) {
            return Optional.of(run + ", cancelled, is " + found + ", undisturbed " + whole);
        }
        return Optional.empty();
    }
}
