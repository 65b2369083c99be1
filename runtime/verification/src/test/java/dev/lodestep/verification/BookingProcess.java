package dev.lodestep.verification;

import dev.lodestep.jdbc.SqliteStore;
import dev.lodestep.runtime.Engine;
import dev.lodestep.runtime.EngineOptions;
import dev.lodestep.verification.workflows.Bookings;
import dev.lodestep.verification.workflows.BookingsClient;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;

/** A process that executes bookings until its input ends, and prints each in the middle of its transaction. */
final class BookingProcess {
    private BookingProcess() {}

    public static void main(String[] args) throws IOException {
        PrintStream out = System.out;
        EngineOptions options = EngineOptions.defaults().name(args[1]).pollInterval(Duration.ofMillis(10));
        try (Engine engine = Engine.open(SqliteStore.at(Path.of(args[0])), options)) {
            BookingsClient.register(engine, new Bookings((entry, connection, step) -> {
                synchronized (out) {
                    out.println(step.runId() + " " + entry);
                    out.flush();
                }
            }));
            out.println(WorkerProcess.READY);
            while (System.in.read() >= 0) {
                // until the input ends
            }
        }
    }
}
