package dev.lodestep.samples.customers;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows may come again and in any order: the table ends up the same. */
class CustomerTableTest {
    @TempDir
    Path folder;

    @Test
    void theLaterLineWinsInWhateverOrderTheyCome() throws SQLException {
        try (CustomerTable table = CustomerTable.at(folder.resolve("customers.db"))) {
            table.save("march", 9, ann("Linz"));
            table.save("march", 2, ann("Graz"));
            table.save("march", 9, ann("Linz"));
        }
        assertThat(city()).isEqualTo("Linz");
    }

    @Test
    void anotherFileReplacesWhatIsThere() throws SQLException {
        try (CustomerTable table = CustomerTable.at(folder.resolve("customers.db"))) {
            table.save("march", 9, ann("Linz"));
            table.save("april", 2, ann("Wien"));
        }
        assertThat(city()).isEqualTo("Wien");
    }

    private static Customer ann(String city) {
        return new Customer("C1", "Ann", "ann@example.org", city, LocalDate.EPOCH, BigDecimal.ZERO);
    }

    private String city() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("customers.db"));
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT city FROM customer")) {
            return result.getString(1);
        }
    }
}
