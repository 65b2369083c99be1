package dev.lodestep.samples.customers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Makes a file of customers to try the import with; in every 500th row the date is broken. */
final class SampleFile {
    private static final List<String> NAMES =
            List.of("\"Müller, Jürgen\"", "Øystein Bø", "\"Anna \"\"Ann\"\" Šimková\"", "José García", "Li Na");
    private static final List<String> CITIES = List.of("Graz", "Tromsø", "Brno", "\"León, Castilla\"", "Wien");

    private SampleFile() {}

    static void write(Path file, int rows) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(Customer.HEADER);
        for (int i = 1; i <= rows; i++) {
            String since = i % 500 == 0 ? "yesterday" : "20%02d-0%d-15".formatted(i % 24, 1 + i % 9);
            lines.add("C%05d,%s,c%d@example.org,%s,%s,%d.50"
                    .formatted(i, NAMES.get(i % NAMES.size()), i, CITIES.get(i / 3 % CITIES.size()), since, i % 1000));
        }
        Files.write(file, lines);
    }
}
