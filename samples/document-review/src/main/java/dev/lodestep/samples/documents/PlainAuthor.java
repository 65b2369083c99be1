package dev.lodestep.samples.documents;

import java.util.List;
import java.util.stream.Collectors;

/** An author who writes down each point, and each wish under it. */
final class PlainAuthor implements Author {
    @Override
    public Draft write(Brief brief) {
        return new Draft(brief.title(), 1, paragraphs(brief.points()));
    }

    @Override
    public Draft revise(Draft draft, List<String> wishes) {
        return new Draft(draft.title(), draft.revision() + 1, draft.text() + "\n" + paragraphs(wishes));
    }

    private static String paragraphs(List<String> points) {
        return points.stream().map(point -> "- " + point).collect(Collectors.joining("\n"));
    }
}
