package dev.lodestep.samples.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.samples.orders.Order.Item;
import dev.lodestep.samples.orders.Review.Approved;
import dev.lodestep.samples.orders.Review.Rejected;
import dev.lodestep.samples.orders.Screening.Clear;
import dev.lodestep.samples.orders.Screening.Suspicious;
import dev.lodestep.testing.TestStep;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A workflow is a class with methods: its decisions are tested without the library. */
class OrderFulfilmentTest {
    private static final Suspicious SUSPICIOUS = new Suspicious("much at once");

    private final List<String> diary = new ArrayList<>();
    private final DemoShop shop = new DemoShop(diary::add);
    private final OrderFulfilment workflow = new OrderFulfilment(shop, shop, shop, shop, shop);

    @Test
    void aReviewerDecides() {
        assertThat(workflow.review(Optional.of(new Answer("eve", true)), SUSPICIOUS))
                .isEqualTo(new Approved("eve"));
        assertThat(workflow.review(Optional.of(new Answer("eve", false)), SUSPICIOUS))
                .isEqualTo(new Rejected("eve"));
    }

    @Test
    void silenceIsANo() {
        assertThat(workflow.review(Optional.empty(), SUSPICIOUS)).isInstanceOf(Rejected.class);
    }

    @Test
    void muchAtOnceIsSuspicious() {
        assertThat(workflow.check(order("1000.00"))).isEqualTo(new Clear());
        assertThat(workflow.check(order("1000.01"))).isInstanceOf(Suspicious.class);
    }

    @Test
    void theMailSaysWhatWasPaidAndWhereTheParcelIs() {
        workflow.mail(
                order("5.00"), new Shipment("T-1"), new Payment("P-1", new BigDecimal("5.00")), TestStep.of("mail"));

        assertThat(diary).containsExactly("mail to ada@example.org: Your order 7 over 5.00 € is on its way: T-1");
    }

    private static Order order(String euros) {
        return new Order("7", "ada@example.org", "Graz", "visa", List.of(new Item("lamp", 1, new BigDecimal(euros))));
    }
}
