package dev.lodestep.samples.orders;

/** Knows what a suspicious order looks like. */
@FunctionalInterface
public interface FraudDesk {
    Screening screen(Order order);
}
