package dev.lodestep.samples.billing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.samples.billing.Charge.Declined;
import dev.lodestep.samples.billing.Renewal.Quit;
import dev.lodestep.samples.billing.Renewal.Renewed;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The decisions of the workflow, without the library. */
class SubscriptionBillingTest {
    private static final Subscription ANN = new Subscription("ann", "visa", new BigDecimal("9.90"));

    private final List<String> diary = new ArrayList<>();
    private final DemoCompany company = new DemoCompany(diary::add);
    private final SubscriptionBilling workflow = new SubscriptionBilling(company, company, company);

    @Test
    void silenceRenews() {
        Receipt receipt = new Receipt("ann-1");

        assertThat(workflow.untilNextMonth(Optional.empty(), receipt)).isEqualTo(new Renewed());
        assertThat(workflow.untilNextMonth(Optional.of(new Notice("too dear")), receipt))
                .isEqualTo(new Quit("too dear"));
    }

    @Test
    void monthsAreCounted() {
        assertThat(workflow.next(new Renewed(), workflow.begin(ANN))).isEqualTo(new Month(2));
    }

    @Test
    void aReminderSaysWhatIsOpenAndWhy() {
        workflow.remind(new Declined("the card is empty"), ANN, new Invoice("ann-1", ANN.price()));

        assertThat(diary).containsExactly("mail to ann: Invoice ann-1 is not paid: the card is empty");
    }
}
