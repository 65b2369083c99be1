package dev.lodestep.samples.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lodestep.runtime.NodeStatus;
import dev.lodestep.runtime.Outcome;
import dev.lodestep.runtime.Snapshot;
import dev.lodestep.samples.orders.OrderFulfilmentClient.Node;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The whole workflow on the plain runner: no engine, no store, no waiting. */
class PlainRunTest {
    private static final Order CLEAR = SampleOrders.all().get(0);
    private static final Order SUSPICIOUS = SampleOrders.all().get(1);
    private static final Order EXPIRED_CARD = SampleOrders.all().get(3);

    private final List<String> diary = new ArrayList<>();
    private final DemoShop shop = new DemoShop(diary::add);
    private final OrderFulfilmentMachine machine =
            OrderFulfilmentMachine.of(new OrderFulfilment(shop, shop, shop, shop, shop));

    @Test
    void aClearOrderIsShippedAtOnce() {
        Outcome<Shipment> outcome = machine.run(CLEAR);

        assertThat(outcome.orElseThrow()).isEqualTo(new Shipment("T-R-1001"));
        assertThat(diary)
                .containsExactly(
                        "1001: reserve 2 articles",
                        "charge 22.70 € to visa-4711",
                        "ship R-1001 to Graz",
                        "mail to ada@example.org: Your order 1001 over 22.70 € is on its way: T-R-1001");
        assertThat(OrderFulfilmentState.of(outcome.snapshot()).status(Node.REVIEW))
                .isEqualTo(NodeStatus.SKIPPED);
    }

    @Test
    void aSuspiciousOrderWaitsForAReviewerAndGoesOnFromAText() {
        Snapshot waiting = machine.run(SUSPICIOUS).snapshot();
        assertThat(waiting.waitsFor()).containsExactly("review");
        String saved = waiting.toJson();

        Outcome<Shipment> outcome = machine.resume(Snapshot.parse(saved)).review(new Answer("eve", true));

        assertThat(outcome.orElseThrow()).isEqualTo(new Shipment("T-R-1002"));
        assertThat(diary).filteredOn(line -> line.startsWith("charge")).hasSize(1);
    }

    @Test
    void aRejectedOrderIsUndoneNewestFirst() {
        Snapshot waiting = machine.run(SUSPICIOUS).snapshot();
        diary.clear();

        Outcome<Shipment> outcome = machine.resume(waiting).review(new Answer("eve", false));

        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        assertThat(diary).containsExactly("refund 1280.00 €", "release R-1002");
    }

    @Test
    void anOrderThatNobodyReviewsIsUndoneAfterThreeDays() {
        Snapshot waiting = machine.run(SUSPICIOUS).snapshot();
        Instant due = waiting.due().orElseThrow();

        assertThat(machine.resume(waiting).onTime(due.minusSeconds(1))).isInstanceOf(Outcome.Paused.class);
        assertThat(machine.resume(waiting).onTime(due)).isInstanceOf(Outcome.Failed.class);
    }

    @Test
    void aDeclinedCardIsNotTriedAgain() {
        Outcome<Shipment> outcome = machine.run(EXPIRED_CARD);

        assertThatThrownBy(outcome::orElseThrow).hasCauseInstanceOf(CardDeclined.class);
        assertThat(diary)
                .containsExactly("1004: reserve 1 article", "charge 59.00 € to expired-1111", "release R-1004");
    }

    @Test
    void aPaymentServiceThatIsDownIsTriedAgainLater() {
        Payments down = new Payments() {
            private int calls;

            @Override
            public Payment charge(String card, BigDecimal euros, String idempotencyKey) {
                if (++calls < 3) {
                    throw new IllegalStateException("the payment service is down");
                }
                return new Payment("P-" + idempotencyKey, euros);
            }

            @Override
            public void refund(Payment payment) {
                diary.add("refund");
            }
        };
        var patient = OrderFulfilmentMachine.of(new OrderFulfilment(shop, down, shop, shop, shop));

        Outcome<Shipment> outcome = patient.run(CLEAR);
        while (outcome instanceof Outcome.Paused<Shipment> paused) {
            outcome = patient.resume(paused.snapshot())
                    .onTime(paused.snapshot().due().orElseThrow());
        }

        assertThat(outcome).isInstanceOf(Outcome.Completed.class);
        OrderFulfilmentState state = OrderFulfilmentState.of(outcome.snapshot());
        assertThat(state.attempts(Node.CHARGE)).isEqualTo(3);
        assertThat(state.charge().orElseThrow().id())
                .isEqualTo("P-" + outcome.snapshot().runId() + "/charge");
    }
}
