package dev.lodestep.verification;

import dev.lodestep.runtime.Engine;
import dev.lodestep.verification.OrderFulfilment.CardDeclined;
import dev.lodestep.verification.OrderFulfilment.ManagerAnswer;
import dev.lodestep.verification.OrderFulfilment.OrderRequest;
import dev.lodestep.verification.OrderWithReview.Order;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A run from its start to its end, with what its users do on the way. All of it may be done again: a user whose call failed repeats it.
 *
 * @param name names it
 * @param casting gives its users in one process; calls of the workflow's code go to the ledger
 */
record Story(String name, Casting casting) {
    static final String RUN = "run-1";
    private static final Duration FOUR_DAYS = Duration.ofDays(4);

    /** Makes the users of the run in one process. */
    interface Casting {
        Users of(Engine engine, Ledger ledger, ShiftedClock clock);
    }

    /**
     * The users of the run in one process.
     *
     * @param start starts it
     * @param waiting it waits: sends a signal, or lets the time pass
     */
    record Users(Runnable start, Runnable waiting) {}

    @Override
    public String toString() {
        return name;
    }

    /** A path through the insurance claim. */
    static Story claim(ClaimPath path) {
        return new Story("claim " + path.id(), (engine, ledger, clock) -> {
            InsuranceClaimClient claims =
                    InsuranceClaimClient.register(engine, new InsuranceClaim((step, what) -> ledger.called(what)));
            Runnable answer =
                    () -> claims.resume(RUN).once("answer").judge(path.answer().orElseThrow());
            return new Users(
                    () -> claims.start(RUN, path.claim()),
                    path.answer().isPresent() ? answer : () -> clock.forward(FOUR_DAYS));
        });
    }

    /** The order fulfilment; an empty answer: the manager says nothing. */
    static Story fulfilment(String name, String card, Optional<ManagerAnswer> answer) {
        return new Story("fulfilment " + name, (engine, ledger, clock) -> {
            OrderFulfilmentClient orders = OrderFulfilmentClient.register(engine, fulfilment(ledger));
            Runnable approval = () -> orders.resume(RUN).once("answer").approval(answer.orElseThrow());
            return new Users(
                    () -> orders.start(RUN, new OrderRequest(card, List.of("book", "lamp"))),
                    answer.isPresent() ? approval : () -> clock.forward(FOUR_DAYS));
        });
    }

    private static OrderFulfilment fulfilment(Ledger ledger) {
        var inventory = new OrderFulfilment.Inventory() {
            @Override
            public OrderFulfilment.Reservation reserve(List<String> items, String key) {
                ledger.called("reserve");
                return new OrderFulfilment.Reservation(items + " for " + key);
            }

            @Override
            public void release(String reservation) {
                ledger.called("undo reserve");
            }
        };
        var payments = new OrderFulfilment.Payments() {
            @Override
            public OrderFulfilment.Payment charge(String card, String reservation) {
                ledger.called("charge");
                if (card.isEmpty()) {
                    throw new CardDeclined();
                }
                return new OrderFulfilment.Payment("P-" + card);
            }

            @Override
            public void refund(String payment) {
                ledger.called("undo charge");
            }
        };
        return new OrderFulfilment(inventory, payments, (reservation, approvedBy) -> {
            ledger.called("ship");
            return new OrderFulfilment.Shipment(reservation + " by " + approvedBy);
        });
    }

    /** The order that is reviewed when it is suspicious; an empty answer: nobody reviews it. */
    static Story review(String name, boolean suspicious, Optional<OrderWithReview.Answer> answer) {
        return new Story("review " + name, (engine, ledger, clock) -> {
            OrderWithReviewClient orders = OrderWithReviewClient.register(engine, new OrderWithReview(ledger::called));
            Runnable review = () -> orders.resume(RUN).once("answer").review(answer.orElseThrow());
            return new Users(
                    () -> orders.start(RUN, new Order("book", suspicious)),
                    answer.isPresent() ? review : () -> clock.forward(FOUR_DAYS));
        });
    }
}
