package dev.lodestep.samples.customers;

import dev.lodestep.samples.customers.Imported.Refused;
import java.util.List;

/** What became of a file. */
public record Summary(int saved, List<Refused> refused) {}
