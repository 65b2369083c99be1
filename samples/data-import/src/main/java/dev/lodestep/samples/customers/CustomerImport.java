package dev.lodestep.samples.customers;

import dev.lodestep.ForEach;
import dev.lodestep.Recover;
import dev.lodestep.Retry;
import dev.lodestep.Step;
import dev.lodestep.Workflow;
import dev.lodestep.WorkflowAbort;
import dev.lodestep.samples.customers.Imported.Refused;
import dev.lodestep.samples.customers.Imported.Saved;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * The import of one file: its rows are read, and each of them is saved with a checkpoint of its own. A broken row is not saved, and listed in the
 * summary; it keeps no other from being imported.
 */
@Workflow(name = "customer-import")
public class CustomerImport {
    private final Customers customers;

    public CustomerImport(Customers customers) {
        this.customers = customers;
    }

    /** The rows as they are in the file: this is what the import goes on with, also when the file is gone. */
    @Step
    @Retry(notOn = NoSuchFileException.class)
    List<Row> read(CsvFile file) throws IOException {
        List<Row> rows = Csv.rows(Files.readString(Path.of(file.path())));
        if (rows.isEmpty() || !rows.get(0).text().equals(Customer.HEADER)) {
            throw new WorkflowAbort("the first line of " + file.path() + " must be " + Customer.HEADER);
        }
        return List.copyOf(rows.subList(1, rows.size()));
    }

    /** Runs for each row. What is wrong in a row stays wrong; a table that does not answer may answer later. */
    @Step
    @Retry(maxAttempts = 5, initial = "200ms", cap = "30s", notOn = BrokenRow.class)
    Imported save(@ForEach(maxConcurrency = 4) Row row, CsvFile file) {
        Customer customer = Customer.of(Csv.fields(row.text()));
        customers.save(file.id(), row.line(), customer);
        return new Saved(row.line());
    }

    /** Makes a value of a broken row. Any other failure, such as a full disk, ends the import. */
    @Recover("save")
    Imported refuse(BrokenRow broken, Row row) {
        return new Refused(row.line(), broken.why());
    }

    @Step
    Summary summarize(List<Imported> imported) {
        List<Refused> refused = imported.stream()
                .filter(Refused.class::isInstance)
                .map(Refused.class::cast)
                .toList();
        return new Summary(imported.size() - refused.size(), refused);
    }
}
