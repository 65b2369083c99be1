package dev.lodestep.samples.billing;

import java.math.BigDecimal;

/** What is to be paid for a month, in euros. */
public record Invoice(String number, BigDecimal amount) {}
