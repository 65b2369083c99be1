package dev.lodestep.runtime.example;

import dev.lodestep.Failure;
import dev.lodestep.runtime.example.OrderFulfilment.Approved;
import dev.lodestep.runtime.example.OrderFulfilment.OrderRequest;
import dev.lodestep.runtime.example.OrderFulfilment.Payment;
import dev.lodestep.runtime.example.OrderFulfilment.Reservation;
import dev.lodestep.runtime.example.OrderFulfilment.Shipment;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** Notes every effect; a step can be made to do something at each of its calls. */
public final class RecordingServices implements OrderFulfilment.Services {
    public final List<String> effects = new CopyOnWriteArrayList<>();
    public volatile IntConsumer onCharge = call -> {};
    public volatile IntConsumer onShip = call -> {};
    public volatile IntConsumer onRelease = call -> {};
    private final AtomicInteger charges = new AtomicInteger();
    private final AtomicInteger shipments = new AtomicInteger();
    private final AtomicInteger releases = new AtomicInteger();

    @Override
    public Reservation reserve(OrderRequest order, String key) {
        effects.add("reserve " + key);
        return new Reservation("R-" + order.customer());
    }

    @Override
    public void release(Reservation reservation) {
        effects.add("release " + reservation.id());
        onRelease.accept(releases.incrementAndGet());
    }

    @Override
    public Payment charge(OrderRequest order, Reservation reservation) {
        effects.add("charge " + reservation.id());
        onCharge.accept(charges.incrementAndGet());
        return new Payment("P-" + order.customer(), 4200);
    }

    @Override
    public void refund(Payment payment, Failure reason) {
        effects.add("refund " + payment.id() + " " + reason.kind() + " " + reason.type());
    }

    @Override
    public Shipment ship(Approved approved, Reservation reservation) {
        effects.add("ship for " + approved.by());
        onShip.accept(shipments.incrementAndGet());
        return new Shipment("T-" + reservation.id());
    }

    @Override
    public void mail(String address, Shipment shipment) {
        effects.add("mail " + address + " " + shipment.tracking());
    }
}
