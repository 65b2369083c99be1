package dev.lodestep.samples.audit.process;

import dev.lodestep.samples.audit.process.Effect.Unit;
import java.util.List;
import java.util.function.Predicate;

/** The situation in which a process is to be killed. */
sealed interface Wish {

    /** Whether a life is in that situation, or was when it ended. */
    boolean met(Life life, RunsDatabase database);

    /** What of a life is in that situation, in words. */
    String seen(Life life);

    /** Inside a step: it has begun and is not done. */
    record InStep(String method) implements Wish {
        @Override
        public boolean met(Life life, RunsDatabase database) {
            return !matching(life).isEmpty();
        }

        @Override
        public String seen(Life life) {
            return "inside the step " + matching(life).get(0);
        }

        private List<Unit> matching(Life life) {
            return open(life, unit -> unit.method().equals(method));
        }
    }

    /** Inside a compensation. */
    record InCompensation() implements Wish {
        @Override
        public boolean met(Life life, RunsDatabase database) {
            return !matching(life).isEmpty();
        }

        @Override
        public String seen(Life life) {
            return "inside the compensation " + matching(life).get(0);
        }

        private static List<Unit> matching(Life life) {
            return open(life, Unit::compensates);
        }
    }

    /** An artifact for which this process has asked a reviewer waits for the answer. */
    record WhileWaiting() implements Wish {
        @Override
        public boolean met(Life life, RunsDatabase database) {
            List<String> asked = asked(life);
            return !asked.isEmpty() && database.waiting().stream().anyMatch(asked::contains);
        }

        @Override
        public String seen(Life life) {
            return "waiting for a reviewer, asked about " + asked(life).size() + " jars";
        }

        private static List<String> asked(Life life) {
            return life.done().stream()
                    .filter(unit -> unit.method().equals("requestReview"))
                    .map(Unit::runId)
                    .toList();
        }
    }

    /** Wherever it is. */
    record Anywhere() implements Wish {
        @Override
        public boolean met(Life life, RunsDatabase database) {
            return true;
        }

        @Override
        public String seen(Life life) {
            return "anywhere, " + life.open().size() + " steps were under way";
        }
    }

    private static List<Unit> open(Life life, Predicate<Unit> wanted) {
        return life.open().stream().filter(wanted).toList();
    }
}
