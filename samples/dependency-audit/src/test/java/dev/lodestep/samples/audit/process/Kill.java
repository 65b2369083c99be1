package dev.lodestep.samples.audit.process;

import dev.lodestep.samples.audit.process.Effect.Unit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A process that was killed, and what it left.
 *
 * @param wish the situation it was to be killed in
 * @param life what it did
 * @param left the database as it was then
 * @param milliseconds since the series began
 * @param output what it had said
 */
record Kill(Wish wish, Life life, RunsDatabase left, long milliseconds, String output) {

    /** Whether it was killed in the situation that was wanted; a process may be quicker than the one who kills. */
    boolean met() {
        return wish.met(life, left);
    }

    /** What the next processes must not do again. */
    Set<Unit> recorded() {
        return new HashSet<>(left.recorded());
    }

    /** How many runs need nothing more from the next process. */
    int settled() {
        return left.completed().size() + left.failed().size() + left.waiting().size();
    }

    static String table(List<Kill> kills) {
        StringBuilder out = new StringBuilder("  kill      ms  runs  journal rows  killed\n");
        int number = 0;
        for (Kill kill : kills) {
            String where = kill.met() ? kill.wish().seen(kill.life()) : "too late for what was wanted; repeated";
            out.append(String.format(
                    "  %4s %7d %5d %13d  %s%n",
                    kill.met() ? ++number : "-",
                    kill.milliseconds(),
                    kill.left().runs().size(),
                    kill.left().entries(),
                    where));
        }
        return out.toString();
    }
}
