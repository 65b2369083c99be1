package dev.lodestep.samples.audit;

import dev.lodestep.samples.audit.AuditRuns.Answered;
import dev.lodestep.samples.audit.report.Escape;
import dev.lodestep.samples.audit.report.ReportTable;
import dev.lodestep.samples.audit.review.Review;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Answers for an artifact that waits for a reviewer; also while an audit runs in another process. */
@Command(
        name = "review",
        mixinStandardHelpOptions = true,
        description = "Approves or rejects an artifact that waits for review; also while an audit runs.")
final class ReviewCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private DataOption data = new DataOption();

    @Parameters(index = "0", paramLabel = "ID", description = "The audit's id, or a part of it that no other has.")
    private String id = "";

    @Parameters(index = "1", paramLabel = "approve|reject", description = "Whether the artifact may be used.")
    private Answer answer = Answer.reject;

    @Option(names = "--by", paramLabel = "NAME", description = "Who decides (default: the user who is logged in).")
    private @Nullable String by;

    ReviewCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        DataFolder folder = data.begun();
        try (ReportTable table = ReportTable.at(folder.table())) {
            List<String> candidates = table.idsLike(id);
            if (candidates.contains(id)) {
                return answer(folder, table, id);
            }
            if (candidates.size() == 1) {
                return answer(folder, table, candidates.get(0));
            }
            String problem = candidates.isEmpty() ? "No audit has the id " : "Several audits have an id with ";
            say(problem + Escape.terminal(id) + (candidates.isEmpty() ? "; 'report' lists those that wait." : ":"));
            candidates.forEach(c -> say("  " + Escape.terminal(c)));
            return 2;
        }
    }

    private int answer(DataFolder folder, ReportTable table, String runId) {
        Review review = new Review(answer == Answer.approve, by == null ? surroundings.user() : by);
        try (AuditRuns runs = surroundings.runs().open(folder.runs(), new ArtifactAudit(table, EffectsLog.none()))) {
            Answered answered = runs.review(runId, review);
            String name = Escape.terminal(runId);
            say(
                    switch (answered) {
                        case TAKEN -> (review.approve() ? "Approved: " : "Rejected: ") + name;
                        case KEPT -> "Its audit does not ask yet, and will take the answer when it does: " + name;
                        case TOO_LATE -> "Its audit is over: " + name;
                        case UNKNOWN -> "Its audit has not begun: " + name;
                    });
            return answered == Answered.TAKEN || answered == Answered.KEPT ? 0 : 1;
        }
    }

    private void say(String line) {
        PrintWriter out = surroundings.terminal().out();
        out.println(line);
        out.flush();
    }

    /** As it is written on the command line. */
    enum Answer {
        approve,
        reject
    }
}
