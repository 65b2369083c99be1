package dev.lodestep.verification.chaos.audit;

import dev.lodestep.runtime.store.EntryKind;
import dev.lodestep.verification.chaos.audit.Violation.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** No wait and no sleep is over before its time, by the store's clock. */
final class Early implements Rule {
    private static final Pattern DUE = Pattern.compile("\"due\"\\s*:\\s*\"([^\"]+)\"");

    @Override
    public List<Violation> violations(Evidence evidence) {
        List<Violation> found = new ArrayList<>();
        for (Story story : evidence.stories()) {
            Map<String, Long> due = new HashMap<>();
            for (Row row : story.journal()) {
                Matcher matcher = DUE.matcher(row.payload());
                if (row.kind() == EntryKind.OPENED && matcher.find()) {
                    due.put(row.node(), Instant.parse(matcher.group(1)).toEpochMilli());
                } else if (row.kind() == EntryKind.TIMEOUT
                        && row.atMillis() < due.getOrDefault(row.node(), Long.MAX_VALUE)) {
                    found.add(new Violation(
                            Kind.EARLY, story.id(), row.node() + " was over at " + row.atMillis() + ", due " + due));
                }
            }
        }
        return found;
    }
}
