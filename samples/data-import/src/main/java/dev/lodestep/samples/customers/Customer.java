package dev.lodestep.samples.customers;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;

/** A customer, as a row describes one. */
public record Customer(String number, String name, String email, String city, LocalDate since, BigDecimal credit) {
    static final String HEADER = "number,name,email,city,since,credit";

    /** Reads the fields of a row; {@link BrokenRow} if they are no customer. */
    static Customer of(List<String> fields) {
        if (fields.size() != 6) {
            throw new BrokenRow("has " + fields.size() + " fields, not 6");
        }
        if (fields.get(0).isBlank()) {
            throw new BrokenRow("has no number");
        }
        return new Customer(
                fields.get(0), fields.get(1), fields.get(2), fields.get(3), date(fields.get(4)), euros(fields.get(5)));
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new BrokenRow("'" + text + "' is no date");
        }
    }

    private static BigDecimal euros(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new BrokenRow("'" + text + "' is no amount");
        }
    }
}
