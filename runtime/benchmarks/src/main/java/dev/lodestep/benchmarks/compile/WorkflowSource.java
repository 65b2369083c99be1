package dev.lodestep.benchmarks.compile;

/**
 * A workflow as people write them: eight steps, a sealed decision with two branches that meet again, a policy for retries, two compensations,
 * and nine records.
 */
final class WorkflowSource {
    private static final String TEXT = """
            package bench;

            import dev.lodestep.Compensate;
            import dev.lodestep.Failure;
            import dev.lodestep.Retry;
            import dev.lodestep.Step;
            import dev.lodestep.StepContext;
            import dev.lodestep.Timeout;
            import dev.lodestep.Workflow;
            import java.time.Instant;
            import java.util.List;
            import java.util.Optional;

            @Workflow(version = 1)
            public class Order# {
                private final Services services;

                public Order#(Services services) {
                    this.services = services;
                }

                @Step
                Priced price(Request request) {
                    return new Priced(request.items().size() * 100L, request.note());
                }

                @Step
                Reservation reserve(Request request, Priced priced, StepContext step) {
                    return services.reserve(request, step.idempotencyKey());
                }

                @Compensate("reserve")
                void release(Reservation reservation) {
                    services.release(reservation);
                }

                @Step
                @Retry(maxAttempts = 5, initial = "200ms", cap = "30s", notOn = IllegalStateException.class)
                @Timeout("10s")
                Payment charge(Priced priced, Reservation reservation) {
                    return services.charge(priced, reservation);
                }

                @Compensate("charge")
                void refund(Payment payment, Failure reason) {
                    services.refund(payment, reason);
                }

                @Step
                Assessment assess(Request request, Payment payment) {
                    return services.assess(request, payment);
                }

                @Step
                Shipment express(Cleared cleared, Reservation reservation) {
                    return services.ship(reservation, cleared.score());
                }

                @Step
                Shipment inspect(Suspicious suspicious, Reservation reservation) {
                    return services.inspect(reservation, suspicious.reasons());
                }

                @Step
                Invoice invoice(Request request, Shipment shipment) {
                    return new Invoice(request.customer(), shipment.tracking(), shipment.at());
                }

                @Step
                Receipt send(Invoice invoice, Payment payment) {
                    return services.send(invoice, payment);
                }

                public interface Services {
                    Reservation reserve(Request request, String key);

                    void release(Reservation reservation);

                    Payment charge(Priced priced, Reservation reservation);

                    void refund(Payment payment, Failure reason);

                    Assessment assess(Request request, Payment payment);

                    Shipment ship(Reservation reservation, int score);

                    Shipment inspect(Reservation reservation, List<String> reasons);

                    Receipt send(Invoice invoice, Payment payment);
                }

                public record Request(String customer, List<Item> items, Optional<String> note) {}

                public record Item(String sku, int count) {}

                public record Priced(long cents, Optional<String> note) {}

                public record Reservation(String id) {}

                public record Payment(String id, long cents) {}

                public sealed interface Assessment permits Cleared, Suspicious {}

                public record Cleared(int score) implements Assessment {}

                public record Suspicious(List<String> reasons) implements Assessment {}

                public record Shipment(String tracking, Instant at) {}

                public record Invoice(String customer, String tracking, Instant at) {}

                public record Receipt(String number) {}
            }
            """;

    private WorkflowSource() {}

    static String of(int number) {
        return TEXT.replace("#", Integer.toString(number));
    }
}
