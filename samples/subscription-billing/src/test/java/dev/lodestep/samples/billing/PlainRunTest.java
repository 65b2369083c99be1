package dev.lodestep.samples.billing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.runtime.CancelMode;
import dev.lodestep.runtime.Outcome;
import dev.lodestep.runtime.Snapshot;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whole subscriptions on the plain runner: time is a parameter. */
class PlainRunTest {
    private final List<String> diary = new ArrayList<>();
    private final DemoCompany company = new DemoCompany(diary::add);
    private final SubscriptionBillingMachine machine =
            SubscriptionBillingMachine.of(new SubscriptionBilling(company, company, company));

    @Test
    void eachMonthHasAnInvoiceThatIsChargedAndBooked() {
        Outcome<Ended> outcome = machine.run(subscription("visa"));
        outcome = wake(outcome);
        outcome = wake(outcome);

        assertThat(outcome).isInstanceOf(Outcome.Paused.class);
        assertThat(diary)
                .containsExactly(
                        "invoice ann-1",
                        "charge ann-1",
                        "book ann-1",
                        "invoice ann-2",
                        "charge ann-2",
                        "book ann-2",
                        "invoice ann-3",
                        "charge ann-3",
                        "book ann-3");
    }

    @Test
    void whoQuitsIsNotBilledAgain() {
        Snapshot sleeping = wake(machine.run(subscription("visa"))).snapshot();

        Outcome<Ended> outcome =
                machine.resume(Snapshot.parse(sleeping.toJson())).quit(new Notice("too dear"));

        assertThat(outcome.orElseThrow()).isEqualTo(new Ended("quit: too dear"));
        assertThat(diary).endsWith("book ann-2", "mail to ann: Good bye");
    }

    @Test
    void aCardThatIsEmptyIsTriedAgainThreeDaysLater() {
        Snapshot reminded = machine.run(subscription("late visa")).snapshot();
        assertThat(diary)
                .containsExactly(
                        "invoice ann-1",
                        "cannot charge ann-1",
                        "mail to ann: Invoice ann-1 is not paid: the card is empty");
        assertThat(reminded.waitsFor()).isEmpty();
        diary.clear();

        Instant due = reminded.due().orElseThrow();
        assertThat(machine.resume(reminded).onTime(due.minusSeconds(1))).isInstanceOf(Outcome.Paused.class);
        assertThat(diary).isEmpty();
        Snapshot paid = machine.resume(reminded).onTime(due).snapshot();

        assertThat(diary).containsExactly("charge ann-1", "book ann-1");
        assertThat(paid.due()).contains(due.plus(Duration.ofDays(30)));
    }

    @Test
    void aCardThatStaysEmptyIsTriedFourTimes() {
        Outcome<Ended> outcome = machine.run(subscription("empty visa"));
        while (outcome instanceof Outcome.Paused) {
            outcome = wake(outcome);
        }

        assertThat(outcome.orElseThrow()).isEqualTo(new Ended("suspended: the card is empty"));
        assertThat(diary).filteredOn("cannot charge ann-1"::equals).hasSize(4);
        assertThat(diary).endsWith("mail to ann: Your subscription is suspended; invoice ann-1 is open");
    }

    @Test
    void whatWasPaidForIsNotTakenBack() {
        Snapshot secondMonth =
                wake(wake(machine.run(subscription("late visa")))).snapshot();
        assertThat(diary).contains("book ann-1", "cannot charge ann-2").doesNotContain("book ann-2");
        diary.clear();

        Outcome<Ended> outcome = machine.resume(secondMonth).cancel(CancelMode.COMPENSATE);

        assertThat(outcome).isInstanceOf(Outcome.Cancelled.class);
        assertThat(diary).containsExactly("cancel ann-2");
    }

    /** Lets time pass until the run has something to do. */
    private Outcome<Ended> wake(Outcome<Ended> sleeping) {
        Snapshot snapshot = sleeping.snapshot();
        return machine.resume(snapshot).onTime(snapshot.due().orElseThrow());
    }

    private static Subscription subscription(String card) {
        return new Subscription("ann", card, new BigDecimal("9.90"));
    }
}
