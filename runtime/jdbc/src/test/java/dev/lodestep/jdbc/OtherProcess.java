package dev.lodestep.jdbc;

import dev.lodestep.runtime.store.WorkerRow;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
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
}
