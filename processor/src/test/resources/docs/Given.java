package shop;

import dev.lodestep.testing.Effects;
import java.util.List;
import javax.sql.DataSource;

/** What the README's code takes for granted. */
abstract class Given {
    final Shop shop;
    final Order order;
    final DataSource dataSource;
    final String saved;

    Given(Shop shop, Order order, DataSource dataSource, String saved) {
        this.shop = shop;
        this.order = order;
        this.dataSource = dataSource;
        this.saved = saved;
    }

    abstract void save(String json);
}

interface Shop {
    Reservation reserve(Order order);

    void release(Reservation reservation);

    Payment charge(Order order, String key);

    Shipment ship(Reservation reservation);

    Refund refund(Payment payment);
}

record Order(String id, List<String> articles) {}

record Reservation(String id) {}

record Payment(String id, long cents) {}

record Answer(boolean yes) {}

record Shipment(String tracking) {}

record Refund(String id) {}

final class NotedShop implements Shop {
    NotedShop(Effects effects) {}

    @Override
    public Reservation reserve(Order order) {
        return new Reservation(order.id());
    }

    @Override
    public void release(Reservation reservation) {}

    @Override
    public Payment charge(Order order, String key) {
        return new Payment(key, 1);
    }

    @Override
    public Shipment ship(Reservation reservation) {
        return new Shipment(reservation.id());
    }

    @Override
    public Refund refund(Payment payment) {
        return new Refund(payment.id());
    }
}
