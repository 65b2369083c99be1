import dev.lodestep.*;
import java.util.*;

/** One child, one for each of a list, and one that is not always started. */
@Workflow
class Invoicing {
    record Order(List<Integer> cents, boolean abroad) {}

    record Sent(String text) {}

    @Child(Billing.class)
    Billing.Amount total(Order order) {
        return new Billing.Amount(order.cents().stream().mapToInt(each -> each).sum());
    }

    @Child(value = Billing.class, after = "total", name = "parts")
    List<Billing.Amount> each(Order order) {
        return order.cents().stream().map(Billing.Amount::new).toList();
    }

    @Child(value = Declaring.class, after = "parts")
    void declare() {}

    @OnlyIf("declare")
    boolean isAbroad(Order order) {
        return order.abroad();
    }

    @Compensate("total")
    void storno(Billing.Invoice invoice) {}

    @Step(after = "declare")
    Sent send(@From("total") Billing.Invoice total, List<Billing.Invoice> parts) {
        return new Sent("" + total + parts);
    }

    @Workflow
    static class Billing {
        record Amount(int cents) {}

        record Invoice(int cents) {}

        @Step
        Invoice write(Amount amount) {
            return new Invoice(amount.cents());
        }
    }

    @Workflow
    static class Declaring {
        @Step
        void declare() {}
    }
}
