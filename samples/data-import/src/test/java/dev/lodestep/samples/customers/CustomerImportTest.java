package dev.lodestep.samples.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lodestep.WorkflowAbort;
import dev.lodestep.samples.customers.Imported.Refused;
import dev.lodestep.samples.customers.Imported.Saved;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The steps of the import, without the library. */
class CustomerImportTest {
    private static final CsvFile FILE = new CsvFile("customers.csv", Instant.EPOCH);

    @TempDir
    Path folder;

    private final List<Customer> saved = new ArrayList<>();
    private final CustomerImport workflow = new CustomerImport((fileId, line, customer) -> saved.add(customer));

    @Test
    void aRowBecomesACustomer() {
        assertThat(workflow.save(new Row(2, "C1,\"Müller, Jürgen\",j@example.org,Graz,2019-04-01,250.00"), FILE))
                .isEqualTo(new Saved(2));
        assertThat(saved).extracting(Customer::name).containsExactly("Müller, Jürgen");
    }

    @Test
    void aBrokenRowSaysWhatIsWrong() {
        assertThatThrownBy(() -> workflow.save(new Row(3, "C3,Bø,o@example.org,Tromsø,yesterday,10.00"), FILE))
                .isInstanceOf(BrokenRow.class)
                .hasMessage("'yesterday' is no date");
        assertThat(workflow.refuse(new BrokenRow("'yesterday' is no date"), new Row(3, "…")))
                .isEqualTo(new Refused(3, "'yesterday' is no date"));
    }

    @Test
    void aFileWithoutItsHeaderIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("other.csv"), "name,age\nAnn,7\n");

        assertThatThrownBy(() -> workflow.read(CsvFile.of(file))).isInstanceOf(WorkflowAbort.class);
    }

    @Test
    void theSummaryListsWhatWasRefused() {
        assertThat(workflow.summarize(List.of(new Saved(2), new Refused(3, "broken"), new Saved(4))))
                .isEqualTo(new Summary(2, List.of(new Refused(3, "broken"))));
    }
}
