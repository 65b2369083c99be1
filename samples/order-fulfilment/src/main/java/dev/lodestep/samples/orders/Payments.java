package dev.lodestep.samples.orders;

import java.math.BigDecimal;

/** Takes money, and gives it back. */
public interface Payments {

    /**
     * Takes money once for each key, however often it is called with it.
     *
     * @throws CardDeclined if the bank says no
     */
    Payment charge(String card, BigDecimal euros, String idempotencyKey);

    /** Gives it back; a second call does nothing. */
    void refund(Payment payment);
}
