package dev.lodestep.testing;

import dev.lodestep.runtime.Engine;
import dev.lodestep.testing.simulation.Death;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Shows that a workflow survives a crash anywhere. It plays a scenario once undisturbed, and then once for each moment at which the process that
 * executes it can die: before each checkpoint, when the step's effect has happened and its result is not stored, and after it, when the result
 * is stored and the process does not know. A new process takes over each time, and everything has to come to the same: how each run ends, with
 * the same result, and what the outside world saw, each effect once.
 *
 * <pre>{@code
 * CrashMatrix.of((engine, effects) -> OrderClient.register(engine, new Orders(new FakeBank(effects))))
 *     .run(world -> {
 *         OrderClient orders = OrderClient.connect(world.engine());
 *         orders.start("1001", order);
 *         world.settle();
 *         orders.resume("1001").review(answer);
 *         world.settle();
 *     });
 * }</pre>
 *
 * <p>The scenario sees nothing of the crashes: it is a user in another process. Workflow objects and what they call are made anew for each
 * process, as in life; what is to survive belongs to the {@link Effects}. Workflows whose steps take a {@code Connection} need a database and
 * cannot be played here.
 */
public final class CrashMatrix {
    private final BiConsumer<Engine, Effects> workers;

    private CrashMatrix(BiConsumer<Engine, Effects> workers) {
        this.workers = workers;
    }

    /** A matrix of what this registers at the engine of each new process. */
    public static CrashMatrix of(BiConsumer<Engine, Effects> workers) {
        return new CrashMatrix(workers);
    }

    /**
     * Plays a scenario with all crashes.
     *
     * @throws AssertionError if one of them makes a difference; the message is the report, which names the step that is not safe to repeat
     */
    public CrashReport run(Consumer<TestWorld> scenario) {
        CrashReport report = explore(scenario);
        if (!report.problems().isEmpty()) {
            throw new AssertionError(report.toString());
        }
        return report;
    }

    /** Plays a scenario with all crashes, and tells what came of it. */
    public CrashReport explore(Consumer<TestWorld> scenario) {
        Trial calm = Trial.play(workers, scenario, Death.NONE);
        List<CrashReport.Problem> problems = new ArrayList<>();
        for (int call = 1; call <= calm.calls().size(); call++) {
            for (boolean applied : new boolean[] {false, true}) {
                String moment = moment(calm, call, applied);
                try {
                    Trial crashed = Trial.play(workers, scenario, new Death(call, applied));
                    Comparison.of(calm, crashed).forEach(what -> problems.add(new CrashReport.Problem(moment, what)));
                } catch (RuntimeException | AssertionError e) {
                    problems.add(new CrashReport.Problem(moment, "the scenario itself failed: " + e));
                }
            }
        }
        return new CrashReport(2 * calm.calls().size(), calm.runs().size(), problems);
    }

    private static String moment(Trial calm, int call, boolean applied) {
        return (applied ? "just after " : "just before ") + calm.calls().get(call - 1)
                + (applied ? " was stored" : " would have been stored") + " (write " + call + " of "
                + calm.calls().size() + ")";
    }
}
