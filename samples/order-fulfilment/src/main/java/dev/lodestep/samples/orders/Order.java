package dev.lodestep.samples.orders;

import java.math.BigDecimal;
import java.util.List;

/** What a customer ordered. */
public record Order(String number, String email, String address, String card, List<Item> items) {

    /** So many of one article. */
    public record Item(String article, int quantity, BigDecimal price) {}

    /** What all items cost together, in euros. */
    public BigDecimal total() {
        return items.stream()
                .map(item -> item.price().multiply(BigDecimal.valueOf(item.quantity())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
