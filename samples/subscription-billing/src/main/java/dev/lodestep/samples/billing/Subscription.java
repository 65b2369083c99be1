package dev.lodestep.samples.billing;

import java.math.BigDecimal;

/** What a customer pays each month, in euros, and with which card. */
public record Subscription(String customer, String card, BigDecimal price) {}
