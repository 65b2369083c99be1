package dev.lodestep.verification;

import dev.lodestep.runtime.CancelMode;
import dev.lodestep.runtime.Engine;
import dev.lodestep.verification.OrderFulfilment.CardDeclined;
import dev.lodestep.verification.OrderFulfilment.ManagerAnswer;
import dev.lodestep.verification.OrderFulfilment.OrderRequest;
import dev.lodestep.verification.OrderWithReview.Order;
import dev.lodestep.verification.workflows.Baking;
import dev.lodestep.verification.workflows.BakingClient;
import dev.lodestep.verification.workflows.BatchPayout;
import dev.lodestep.verification.workflows.BatchPayoutClient;
import dev.lodestep.verification.workflows.DataMigration;
import dev.lodestep.verification.workflows.DataMigrationClient;
import dev.lodestep.verification.workflows.Picnic;
import dev.lodestep.verification.workflows.PicnicClient;
import dev.lodestep.verification.workflows.Transfer;
import dev.lodestep.verification.workflows.TransferClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A run from its start to its end, with what its users do on the way. All of it may be done again: a user whose call failed repeats it.
 *
 * @param name names it
 * @param casting gives its users in one process
 */
record Story(String name, Casting casting) {
    static final String RUN = "run-1";
    private static final Duration FOUR_DAYS = Duration.ofDays(4);

    /** Makes the users of the run in one process. */
    interface Casting {
        Users of(Engine engine, Stage calls, ShiftedClock clock);
    }

    /**
     * The users of the run in one process.
     *
     * @param start starts it
     * @param waiting it waits: sends a signal, cancels, or lets the time pass
     * @param parked it is parked: repairs the cause and lets it go on
     * @param patience for how long it may wait for no signal before that counts as waiting, too
     */
    record Users(Runnable start, Runnable waiting, Runnable parked, Duration patience) {
        /** Longer than any pause between two attempts. */
        private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

        Users(Runnable start, Runnable waiting, Runnable parked) {
            this(start, waiting, parked, TEN_MINUTES);
        }

        Users(Runnable start, Runnable waiting) {
            this(start, waiting, () -> {
                throw new AssertionError("the run is parked");
            });
        }
    }

    @Override
    public String toString() {
        return name;
    }

    /** A path through the insurance claim. */
    static Story claim(ClaimPath path) {
        return new Story("claim " + path.id(), (engine, calls, clock) -> {
            InsuranceClaimClient claims =
                    InsuranceClaimClient.register(engine, new InsuranceClaim((step, what) -> calls.accept(what)));
            Runnable answer =
                    () -> claims.resume(RUN).once("answer").judge(path.answer().orElseThrow());
            return new Users(
                    () -> claims.start(RUN, path.claim()),
                    path.answer().isPresent() ? answer : () -> clock.forward(FOUR_DAYS));
        });
    }

    /** The order fulfilment; an empty answer: the manager says nothing. */
    static Story fulfilment(String name, String card, Optional<ManagerAnswer> answer) {
        return new Story("fulfilment " + name, (engine, calls, clock) -> {
            OrderFulfilmentClient orders = OrderFulfilmentClient.register(engine, fulfilment(calls));
            Runnable approval = () -> orders.resume(RUN).once("answer").approval(answer.orElseThrow());
            return new Users(
                    () -> orders.start(RUN, new OrderRequest(card, List.of("book", "lamp"))),
                    answer.isPresent() ? approval : () -> clock.forward(FOUR_DAYS));
        });
    }

    private static OrderFulfilment fulfilment(Consumer<String> calls) {
        var inventory = new OrderFulfilment.Inventory() {
            @Override
            public OrderFulfilment.Reservation reserve(List<String> items, String key) {
                calls.accept("reserve");
                return new OrderFulfilment.Reservation(items + " for " + key);
            }

            @Override
            public void release(String reservation) {
                calls.accept("undo reserve");
            }
        };
        var payments = new OrderFulfilment.Payments() {
            @Override
            public OrderFulfilment.Payment charge(String card, String reservation) {
                calls.accept("charge");
                if (card.isEmpty()) {
                    throw new CardDeclined();
                }
                return new OrderFulfilment.Payment("P-" + card);
            }

            @Override
            public void refund(String payment) {
                calls.accept("undo charge");
            }
        };
        return new OrderFulfilment(inventory, payments, (reservation, approvedBy) -> {
            calls.accept("ship");
            return new OrderFulfilment.Shipment(reservation + " by " + approvedBy);
        });
    }

