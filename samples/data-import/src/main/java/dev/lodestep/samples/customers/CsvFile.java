package dev.lodestep.samples.customers;

/** Where the rows come from: a file in UTF-8. */
public record CsvFile(String path) {}
