package dev.lodestep.samples.orders;

import dev.lodestep.samples.orders.Order.Item;
import dev.lodestep.testing.Effects;
import java.math.BigDecimal;
import java.util.List;

/** The services as the outside world sees them: what happened, and by which key a repeated request is recognised. */
class NotedShop implements Warehouse, Payments, FraudDesk, Carrier, Mailer {
    private final Effects effects;
    private final DemoShop shop = new DemoShop(line -> {});

    NotedShop(Effects effects) {
        this.effects = effects;
    }

    OrderFulfilment workflow() {
        return new OrderFulfilment(this, this, this, this, this);
    }

    @Override
    public Reservation reserve(String orderNumber, List<Item> items) {
        effects.happened("reserve", orderNumber);
        return shop.reserve(orderNumber, items);
    }

    @Override
    public void release(Reservation reservation) {
        effects.happened("release", reservation.id());
    }

    @Override
    public Payment charge(String card, BigDecimal euros, String idempotencyKey) {
        effects.happened("charge", idempotencyKey);
        return shop.charge(card, euros, idempotencyKey);
    }

    @Override
    public void refund(Payment payment) {
        effects.happened("refund", payment.id());
    }

    @Override
    public Screening screen(Order order) {
        return shop.screen(order);
    }

    @Override
    public Shipment ship(Reservation reservation, String address) {
        effects.happened("ship", reservation.id());
        return shop.ship(reservation, address);
    }

    @Override
    public void send(String to, String text, String idempotencyKey) {
        effects.happened("mail", idempotencyKey);
    }
}
