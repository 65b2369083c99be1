package dev.lodestep.samples.orders;

import dev.lodestep.samples.orders.Order.Item;
import dev.lodestep.samples.orders.Screening.Clear;
import dev.lodestep.samples.orders.Screening.Suspicious;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;

/**
 * All services of a small shop, which only tell what they do. Their answers follow from what they are asked, so asking twice is harmless; real
 * ones would keep the keys they were called with.
 */
final class DemoShop implements Warehouse, Payments, FraudDesk, Carrier, Mailer {
    private static final BigDecimal MUCH = BigDecimal.valueOf(1_000);

    private final Consumer<String> diary;

    DemoShop(Consumer<String> diary) {
        this.diary = diary;
    }

    @Override
    public Reservation reserve(String orderNumber, List<Item> items) {
        diary.accept(orderNumber + ": reserve " + items.size() + (items.size() == 1 ? " article" : " articles"));
        return new Reservation("R-" + orderNumber);
    }

    @Override
    public void release(Reservation reservation) {
        diary.accept("release " + reservation.id());
    }

    @Override
    public Payment charge(String card, BigDecimal euros, String idempotencyKey) {
        diary.accept("charge " + euros + " € to " + card);
        if (card.startsWith("expired")) {
            throw new CardDeclined(card);
        }
        return new Payment("P-" + Integer.toHexString(idempotencyKey.hashCode()), euros);
    }

    @Override
    public void refund(Payment payment) {
        diary.accept("refund " + payment.amount() + " €");
    }

    @Override
    public Screening screen(Order order) {
        return order.total().compareTo(MUCH) > 0 ? new Suspicious("more than " + MUCH + " € at once") : new Clear();
    }

    @Override
    public Shipment ship(Reservation reservation, String address) {
        diary.accept("ship " + reservation.id() + " to " + address);
        return new Shipment("T-" + reservation.id());
    }

    @Override
    public void send(String to, String text, String idempotencyKey) {
        diary.accept("mail to " + to + ": " + text);
    }
}
