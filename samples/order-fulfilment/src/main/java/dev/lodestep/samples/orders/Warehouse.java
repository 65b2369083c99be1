package dev.lodestep.samples.orders;

import dev.lodestep.samples.orders.Order.Item;
import java.util.List;

/** Where the goods are. */
public interface Warehouse {

    /** Puts items aside; a second call for the same order gives the same reservation. */
    Reservation reserve(String orderNumber, List<Item> items);

    /** Puts them back; a second call does nothing. */
    void release(Reservation reservation);
}
