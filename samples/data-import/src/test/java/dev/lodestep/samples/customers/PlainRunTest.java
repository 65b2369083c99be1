package dev.lodestep.samples.customers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.runtime.Outcome;
import dev.lodestep.samples.customers.Imported.Refused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The example file on the plain runner. */
class PlainRunTest {
    private static final CsvFile EXAMPLE = new CsvFile("example.csv", Instant.EPOCH);

    private final Map<Integer, Customer> saved = new TreeMap<>();

    @Test
    void brokenRowsAreListedAndTheOthersAreSaved() {
        Outcome<Summary> outcome =
                machine((fileId, line, customer) -> saved.put(line, customer)).run(EXAMPLE);

        assertThat(outcome.orElseThrow())
                .isEqualTo(new Summary(
                        5, List.of(new Refused(4, "'yesterday' is no date"), new Refused(8, "has 3 fields, not 6"))));
        assertThat(saved.values())
                .extracting(Customer::city)
                .containsExactly("Graz", "Brno", "León\n(Castilla)", "Wien", "Linz");
    }

    @Test
    void aTableThatDoesNotAnswerIsTriedAgainForThatRowOnly() {
        List<Integer> calls = new ArrayList<>();
        CustomerImportMachine machine = machine((fileId, line, customer) -> {
            calls.add(line);
            if (line == 7 && calls.stream().filter(call -> call == 7).count() < 3) {
                throw new IllegalStateException("the table does not answer");
            }
        });

        Outcome<Summary> outcome = machine.run(EXAMPLE);
        while (outcome instanceof Outcome.Paused<Summary> paused) {
            outcome = machine.resume(paused.snapshot())
                    .onTime(paused.snapshot().due().orElseThrow());
        }

        assertThat(outcome).isInstanceOf(Outcome.Completed.class);
        assertThat(calls).containsExactlyInAnyOrder(2, 3, 5, 7, 7, 7, 9);
    }

    private static CustomerImportMachine machine(Customers customers) {
        return CustomerImportMachine.of(new CustomerImport(customers));
    }
}
