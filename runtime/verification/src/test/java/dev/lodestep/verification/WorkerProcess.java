package dev.lodestep.verification;

import dev.lodestep.jdbc.SqliteStore;
import dev.lodestep.runtime.Engine;
import dev.lodestep.runtime.EngineOptions;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;

/** A process that executes insurance claims until its input ends, and prints each call before it is made. */
final class WorkerProcess {
    static final String READY = "ready";

    private WorkerProcess() {}

    public static void main(String[] args) throws IOException {
        PrintStream out = System.out;
        EngineOptions options = EngineOptions.defaults().name("child").pollInterval(Duration.ofMillis(10));
        try (Engine engine = Engine.open(SqliteStore.at(Path.of(args[0])), options)) {
            InsuranceClaimClient.register(engine, new InsuranceClaim((step, what) -> {
                synchronized (out) {
                    out.println(step.runId() + "\t" + what);
                    out.flush();
                }
            }));
            out.println(READY);
            while (System.in.read() >= 0) {
                // until the input ends
            }
        }
    }
}
