package dev.lodestep.samples.orders;

/** Brings parcels to people. */
@FunctionalInterface
public interface Carrier {

    /** Sends what was reserved; a second call for the same reservation gives the same shipment. */
    Shipment ship(Reservation reservation, String address);
}
