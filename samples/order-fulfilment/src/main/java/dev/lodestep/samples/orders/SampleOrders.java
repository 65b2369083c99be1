package dev.lodestep.samples.orders;

import dev.lodestep.samples.orders.Order.Item;
import java.math.BigDecimal;
import java.util.List;

/** The orders that came in this morning. */
final class SampleOrders {
    private SampleOrders() {}

    static List<Order> all() {
        return List.of(
                new Order(
                        "1001",
                        "ada@example.org",
                        "Graz",
                        "visa-4711",
                        List.of(item("notebook", 3, "4.90"), item("pencil", 10, "0.80"))),
                new Order("1002", "bo@example.org", "Malmö", "visa-0815", List.of(item("oak desk", 2, "640.00"))),
                new Order(
                        "1003", "cy@example.org", "a parcel locker", "visa-6666", List.of(item("laptop", 9, "999.00"))),
                new Order("1004", "di@example.org", "Porto", "expired-1111", List.of(item("lamp", 1, "59.00"))));
    }

    private static Item item(String article, int quantity, String euros) {
        return new Item(article, quantity, new BigDecimal(euros));
    }
}
