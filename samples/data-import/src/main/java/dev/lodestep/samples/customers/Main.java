package dev.lodestep.samples.customers;

import dev.lodestep.jdbc.SqliteStore;
import dev.lodestep.runtime.Engine;
import dev.lodestep.runtime.Run;
import dev.lodestep.runtime.RunFailedException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/** Imports a file. Killed at any moment and started again with the same file, it goes on with the rows that are left. */
public final class Main {
    private static final String USAGE = """
            usage: data-import generate FILE ROWS
                   data-import import FILE""";

    private Main() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length == 3 && arguments[0].equals("generate")) {
            SampleFile.write(Path.of(arguments[1]), Integer.parseInt(arguments[2]));
        } else if (arguments.length == 2 && arguments[0].equals("import")) {
            Path folder = Path.of(System.getProperty("data", ".lodestep/data-import"));
            Files.createDirectories(folder);
            importFile(CsvFile.of(Path.of(arguments[1])), folder, System.out);
        } else {
            System.out.println(USAGE);
        }
    }

    private static void importFile(CsvFile file, Path folder, PrintStream out) {
        try (CustomerTable table = CustomerTable.at(folder.resolve("customers.db"));
                Engine engine = Engine.open(SqliteStore.at(folder.resolve("runs.db")))) {
            out.println(table.count() + " customers are there");
            AtomicInteger written = new AtomicInteger();
            Customers counted = (fileId, line, customer) -> {
                table.save(fileId, line, customer);
                if (written.incrementAndGet() % 100 == 0) {
                    out.println("  " + written + " rows");
                }
            };
            CustomerImportClient imports = CustomerImportClient.register(engine, new CustomerImport(counted));
            // The same file is the same run, whoever starts it and however often.
            Run<Summary> run = imports.start(file.id(), file);
            Summary summary = Objects.requireNonNull(run.await(Duration.ofHours(1)), "an import has a summary");
            summary.refused().forEach(row -> out.println("line " + row.line() + " " + row.why()));
            out.println(summary.saved() + " saved, " + summary.refused().size() + " refused; " + written
                    + " rows by this process");
        } catch (RunFailedException e) {
            out.println(e.getMessage());
        }
    }
}
