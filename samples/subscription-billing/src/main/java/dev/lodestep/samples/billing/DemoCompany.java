package dev.lodestep.samples.billing;

import dev.lodestep.samples.billing.Charge.Declined;
import dev.lodestep.samples.billing.Charge.Paid;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * All services of a small company, which only tell what they do, and its bank: an "empty" card never pays, a "late" one at the second time, any
 * other at once.
 */
final class DemoCompany implements Invoices, Payments, Mailer {
    private final Consumer<String> diary;
    private final Map<String, Integer> charges = new ConcurrentHashMap<>();

    DemoCompany(Consumer<String> diary) {
        this.diary = diary;
    }

    @Override
    public Invoice issue(Subscription subscription, Month month) {
        Invoice invoice = new Invoice(subscription.customer() + "-" + month.number(), subscription.price());
        diary.accept("invoice " + invoice.number());
        return invoice;
    }

    @Override
    public void cancel(Invoice invoice) {
        diary.accept("cancel " + invoice.number());
    }

    @Override
    public Receipt book(Invoice invoice, Paid paid) {
        diary.accept("book " + invoice.number());
        return new Receipt(invoice.number());
    }

    @Override
    public Charge charge(String card, Invoice invoice, String idempotencyKey) {
        int times = charges.merge(invoice.number(), 1, Integer::sum);
        boolean pays = !card.startsWith("empty") && (!card.startsWith("late") || times > 1);
        diary.accept((pays ? "charge " : "cannot charge ") + invoice.number());
        return pays ? new Paid(idempotencyKey) : new Declined("the card is empty");
    }

    @Override
    public void send(String to, String text) {
        diary.accept("mail to " + to + ": " + text);
    }
}