    /** The order that is reviewed when it is suspicious; an empty answer: nobody reviews it. */
    static Story review(String name, boolean suspicious, Optional<OrderWithReview.Answer> answer) {
        return new Story("review " + name, (engine, calls, clock) -> {
            OrderWithReviewClient orders = OrderWithReviewClient.register(engine, new OrderWithReview(calls));
            Runnable review = () -> orders.resume(RUN).once("answer").review(answer.orElseThrow());
            return new Users(
                    () -> orders.start(RUN, new Order("book", suspicious)),
                    answer.isPresent() ? review : () -> clock.forward(FOUR_DAYS));
        });
    }

    /** A trip of which all is booked at once; in a full town it is undone. */
    static Story travel(boolean car, boolean full) {
        return new Story(
                "travel" + (car ? " by car" : "") + (full ? " to a full town" : ""), (engine, calls, clock) -> {
                    TravelBookingClient trips = TravelBookingClient.register(engine, new TravelBooking(calls));
                    return new Users(() -> trips.start(RUN, new TravelBooking.Trip("Rome", car, full)), () -> {});
                });
    }

    /** A picnic, whose cakes are children; when it rains it is undone. */
    static Story picnic(boolean rain) {
        return new Story("picnic" + (rain ? " in the rain" : ""), (engine, calls, clock) -> {
            PicnicClient picnics = PicnicClient.register(engine, new Picnic(calls));
            BakingClient.register(engine, new Baking(calls));
            return new Users(() -> picnics.start(RUN, new Picnic.Basket(List.of("nut", "plum"), rain)), () -> {});
        });
    }

    /** A subscription that is renewed, by phone. */
    static Story renewal(boolean marketDown) {
        return new Story("renewal" + (marketDown ? " without a market" : ""), (engine, calls, clock) -> {
            RenewalClient renewals = RenewalClient.register(engine, new Renewal(calls));
            return new Users(() -> renewals.start(RUN, new Renewal.Plan("gold", marketDown)), () -> {
                clock.forward(Duration.ofHours(2));
                renewals.resume(RUN).once("answer").byPhone(new Renewal.Consent("ann"));
            });
        });
    }

    /** A claim that is cancelled while it waits. */
    static Story cancelled(ClaimPath path, CancelMode mode) {
        return new Story("claim cancelled with " + mode, (engine, calls, clock) -> {
            InsuranceClaimClient claims =
                    InsuranceClaimClient.register(engine, new InsuranceClaim((step, what) -> calls.accept(what)));
            return new Users(() -> claims.start(RUN, path.claim()), () -> claims.cancel(RUN, mode));
        });
    }

    /** A run that is parked until an operator has repaired something. */
    static Story repair() {
        return new Story("repair", (engine, calls, clock) -> {
            RepairClient repairs = RepairClient.register(engine, new Repair(calls, clock::isAhead));
            return new Users(() -> repairs.start(RUN, new Repair.Part("gear")), () -> {}, () -> {
                clock.forward(Duration.ofMillis(1));
                repairs.retry(RUN);
            });
        });
    }

    /** Payouts that are each booked in a transaction. */
    static Story payout(List<BatchPayout.Payout> payouts) {
        return new Story("payout of " + payouts.size(), (engine, calls, clock) -> {
            BatchPayoutClient batches = BatchPayoutClient.register(engine, new BatchPayout(calls));
            return new Users(() -> batches.start(RUN, new BatchPayout.Batch(payouts)), () -> {});
        });
    }

    /** A migration whose chunks are each copied in a transaction. */
    static Story migration(int rows, int chunk) {
        return new Story("migration of " + rows, (engine, calls, clock) -> {
            DataMigrationClient jobs = DataMigrationClient.register(engine, new DataMigration(calls));
            return new Users(() -> jobs.start(RUN, new DataMigration.Job("t", rows, chunk)), () -> {});
        });
    }

    /** A transfer that is booked, and undone, in transactions. */
    static Story transfer(Transfer.Order order) {
        return new Story("transfer of " + order, (engine, calls, clock) -> {
            TransferClient transfers = TransferClient.register(engine, new Transfer(calls));
            return new Users(() -> transfers.start(RUN, order), () -> {});
        });
    }

    /** A run with a value of every type everywhere. */
    static Story keepsake() {
        return new Story("keepsake", (engine, calls, clock) -> {
            KeepsakeClient keepsakes = KeepsakeClient.register(engine, new Keepsake());
            return new Users(
                    () -> keepsakes.start(RUN, new Keepsake.Given(Everything.sample("kept"))),
                    () -> keepsakes.resume(RUN).once("answer").hear(Everything.sample("heard")));
        });
    }
}
