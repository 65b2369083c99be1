package dev.lodestep.jdbc;

import dev.lodestep.runtime.store.Transactions;
import dev.lodestep.runtime.store.WorkerRow;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

/** Programs that the tests run in processes of their own. */
final class OtherProcess {
    private OtherProcess() {}

    static Process start(Class<?> program, String classPath, Path database) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "--enable-native-access=ALL-UNNAMED", // else newer JDKs warn of the driver
                        "-cp",
                        classPath,
                        program.getName(),
                        database.toString())
                .redirectErrorStream(true)
                .start();
    }

    /** Runs a program to its end and gives what it printed. */
    static String run(Class<?> program, Path database) throws IOException {
        return output(start(program, classPath(), database));
    }

    static String output(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    static String classPathWithoutDriver() {
        return Arrays.stream(classPath().split(File.pathSeparator))
                .filter(entry -> !entry.contains("sqlite-jdbc"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Prints which workers of a store it takes for gone. */
    static final class Workers {
        private Workers() {}

        public static void main(String[] args) {
            try (SqliteStore store = SqliteStore.at(Path.of(args[0]))) {
                for (WorkerRow row : store.workers()) {
                    System.out.println(row.worker() + " gone=" + row.gone());
                }
            }
        }
    }

    /** Opens a store and prints why that fails. */
    static final class Opener {
        private Opener() {}

        public static void main(String[] args) {
            try (SqliteStore store = SqliteStore.at(Path.of(args[0]))) {
                System.out.println("opened " + store.describe());
            } catch (RuntimeException e) {
                System.out.println(e);
            }
        }
    }

    /** Appends to two runs for ever, in batches of one entry and of three, and prints what was acknowledged. */
    static final class Appender {
        static final long WORKER = 77;

        private Appender() {}

        public static void main(String[] args) {
            SqliteStore store = SqliteStore.at(Path.of(args[0]));
            store.join(WORKER, "appender");
            long one = Scene.written(Scene.write(store, WORKER, Scene.starting("order-1", 11)));
            long two = Scene.written(Scene.write(store, WORKER, Scene.starting("order-2", 22)));
            byte[] payload = new byte[300];
            for (int seq = 2; ; seq++) {
                store.write(
                                WORKER,
                                List.of(
                                        Scene.append(one, 11, seq, payload),
                                        Scene.append(two, 22, seq, payload),
                                        Scene.starting("extra-" + seq, 1000 + seq)))
                        .forEach(Scene::written);
                System.out.println(seq);
            }
        }
    }

    /** Books one seat after the other for one run, each in a transactional step, and prints what was acknowledged. */
    static final class Booker {
        static final long WORKER = 78;
        static final int SEATS = 400;

        private Booker() {}

        public static void main(String[] args) throws SQLException {
            try (SqliteStore store = SqliteStore.at(Path.of(args[0]))) {
                store.join(WORKER, "booker");
                long run = Scene.written(Scene.write(store, WORKER, Scene.starting("tour", 33)));
                Transactions transactions = store.transactions().orElseThrow();
                for (int seat = 1; seat <= SEATS; seat++) {
                    int seq = seat + 1;
                    Scene.written(transactions.commit(WORKER, connection -> {
                        try (Statement statement = connection.createStatement()) {
                            statement.execute("INSERT INTO booking VALUES ('seat')");
                        }
                        return Scene.append(run, 33, seq, null);
                    }));
                    System.out.println(seat);
                }
            }
        }
    }

    /** Books a seat, says so, and never comes to the end of its step. */
    static final class EndlessBooker {
        private EndlessBooker() {}

        public static void main(String[] args) throws Exception {
            SqliteStore store = SqliteStore.at(Path.of(args[0]));
            store.join(79, "endless booker");
            long run = Scene.written(Scene.write(store, 79, Scene.starting("endless", 44)));
            store.transactions().orElseThrow().commit(79, connection -> {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("INSERT INTO booking VALUES ('seat')");
                }
                System.out.println(1);
                new CountDownLatch(1).await();
                return Scene.append(run, 44, 2, null);
            });
        }
    }
}
