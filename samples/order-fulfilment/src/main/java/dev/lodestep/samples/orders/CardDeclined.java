package dev.lodestep.samples.orders;

/** The bank says no, and would say no again. */
public final class CardDeclined extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CardDeclined(String card) {
        super("the bank declined card " + card);
    }
}
