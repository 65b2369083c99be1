package dev.lodestep.samples.orders;

/** A parcel that is on its way. */
public record Shipment(String trackingNumber) {}
