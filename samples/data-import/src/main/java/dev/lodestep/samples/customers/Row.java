package dev.lodestep.samples.customers;

/** A row as it is in the file, and the number of the line in which it begins, from 1. */
public record Row(int line, String text) {}
