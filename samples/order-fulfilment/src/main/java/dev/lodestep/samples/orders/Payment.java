package dev.lodestep.samples.orders;

import java.math.BigDecimal;

/** Money that was taken, in euros. */
public record Payment(String id, BigDecimal amount) {}
