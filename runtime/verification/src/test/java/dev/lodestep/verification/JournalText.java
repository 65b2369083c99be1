package dev.lodestep.verification;

import dev.lodestep.Failure;
import dev.lodestep.runtime.RunRecord;
import dev.lodestep.runtime.store.EntryKind;
import java.util.List;
import java.util.regex.Pattern;

/** A journal as two runs of the same workflow can be compared: without claims, times and stack traces. */
final class JournalText {
    private static final Pattern TIME = Pattern.compile("\"(retryAt|due|notBefore)\":\"[^\"]*\"");
    private static final Pattern TRACE = Pattern.compile("\"trace\":\"(?:\\\\.|[^\"\\\\])*+\"");

    private JournalText() {}

    /** One line for each entry but the claims. */
    static List<String> of(List<RunRecord> journal) {
        return journal.stream()
                .filter(entry -> entry.kind() != EntryKind.CLAIM)
                .map(entry -> entry.kind() + " " + entry.node().orElse("-") + " " + entry.attempt() + " "
                        + entry.payload().map(JournalText::timeless).orElse("-"))
                .toList();
    }

    /** A failure without its stack trace. */
    static String of(Failure failure) {
        return failure.toString();
    }

    private static String timeless(String json) {
        return TRACE.matcher(TIME.matcher(json).replaceAll("\"$1\":0")).replaceAll("\"trace\":0");
    }
}
